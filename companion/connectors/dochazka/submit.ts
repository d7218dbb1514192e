/** An arrival or departure, step by step (Docházka reference, section 8). Nothing sent here can be taken back. */
import { z } from 'zod';
import type { Payload } from '../../../shared/contract/submission.ts';
import { type AttendanceSubmission, attendanceMoment } from '../../../shared/submissions/attendance.ts';
import type { Clock } from '../../clock.ts';
import type { Outcome, Run } from '../connector.ts';
import { LostAnswer, TransientFailure, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { carries, equalRecords, toCandidate, toIdentity } from './equal-records.ts';
import type { HourlyLimit, Purpose } from './hourly-limit.ts';
import type { WholeList } from './list-all.ts';
import { type RecordsReader, readRecords } from './read-records.ts';
import { createdSchema, type RemoteRecord } from './schema.ts';

export interface Dochazka extends RecordsReader {
  readonly clock: Pick<Clock, 'now' | 'wait' | 'uuid'>;
  readonly limit: HourlyLimit;
}

/** Stored before the record is sent: what tells ours from one made by a button or an e-mail. */
export const intentSchema = z.object({ reference: z.string() });

const resultSchema = z.object({ id: z.int() });

export interface Prepared {
  /** The record that is there already; null: it is still to be made. */
  readonly id: number | null;
}

export function asAttendance(payload: Payload): AttendanceSubmission {
  if (payload.kind !== 'attendance') throw new Error('Docházka.net takes attendance only');
  return payload;
}

/** The user's records of this kind around the moment. */
export function readAround(
  dochazka: Dochazka,
  entry: Pick<AttendanceSubmission, 'userId' | 'type' | 'at'>,
  purpose: Purpose,
  signal: AbortSignal,
): Promise<WholeList<RemoteRecord>> {
  const day = attendanceMoment(entry.at).slice(0, 10);
  return readRecords(
    dochazka,
    { userId: entry.userId, type: entry.type, from: day, to: day, purpose },
    signal,
  );
}

/** An equal record, whoever made it, means there is nothing to do; two of them are for a person. */
export async function prepare(dochazka: Dochazka, run: Run): Promise<Prepared> {
  const entry = asAttendance(run.payload);
  const earlier = run.done('record', resultSchema);
  if (earlier !== undefined) return earlier;
  return run.step<Prepared>('look', { effect: 'safe' }, async () => {
    const list = await readAround(dochazka, entry, 'begin', run.signal);
    const equal = equalRecords(list.entries, entry);
    checkAlone(run, equal);
    const [record] = equal;
    if (record !== undefined) {
      return { result: { id: record.id }, params: { already: record.id }, remote: toIdentity(record.id) };
    }
    // An incomplete list proves nothing: what it lacks may be this very record.
    if (!list.complete) throw new TransientFailure({ code: 'remote-unexpected' });
    return { result: { id: null }, params: { found: list.entries.length } };
  });
}

export async function submit(dochazka: Dochazka, run: Run, prepared: Prepared): Promise<Outcome> {
  const entry = asAttendance(run.payload);
  const id = prepared.id ?? (await record(dochazka, run, entry));
  run.accept();
  return verify(dochazka, run, entry, id);
}

async function record(dochazka: Dochazka, run: Run, entry: AttendanceSubmission): Promise<number> {
  const { client, clock } = dochazka;
  // The same reference for every attempt: two records that carry it are ours for certain.
  const reference = run.firstIntent('record', intentSchema)?.reference ?? clock.uuid().slice(-8);
  const { id } = await run.step('record', { effect: 'irreversible', intent: { reference } }, async () => {
    const body = {
      user_id: entry.userId,
      timestamp: attendanceMoment(entry.at),
      type: entry.type,
      note: `${entry.note} ${assumptions.referenceIn(reference)}`.trim(),
    };
    const created = createdSchema.safeParse(
      await client.create(assumptions.attendancePath, body, run.signal),
    );
    // B7: without an identifier the record is looked up like after a lost answer.
    if (!created.success) throw new LostAnswer('recorded, but the answer names no record');
    return {
      result: created.data,
      params: { remote: String(created.data.id) },
      remote: toIdentity(created.data.id),
    };
  });
  return id;
}

/** Reads back that it is there, once. */
async function verify(
  dochazka: Dochazka,
  run: Run,
  entry: AttendanceSubmission,
  id: number,
): Promise<Outcome> {
  const remote = await run.step('verify', { effect: 'safe' }, async () => {
    const list = await readAround(dochazka, entry, 'work', run.signal);
    const equal = equalRecords(list.entries, entry);
    if (!run.acceptedAsIs) checkAlone(run, equal);
    if (equal.every((one) => one.id !== id)) {
      if (!list.complete) throw new TransientFailure({ code: 'remote-unexpected' });
      throw new Undecided({ code: 'remote-conflict', params: { state: 'missing' } }, equal.map(toCandidate));
    }
    return { result: toIdentity(id), remote: toIdentity(id) };
  });
  return { kind: 'verified', remote };
}

/** @throws Undecided when ours stands there twice, or two records already say the same: only the web application can remove one. */
function checkAlone(run: Run, equal: readonly RemoteRecord[]): void {
  if (equal.length < 2) return;
  const reference = run.firstIntent('record', intentSchema)?.reference;
  const ours = reference === undefined ? 0 : equal.filter((one) => carries(one, reference)).length;
  throw new Undecided(
    { code: 'duplicate-at-remote', params: { count: equal.length, ours } },
    equal.map(toCandidate),
  );
}
