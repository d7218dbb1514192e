/**
 * E9: a copy of an auction as a new draft. It carries the number of its source until it is edited (PD-17), so a copy
 * whose answer was lost is looked for under both numbers.
 */
import type { AuctionCopySubmission } from '../../../shared/submissions/auction-change.ts';
import type { Run, Verdict } from '../connector.ts';
import { LostAnswer, Refusal, TransientFailure, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { isSameKind, sameNumber, toCandidate, toIdentity } from './compare.ts';
import { createdSchema } from './created-schema.ts';
import { learnFromOwnDraft, provesAbsence } from './drafts-listed.ts';
import { listAuctions } from './list-auctions.ts';
import { type Baseline, baselineSchema, isInTheWay } from './look-around.ts';
import { type Portal, readAuction, readIfThere } from './portal.ts';
import { type PortalRecord, readRecord } from './schema.ts';

/** Makes the copy unless it is there already, and answers its hash. */
export async function copyAuction(portal: Portal, run: Run, copy: AuctionCopySubmission): Promise<string> {
  const earlier =
    run.remoteId ?? run.done('copy', createdSchema)?.hash ?? (await readInherited(portal, run, copy));
  if (earlier !== undefined) return earlier;
  const look = await run.step('look', { effect: 'safe' }, async () => {
    const source = await readAuction(portal, copy.remoteHash, run.signal);
    if (!sameNumber(source.number, copy.sourceNumber) || source.status === 'deleted') {
      throw new Refusal({
        code: 'remote-conflict',
        field: 'referenceNumber',
        params: { state: source.status ?? '' },
      });
    }
    const around = await lookForCopies(portal, run, copy);
    return { result: around, params: { found: around.baseline.known.length } };
  });
  if (look.late !== undefined) {
    const { late } = look;
    return (await run.step('copy', { effect: 'effect', intent: look.baseline }, async () => late)).hash;
  }
  const made = await run.step('copy', { effect: 'effect', intent: look.baseline }, async () => {
    const { body } = await portal.client.effect(
      { method: 'PATCH', path: assumptions.copyPath(copy.remoteHash), signal: run.signal },
      async () => {
        const again = await lookForCopies(portal, run, copy);
        if (again.baseline.known.join() !== look.baseline.known.join()) {
          throw new TransientFailure({ code: 'remote-conflict' });
        }
      },
    );
    const record = readRecord(body);
    // The answer may be the source with its hash: then the copy is found through the list.
    if (record === undefined || record.hash === copy.remoteHash)
      throw new LostAnswer('copied, but not named');
    return {
      result: { hash: record.hash },
      params: { remote: record.hash },
      remote: toIdentity(portal.baseUrl, record),
    };
  });
  learnFromOwnDraft(run, await listAuctions(portal.client, run.signal), made.hash);
  return made.hash;
}

/** The copy an earlier, rejected or cancelled version left. */
async function readInherited(
  portal: Portal,
  run: Run,
  copy: AuctionCopySubmission,
): Promise<string | undefined> {
  const hash = run.inheritedRemoteId;
  if (hash === null || hash === copy.remoteHash) return undefined;
  const record = (await readIfThere(portal, hash, run.signal))?.record;
  return record?.status === 'draft' && carriesEither(record, copy) ? hash : undefined;
}

/** Exactly one new draft under either number is the copy; none in a list that would show it: absent. */
export async function reconcileCopy(
  portal: Portal,
  run: Run,
  copy: AuctionCopySubmission,
  intent: unknown,
): Promise<Verdict> {
  const baseline = baselineSchema.parse(intent);
  const list = await listAuctions(portal.client, run.signal);
  const fresh = newDrafts(list.records, copy, baseline, run.ignoredRemoteIds);
  const [only] = fresh;
  if (only === undefined && provesAbsence(run, list)) return { kind: 'absent' };
  if (only !== undefined && fresh.length === 1 && baseline.complete) {
    return { kind: 'happened', result: { hash: only.hash }, remote: toIdentity(portal.baseUrl, only) };
  }
  return { kind: 'unsure', candidates: fresh.map((one) => toCandidate(portal.baseUrl, one)) };
}

async function lookForCopies(portal: Portal, run: Run, copy: AuctionCopySubmission) {
  const list = await listAuctions(portal.client, run.signal);
  const carrying = list.records.filter((one) => carriesEither(one, copy));
  const baseline: Baseline = { known: carrying.map((one) => one.hash).toSorted(), complete: list.complete };
  const first = run.firstIntent('copy', baselineSchema);
  if (first !== undefined) {
    const fresh = newDrafts(carrying, copy, first, run.ignoredRemoteIds);
    const [only] = fresh;
    if (only !== undefined && fresh.length === 1 && first.complete) {
      const late = { result: { hash: only.hash }, remote: toIdentity(portal.baseUrl, only) };
      return { baseline: first, late };
    }
    if (fresh.length > 0) throw duplicate(portal, fresh);
    return { baseline: first, late: undefined };
  }
  const wanted = { auctionKind: copy.auctionKind, startsAt: copy.changes.startsAt };
  const inTheWay = carrying.filter(
    (one) =>
      sameNumber(one.number, copy.number) &&
      isInTheWay(one, wanted) &&
      !run.ignoredRemoteIds.includes(one.hash),
  );
  if (inTheWay.length > 0 && run.duplicateReason === null) throw duplicate(portal, inTheWay);
  return { baseline, late: undefined };
}

function newDrafts(
  records: readonly PortalRecord[],
  copy: AuctionCopySubmission,
  baseline: Baseline,
  ignored: readonly string[],
): PortalRecord[] {
  return records.filter(
    (one) =>
      carriesEither(one, copy) &&
      isSameKind(one, copy.auctionKind) &&
      one.status === 'draft' &&
      !baseline.known.includes(one.hash) &&
      !ignored.includes(one.hash),
  );
}

function carriesEither(record: PortalRecord, copy: AuctionCopySubmission): boolean {
  return sameNumber(record.number, copy.number) || sameNumber(record.number, copy.sourceNumber);
}

function duplicate(portal: Portal, records: readonly PortalRecord[]): Undecided {
  return new Undecided(
    { code: 'duplicate-at-remote', params: { count: records.length } },
    records.map((one) => toCandidate(portal.baseUrl, one)),
  );
}
