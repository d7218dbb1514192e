/** The states of a submission and the only ways between them. The outbox refuses any other path. */
export const submissionStates = [
  'waiting',
  'held',
  'queued',
  'sending',
  'retrying',
  'accepted',
  'done',
  'unknown',
  'rejected',
  'cancelled',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const transitions = {
  /** A person allowed what was waiting for approval or signature; the undo window opens. */
  approve: { from: ['waiting'], to: 'held' },
  /** The preparer took back what was waiting. */
  withdraw: { from: ['waiting'], to: 'cancelled' },
  /** "Vrátit zpět" inside the undo window. */
  undo: { from: ['held'], to: 'cancelled' },
  /** The undo window is over, or "Odeslat hned". */
  release: { from: ['held'], to: 'queued' },
  /** A worker took it and opens the next step. */
  start: { from: ['queued', 'retrying'], to: 'sending' },
  /** A transient failure; tried again at its due time. */
  retry: { from: ['sending'], to: 'retrying' },
  /** Offline, vault locked, circuit open, or the process was stopped between steps: waits without counting. */
  pause: { from: ['sending', 'retrying'], to: 'queued' },
  /** The answer to an effect was lost, or the evidence is contradictory. */
  lose: { from: ['sending'], to: 'unknown' },
  /** Reconciliation settled it, or a person decided to adopt or to send again. */
  settle: { from: ['unknown'], to: 'queued' },
  /** A person decided not to send. */
  giveUp: { from: ['unknown', 'rejected'], to: 'cancelled' },
  /** A permanent refusal. */
  reject: { from: ['sending'], to: 'rejected' },
  /** "Zastavit před zveřejněním", honoured between steps. */
  stop: { from: ['queued', 'retrying', 'sending'], to: 'cancelled' },
  /** The remote confirmed the last call. */
  accept: { from: ['sending'], to: 'accepted' },
  /** The promised effect was read back. */
  verify: { from: ['accepted'], to: 'done' },
  /** Read back, but something is missing: a person looks at the evidence. */
  dispute: { from: ['accepted'], to: 'unknown' },
} as const satisfies Record<string, { from: readonly SubmissionState[]; to: SubmissionState }>;

export type TransitionName = keyof typeof transitions;

/**
 * From worst to best: what a person must look at comes first, then what hasn't got anywhere yet. A chain as a whole is
 * as its worst step.
 */
const fromWorst: readonly SubmissionState[] = [
  'rejected',
  'unknown',
  'cancelled',
  'waiting',
  'retrying',
  'held',
  'queued',
  'sending',
  'accepted',
  'done',
];

/** @param states of the steps of a chain; of none: `done`. */
export function worstState(states: readonly SubmissionState[]): SubmissionState {
  return fromWorst.find((state) => states.includes(state)) ?? 'done';
}

/** States a person must act on: the toolbar badge counts these. */
export const needsPerson: ReadonlySet<SubmissionState> = new Set(['unknown', 'rejected', 'waiting']);

/** States in which nothing more happens by itself. */
export const finalStates: ReadonlySet<SubmissionState> = new Set(['done', 'rejected', 'cancelled']);

export function canTransition(from: SubmissionState, name: TransitionName): boolean {
  const allowed: readonly SubmissionState[] = transitions[name].from;
  return allowed.includes(from);
}
