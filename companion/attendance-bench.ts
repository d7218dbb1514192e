/** For tests: a companion against the practice Docházka.net. */
import type { SubmissionView } from '../shared/contract/submission.ts';
import { attendanceKey, attendanceMoment } from '../shared/submissions/attendance.ts';
import type { AttendanceType } from '../shared/submissions/attendance-key.ts';
import { type CompanionBench, type CompanionBenchOptions, createCompanionBench } from './companion-bench.ts';
import { createFakeClock } from './fake-clock.ts';
import {
  basePath,
  createDochazkaSandbox,
  type DochazkaSandbox,
  type DochazkaSandboxOptions,
} from './sandbox/dochazka/index.ts';

export interface AttendanceBench extends CompanionBench {
  readonly sandbox: DochazkaSandbox;
  /** Records what happens at this moment, now unless told; user 123 unless told. */
  record(type: AttendanceType, at?: string, userId?: number, note?: string): Promise<SubmissionView>;
}

export async function createAttendanceBench(
  options: Pick<CompanionBenchOptions, 'around' | 'env'> & {
    readonly sandbox?: DochazkaSandboxOptions;
    /** The administrator's switch. */
    readonly createUsers?: boolean;
    /** Office policy. */
    readonly fileMarkInNote?: boolean;
  } = {},
): Promise<AttendanceBench> {
  const clock = createFakeClock();
  const sandbox = createDochazkaSandbox({ now: clock.now, ...options.sandbox });
  const bench = await createCompanionBench({
    clock,
    answer: (request) => sandbox.app.request(request),
    secrets: { dochazka: { apiKey: 'cvicny-klic' } },
    env: { PODATELNA_DOCHAZKA_URL: `http://127.0.0.1:9${basePath}`, ...options.env },
    around: options.around,
    settings: {
      dochazka: {
        createUsers: options.createUsers === true,
        fileMarkInNote: options.fileMarkInNote === true,
      },
    },
  });
  return {
    ...bench,
    sandbox,
    record: (type, at = new Date(clock.now()).toISOString(), userId = 123, note = '') => {
      const moment = attendanceMoment(at);
      return bench.storeRequest({
        caseKey: attendanceKey({ userId, type, at }),
        payload: {
          kind: 'attendance',
          action: 'record',
          userId,
          userName: 'Jan Novák',
          type,
          at: moment,
          note,
        },
      });
    },
  };
}
