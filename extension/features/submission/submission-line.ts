/** One sentence that says where a submission stands. Pure. */
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatClock, formatStamp, secondsUntil } from '../../ui/format.ts';
import type { IconName } from '../../ui/icon.tsx';
import { type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';
import { problemText } from '../../ui/problem-text.ts';
import { doneAs, stateWord } from './state-look.ts';
import { deedOf, differsAtRemote, doneSteps, promisedBy } from './steps.ts';

export interface StatusLine {
  readonly tone: 'ok' | 'warn' | 'bad' | 'busy' | 'idle';
  readonly icon: IconName;
  readonly text: string;
  /** Read out at once, not when there is time. */
  readonly refusal?: boolean;
}

export const line = (tone: StatusLine['tone'], icon: IconName, text: string): StatusLine => ({
  tone,
  icon,
  text,
});

/** Which sentence belongs to a state: what was promised differs by action. */
export function submissionLine(submission: SubmissionView, language: Language, now: string): StatusLine {
  const text = (key: MessageKey, params = {}): string => translate(language, key, params);
  const system = text(`system.${submission.system}`);
  const due = submission.dueAt === null ? null : formatClock(submission.dueAt);
  switch (submission.state) {
    case 'waiting':
      // Who prepared it is whom the one who approves may ask.
      return line(
        'warn',
        'warn',
        submission.preparedBy && submission.awaits?.includes('approval') === true
          ? text('status.waiting-approval', { who: submission.preparedBy })
          : stateWord(submission, language),
      );
    case 'held': {
      const seconds = submission.heldUntil === null ? 0 : secondsUntil(submission.heldUntil, now);
      return line('busy', 'busy', text(`status.held-${promisedBy(submission)}`, { seconds }));
    }
    case 'queued':
      return line(
        'busy',
        'busy',
        text(due === null ? 'state.queued' : 'status.queued-until', { time: due ?? '' }),
      );
    case 'sending': {
      const { done, all } = doneSteps(submission);
      return line('busy', 'busy', text('status.sending', { done: Math.min(done + 1, all), all, system }));
    }
    case 'retrying':
      return line(
        'warn',
        'warn',
        due === null ? text('state.retrying') : text('status.retrying', { time: due }),
      );
    case 'accepted':
      return line('busy', 'busy', stateWord(submission, language));
    case 'done':
      return line(
        'ok',
        'ok',
        [
          text(`status.done-${doneAs(submission)}`, { time: formatStamp(language, submission.stateSince) }),
          ...(submission.keptAsIs === true ? [text('status.kept-as-is')] : []),
        ].join(' '),
      );
    case 'unknown':
      return { ...line('warn', 'unclear', text(unknownKey(submission))), refusal: true };
    case 'rejected': {
      const what =
        submission.problem === null
          ? text('state.rejected')
          : problemText(language, submission.problem, submission.system);
      const sent = text(refusalKey(submission));
      return { ...line('bad', 'bad', `${what} ${sent}`), refusal: true };
    }
    case 'cancelled':
      return line('idle', 'idle', stateWord(submission, language));
  }
}

/** States that say of a record that it isn't there. */
const gone: ReadonlySet<unknown> = new Set(['deleted', 'missing']);

/** That a record is there is said where it is known; only a lost answer leaves even that open. */
function unknownKey(submission: SubmissionView): MessageKey {
  const { problem } = submission;
  if (problem?.code === 'duplicate-at-remote') return 'status.unknown-duplicate';
  if (differsAtRemote(problem)) return 'status.unknown-differs';
  const state = problem?.code === 'remote-conflict' ? problem.params.state : undefined;
  if (state !== undefined && !gone.has(state)) return 'status.unknown-state';
  const deed = deedOf(submission);
  return deed === 'auction' ? 'status.unknown' : `status.unknown-${deed}`;
}

/** What a refusal left behind: a refused cancellation leaves the auction as public as it was. */
function refusalKey(submission: SubmissionView): MessageKey {
  const effect = submission.problem?.sent ?? 'unclear';
  const deed = deedOf(submission);
  // Attendance is never public; what matters is whether anything left.
  if (deed === 'attendance') return `sent.${effect}`;
  if (deed === 'auction' || effect === 'unclear') return `rejected.${effect}`;
  return `rejected-${deed}.${effect === 'nothing' ? 'nothing' : 'begun'}`;
}
