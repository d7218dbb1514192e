/**
 * Everything about CÚD that is not public and was assumed, by its number in the CÚD reference, section 12. A look at the
 * vendor's OpenAPI document changes a line here and nothing else. CU-01, the address, is in companion/config.
 */
import type { NoticeType } from '../../../shared/submissions/notice-types.ts';

export const assumptions = {
  /** R1 to R21; CU-02: no prefix. */
  infoPath: '/',
  ownPath: '/ud/vlastni',
  uncollectedPath: '/ud/vlastni/nevyzvednute',
  codeListsPath: '/ud/ciselniky',
  postPath: (type: NoticeType): string => `/ud/${type}`,
  noticePath: (cudid: string): string => `/ud/${encodeURIComponent(cudid)}`,
  confirmationsPath: (cudid: string): string => `/ud/${encodeURIComponent(cudid)}/potvrzeni`,
  confirmationPath: (cudid: string, type: string): string =>
    `/ud/${encodeURIComponent(cudid)}/potvrzeni/typ-${encodeURIComponent(type)}`,
  /** The texts of the documentation say 1.2 and 1.3; anything else is only read (reference, sections 1 and 8). */
  knownVersions: ['1.2', '1.3'] as readonly string[],
  /** Our rule: a version this fresh is not asked for again. */
  versionStaysFreshMs: 60 * 60 * 1000,
  codeListsStayFreshMs: 24 * 60 * 60 * 1000,
  /** CU-05 */
  fileField: 'soubor',
  /** CU-11 */
  parentField: 'rodicovskyDokument',
  /** CU-07, CU-08: the code of an address point is a number. */
  addressPointToWire: (code: string): number => Number(code),
  /** CU-30 */
  timeoutMs: 60_000,
  /** A file of 20 MB over an office's line. */
  uploadTimeoutMs: 300_000,
  /** How long after a lost answer its effect may still appear (our rule; not stated by CÚD). */
  settleMs: 120_000,
  /**
   * CU-12: nothing is known of paging, so a list proves that something is not there only when it shows our newest
   * document and that one was inserted this recently (reference, section 11).
   */
  witnessMs: 30 * 24 * 60 * 60 * 1000,
  /** CU-12: a list exactly this long may be the first page of a longer one. */
  pageSizes: [10, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000] as readonly number[],
  /** Our rule: how often a document is read while it waits for its posting, and long after its day. */
  lookAgainMs: 10 * 60 * 1000,
  lookAgainLateMs: 6 * 60 * 60 * 1000,
  /** Also while its day is far: a colleague may remove it before. */
  longestLookPauseMs: 12 * 60 * 60 * 1000,
} as const;
