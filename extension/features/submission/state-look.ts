/** The sign and the colour of a state; never alone, the word stands beside it. */
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { IconName } from '../../ui/icon.tsx';

const looks: Readonly<Record<SubmissionView['state'], { readonly icon: IconName; readonly tone: string }>> = {
  waiting: { icon: 'warn', tone: 'warn' },
  held: { icon: 'busy', tone: 'busy' },
  queued: { icon: 'busy', tone: 'busy' },
  sending: { icon: 'busy', tone: 'busy' },
  retrying: { icon: 'warn', tone: 'warn' },
  accepted: { icon: 'busy', tone: 'busy' },
  done: { icon: 'ok', tone: 'ok' },
  unknown: { icon: 'unclear', tone: 'warn' },
  rejected: { icon: 'bad', tone: 'bad' },
  cancelled: { icon: 'idle', tone: 'idle' },
};

export function stateLook({ state }: Pick<SubmissionView, 'state'>): {
  readonly icon: IconName;
  readonly tone: string;
} {
  return looks[state];
}
