/** The sign and the colour of a state; never alone, the word stands beside it. */
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { IconName } from '../../ui/icon.tsx';
import { type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';
import { type Promised, promisedBy } from './steps.ts';

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

/** `Zveřejněno`, `Vyvěšeno`: what is done is named by what was promised. */
export function stateWord(
  submission: Pick<SubmissionView, 'state' | 'action' | 'system' | 'awaits' | 'remote' | 'steps'>,
  language: Language,
): string {
  const { state, awaits = [] } = submission;
  if (state === 'waiting' && awaits.includes('signature') && !awaits.includes('approval')) {
    return translate(language, 'state.waiting-signature');
  }
  // The board takes a document days before it posts it.
  if (state === 'accepted' && promisedBy(submission) === 'post') {
    return translate(language, 'state.accepted-post');
  }
  if (state === 'cancelled') return translate(language, endedKey(submission));
  return translate(language, state === 'done' ? `done.${doneAs(submission)}` : `state.${state}`);
}

/** The same call of the board destroys or archives; which of the two it was says what was read back. */
export function doneAs(
  submission: Pick<SubmissionView, 'action' | 'system' | 'remote'>,
): Promised | 'destroyed' {
  return submission.remote?.state === 'destroyed' ? 'destroyed' : promisedBy(submission);
}

/** Taken back before anything left, or ended by a person when something had. */
function endedKey({ remote, steps }: Pick<SubmissionView, 'remote' | 'steps'>): MessageKey {
  // Only a person says that nothing came of it; nobody has proved it.
  if (steps.some(({ params }) => params.givenUp === 1 || params.checked === 1))
    return 'state.cancelled-unclear';
  return remote === null ? 'state.cancelled' : 'state.cancelled-there';
}

export function stateLook({ state }: Pick<SubmissionView, 'state'>): {
  readonly icon: IconName;
  readonly tone: string;
} {
  return looks[state];
}
