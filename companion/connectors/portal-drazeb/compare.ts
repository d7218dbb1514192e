/** Compares what we file with what the portal has. */

import type { AuctionKind } from '../../../shared/case/record.ts';
import type { Candidate } from '../../../shared/contract/submission.ts';
import { plainAccount } from '../../../shared/formats/account-number.ts';
import { parseFileMark, sameReference } from '../../../shared/formats/file-mark.ts';
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { RemoteIdentity } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import type { PortalRecord } from './schema.ts';
import { toUtc } from './wire.ts';

/** `142EX00081/25-027` and `142EX81/25-27` name the same sheet of the same case. */
export function sameNumber(a: string, b: string): boolean {
  const [first, second] = [parseFileMark(a), parseFileMark(b)];
  if (first === undefined || second === undefined) return a.trim() === b.trim();
  return sameReference(first, second);
}

/** Undefined where the record doesn't say, or says it in words that aren't the portal's three (`cattype_real`). */
function kindOf(record: PortalRecord): string | undefined {
  return [record.type, record.item?.category?.type].find((one) => kinds.has(one ?? '')) ?? undefined;
}
const kinds: ReadonlySet<string> = new Set(['real', 'movable', 'virtual'] satisfies AuctionKind[]);

export function isSameKind(record: PortalRecord, kind: string): boolean {
  return (kindOf(record) ?? kind) === kind;
}

/** Our names of the fields that differ, among those the record carries. */
export function differingFields(record: PortalRecord, auction: AuctionSubmission): string[] {
  const startsAt = toUtc(auction.startsAt);
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['auctionKind', kindOf(record), auction.auctionKind],
    ['voluntary', record.voluntary, auction.voluntary],
    ['startsAt', record.start_at, startsAt],
    ['appraisedPrice', record.estimated_price, auction.appraisedPrice],
    ['lowestBid', record.item_price, auction.lowestBid],
    ['minimumIncrement', record.minimal_bid, auction.minimumIncrement],
    ['deposit', record.caution_deposit, auction.deposit?.amount],
    ['title', record.item?.title?.trim(), auction.title.trim()],
    // What wasn't said when it was filed is the portal's to fill in.
    ...(auction.endsAt === undefined ? [] : ([['endsAt', record.end_at, toUtc(auction.endsAt)]] as const)),
    ...(auction.deposit === undefined ? [] : depositPairs(record, auction.deposit)),
  ];
  const differing = pairs.filter(
    // An empty text is none.
    ([, theirs, ours]) =>
      theirs !== undefined && (theirs === '' ? undefined : (theirs ?? undefined)) !== ours,
  );
  const names = differing.map(([name]) => name);
  return sameNumber(record.number, auction.number) ? names : ['referenceNumber', ...names];
}

/** Where the deposit is paid to. A portal may write an account or a symbol in another way, without its zeros. */
function depositPairs(
  record: PortalRecord,
  deposit: Exclude<AuctionSubmission['deposit'], undefined>,
): readonly (readonly [string, unknown, unknown])[] {
  const symbol = (text: string): string => text.trim().replace(/^0+(?=.)/, '');
  const pair = (name: string, theirs: Text, ours: Text, plain: (text: string) => string) =>
    [name, theirs && plain(theirs), ours ? plain(ours) : undefined] as const;
  return [
    pair('depositAccount', record.caution_account_number, deposit?.account, plainAccount),
    pair('depositVariableSymbol', record.caution_variable_symbol, deposit?.variableSymbol, symbol),
    pair('depositSpecificSymbol', record.account_specific_symbol, deposit?.specificSymbol, symbol),
  ];
}
type Text = string | null | undefined;

export function toCandidate(baseUrl: string, record: PortalRecord, auction?: AuctionSubmission): Candidate {
  const { id, url, state } = toIdentity(baseUrl, record);
  return {
    id,
    number: record.number,
    state,
    startsAt: record.start_at ?? null,
    updatedAt: record.updated_at ?? null,
    url,
    matches: auction !== undefined && differingFields(record, auction).length === 0,
  };
}

/** A draft has no public page. */
export function toIdentity(baseUrl: string, record: PortalRecord): RemoteIdentity {
  const state = record.status ?? '';
  const slug = record.slug ?? `${record.number.replace('/', '-')}-${record.hash}`.toLowerCase();
  const isPublic = state !== '' && state !== 'draft' && state !== 'deleted';
  return { id: record.hash, url: isPublic ? `${baseUrl}${assumptions.publicPath(slug)}` : null, state };
}
