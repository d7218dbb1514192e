/** Asks the companion for the state of everything, and keeps of it what names nobody. */
import { isProblemError, type Problem } from '../../../shared/contract/problems.ts';
import type { ServiceInfo } from '../../../shared/contract/service-info.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { type Overview, readOverview, writeOverview } from './overview-memory.ts';
import { service } from './service.ts';

/** Titles, addresses and the remote's words may name people: they are shown from the companion, never kept here. */
function withoutContent(submission: SubmissionView): SubmissionView {
  const { remoteWords: _words, ...problem } = submission.problem ?? {
    code: 'internal' as const,
    params: {},
    sent: 'nothing' as const,
  };
  return {
    ...submission,
    title: '',
    pageUrl: null,
    // Whether it is there still, and as what; not what leads there.
    remote: submission.remote === null ? null : { id: '', url: null, state: submission.remote.state },
    preparedBy: '',
    approvedBy: null,
    closingNote: null,
    candidates: [],
    ...(submission.signatures === undefined
      ? {}
      : { signatures: submission.signatures.map(({ name: _name, ...one }) => one) }),
    steps: submission.steps.map((step) => ({ ...step, params: {} })),
    problem: submission.problem === null ? null : { ...problem, params: {} },
  };
}

/** The remote's own words may name people, and so may the name this browser has at the office. */
function withoutWords({ caller: _caller, ...info }: ServiceInfo): ServiceInfo {
  return {
    ...info,
    systems: info.systems.map((system) => {
      if (system.problem === null) return system;
      const { remoteWords: _words, ...problem } = system.problem;
      return { ...system, problem: { ...problem, params: {} } };
    }),
  };
}

/** Asks the companion and remembers the answer, or why there is none. */
export async function refreshOverview(): Promise<Overview> {
  const previous = await readOverview();
  let next: Overview;
  try {
    const list = await service.call('submissions.list', { limit: 100 });
    const info = await service.call('service.read', {});
    const { notices } = await service.call('notices.list', { onlyConcerns: true, limit: 100 });
    next = {
      readAt: new Date().toISOString(),
      cursor: list.cursor,
      needsPerson: list.needsPerson + notices.length,
      service: withoutWords(info),
      problem: null,
      submissions: list.submissions.map(withoutContent),
    };
  } catch (error) {
    const problem: Problem = isProblemError(error)
      ? error.problem
      : { code: 'internal', params: {}, sent: 'nothing' };
    next = { ...previous, problem };
  }
  await writeOverview(next);
  return next;
}
