import type { SubmissionView } from '../../shared/contract/submission.ts';
import { problemText } from './problem-text.ts';

/** One submission as lines of text. */
export function printSubmission(view: SubmissionView): string[] {
  const lines = [`${view.id}  ${view.state.padEnd(9)}  ${view.number}  ${view.system} ${view.action}`];
  if (view.remote !== null)
    lines.push(`  remote: ${view.remote.id} ${view.remote.state} ${view.remote.url ?? ''}`.trimEnd());
  const step = view.steps.find((one) => one.state === 'open' || one.state === 'failed');
  if (step !== undefined) lines.push(`  step: ${step.name} ${step.state}`);
  if (view.heldUntil !== null) lines.push(`  can be undone until ${view.heldUntil}`);
  else if (view.dueAt !== null) lines.push(`  next try: ${view.dueAt}`);
  if (view.problem !== null) lines.push(`  ${problemText(view.problem)}`);
  if (view.closingNote) lines.push(`  note: ${view.closingNote}`);
  for (const one of view.candidates) {
    const equal = one.matches ? 'equal' : 'different';
    lines.push(`  candidate: ${one.id} ${one.number} ${one.state} ${one.startsAt ?? ''} (${equal})`);
  }
  return lines;
}

/** Nothing more happens without a person. */
export function isAtRest(view: SubmissionView): boolean {
  if (view.state === 'done' || view.state === 'rejected' || view.state === 'cancelled') return true;
  return (
    view.state === 'waiting' || (view.dueAt === null && (view.state === 'unknown' || view.state === 'queued'))
  );
}
