/** What is remembered of a submission and of the companion: what names nobody, and no more than is shown of it. Pure. */
import type { ServiceInfo } from '../../../shared/contract/service-info.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';

/** The pill counts the steps of what is on its way; of everything else they would be most of what is remembered. */
const counted: ReadonlySet<SubmissionView['state']> = new Set(['sending', 'accepted']);

/** Titles, addresses and the remote's words may name people: they are shown from the companion, never kept here. */
export function withoutContent(submission: SubmissionView): SubmissionView {
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
    steps: counted.has(submission.state) ? submission.steps.map((step) => ({ ...step, params: {} })) : [],
    problem: submission.problem === null ? null : { ...problem, params: {} },
  };
}

/** The remote's own words may name people, and so may the name this browser has at the office. */
export function withoutWords({ caller: _caller, ...info }: ServiceInfo): ServiceInfo {
  return {
    ...info,
    systems: info.systems.map((system) => {
      if (system.problem === null) return system;
      const { remoteWords: _words, ...problem } = system.problem;
      return { ...system, problem: { ...problem, params: {} } };
    }),
  };
}
