/**
 * Everything about Portál dražeb that is not public and was assumed, by its number in the portal reference,
 * section 13. A look at the vendor's OpenAPI document changes a line here and nothing else.
 *
 * One that is about the law and not about the portal stands with the figures of the checks (shared/office/settings.ts):
 * PD-33, the shares of repeated auctions, 1/2, 2/5, 3/10, 1/4 (§ 336m odst. 3 o. s. ř.), which each office has to confirm.
 */
import type { AuctionKind } from '../../../shared/case/record.ts';

export const assumptions = {
  /** E1; public (reference, section 2). */
  loginPath: '/login/jwt',
  /** E2; the path is public, paging is PD-07. */
  listPath: '/admin/auctions.json',
  listParameters: { limit: 'limit', offset: 'offset' },
  /** PD-07: records asked for at once, and the most pages read before the list counts as incomplete. */
  pageSize: 50,
  mostPages: 400,
  /** E3 to E5 are public; PD-15: the path for voluntary auctions. */
  createPath: (kind: AuctionKind, voluntary: boolean): string =>
    `/admin/auctions/new/${voluntary ? 'voluntary' : 'execution'}/${kind}.json`,
  /** E6, E7; public. */
  uploadImagePath: '/admin/auctions/upload-image',
  uploadDocumentPath: '/admin/auctions/upload-document',
  /** PD-01, PD-05, PD-08: one path with the hash for reading, editing and changing the state. */
  auctionPath: (hash: string): string => `/admin/auctions/${encodeURIComponent(hash)}.json`,
  /** E9; public. */
  copyPath: (hash: string): string => `/admin/auctions/${encodeURIComponent(hash)}/copy.json`,
  /** PD-30 */
  categoriesPath: '/admin/categories.json',
  /** PD-31 */
  officesPath: '/admin/offices.json',
  /** Page of a published auction for a person; public (reference, section 11). */
  publicPath: (slug: string): string => `/drazba/${encodeURIComponent(slug)}`,
  /** PD-12 */
  uploadField: 'file',
  /** PD-32 */
  officeField: 'auctioneer_office',
  personField: 'responsible_person',
  /** PD-11: a token is renewed this long before its `exp`. */
  renewBeforeMs: 60_000,
  /** PD-24 */
  timeoutMs: 30_000,
  uploadTimeoutMs: 120_000,
  /** How long after a lost answer its effect may still appear (our rule; not stated by the portal). */
  settleMs: 120_000,
  /** Our rule: a look this fresh counts as taken right before the create. */
  lookStaysFreshMs: 5_000,
  /** States in which a record no longer stands in the way of a new one with its number (PD-18, section 6). */
  closedStates: ['deleted', 'cancelled', 'deferred'] as readonly string[],
  /** PD-18: in these states a second record with the same number and kind is a duplicate whatever its term. */
  openStates: ['draft', 'upcoming', 'bidding', 'objections'] as readonly string[],
  /** PD-16: what the portal itself makes of a published auction. */
  publishedStates: ['upcoming', 'bidding', 'objections', 'finished', 'paid'] as readonly string[],
  /** PD-10: the record asked for isn't there (any more). */
  goneStatuses: [404, 410] as readonly number[],
  /** PD-31: answers that mean the office list isn't there, so the two identifiers are left out. */
  listMissingStatuses: [403, 404, 405] as readonly number[],
} as const;
