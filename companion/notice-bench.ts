/** For tests: a companion against the practice notice board. */
import type { RouteMessage } from '../shared/contract/routes.ts';
import type { SubmissionView } from '../shared/contract/submission.ts';
import { type NoticeSubmission, noticeLot, type PostNotice } from '../shared/submissions/notice.ts';
import { type CompanionBench, type CompanionBenchOptions, createCompanionBench } from './companion-bench.ts';
import { createFakeClock } from './fake-clock.ts';
import {
  type CudSandbox,
  type CudSandboxOptions,
  createCudSandbox,
  practiceKey,
} from './sandbox/cud/index.ts';

export interface NoticeBench extends CompanionBench {
  readonly cud: CudSandbox;
  /** A call for pick-up (V49) to a company, today. */
  notice(changes?: Partial<PostNotice>): PostNotice;
  store(
    payload: NoticeSubmission,
    changes?: Partial<RouteMessage<'submissions.store'>>,
  ): Promise<SubmissionView>;
}

export interface NoticeBenchOptions extends Pick<CompanionBenchOptions, 'env' | 'settings' | 'around'> {
  readonly cud?: CudSandboxOptions;
  readonly withCredentials?: boolean;
}

export async function createNoticeBench(options: NoticeBenchOptions = {}): Promise<NoticeBench> {
  const clock = createFakeClock();
  const cud = createCudSandbox({ now: clock.now, ...options.cud });
  const bench = await createCompanionBench({
    clock,
    answer: (request) => cud.app.request(request),
    secrets: options.withCredentials === false ? {} : { cud: { apiKey: practiceKey } },
    env: {
      PODATELNA_CUD_URL: 'http://127.0.0.1:9',
      PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:10',
      ...options.env,
    },
    settings: options.settings,
    around: options.around,
  });
  return {
    ...bench,
    cud,
    notice: (changes = {}) =>
      // Whatever the type needs is among the changes; the companion checks it.
      ({
        kind: 'notice',
        action: 'post',
        type: 'V49',
        number: '142EX355/25-14',
        postOn: '2027-03-01',
        addressee: { name: 'Cvičná stavební s.r.o.', companyId: '74120697' },
        papers: [
          { number: '142EX355/25-14', description: 'Exekuční příkaz', deliveryKind: 'do vlastních rukou' },
        ],
        ...changes,
      }) as PostNotice,
    store: (payload, changes = {}) => {
      const lot = payload.action === 'post' ? noticeLot(payload) : `withdraw.${payload.cudid}`;
      const fileMark = payload.number.replace(/-.*$/, '');
      return bench.storeRequest({ caseKey: { fileMark, kind: 'notice', lot }, payload, ...changes });
    },
  };
}
