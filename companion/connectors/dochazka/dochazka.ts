/** The connector of Docházka.net. */
import type { Payload } from '../../../shared/contract/submission.ts';
import { findFileMarks } from '../../../shared/formats/file-mark.ts';
import { attendanceMoment, attendanceSchema } from '../../../shared/submissions/attendance.ts';
import { removedState } from '../../../shared/submissions/attendance-key.ts';
import type { Connector, Description, Look, LookQuery } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import { businessKeyOf } from './business-key.ts';
import { createDochazkaClient, type DochazkaClientOptions } from './client.ts';
import { equalRecords, toCandidate } from './equal-records.ts';
import { createHourlyLimit } from './hourly-limit.ts';
import { reconcile } from './reconcile.ts';
import { asAttendance, type Dochazka, type Prepared, prepare, readAround, submit } from './submit.ts';
import { listUsers } from './users.ts';

/** @param options `keepRead` hears what each reading of a user's records has found, and when it was asked for. */
export function createDochazkaRemote(options: DochazkaClientOptions & Pick<Dochazka, 'keepRead'>): Dochazka {
  const limit = createHourlyLimit(options.clock);
  const { clock, keepRead } = options;
  return { client: createDochazkaClient(options, limit), clock, limit, keepRead };
}

/**
 * One submission at a time, so one writer for each user on this machine (reference, section 8, step 5).
 * @param policy whether a case's file mark may go to the vendor in a note
 */
export function createDochazka(
  dochazka: Dochazka,
  policy: { readonly fileMarkInNote: boolean },
): Connector<Prepared> {
  return {
    system: 'dochazka',
    settleMs: assumptions.settleMs,
    quota: dochazka.limit.read,
    describe,
    isClosed: (state) => state === removedState,
    whyRefused: (payload) =>
      !policy.fileMarkInNote && findFileMarks(asAttendance(payload).note).length > 0
        ? 'note-not-allowed'
        : undefined,
    check: async (signal) => {
      await listUsers(dochazka, 'work', signal);
      return undefined;
    },
    look: (query, signal) => look(dochazka, query, signal),
    prepare: (run) => prepare(dochazka, run),
    send: (run, prepared) => submit(dochazka, run, prepared),
    reconcile: (run, step) => reconcile(dochazka, run, step),
  };
}

function describe(payload: Payload): Description {
  const entry = asAttendance(payload);
  const moment = attendanceMoment(entry.at);
  return {
    fileMark: null,
    files: [],
    businessKey: businessKeyOf(entry.userId, entry.type, moment),
    number: moment,
    title: entry.userName,
    action: entry.type,
    steps: ['look', 'record', 'verify'],
    isPublic: false,
    remoteId: null,
  };
}

/** `number` is the moment, `recordKind` arrival or departure, `subject` the user's identifier. */
async function look(dochazka: Dochazka, query: LookQuery, signal: AbortSignal): Promise<Look> {
  const entry = attendanceSchema.pick({ userId: true, type: true, at: true }).safeParse({
    userId: Number(query.subject),
    type: query.recordKind,
    at: query.number,
  });
  if (!entry.success) return { records: [], complete: false };
  const list = await readAround(dochazka, entry.data, 'work', signal);
  return { records: equalRecords(list.entries, entry.data).map(toCandidate), complete: list.complete };
}
