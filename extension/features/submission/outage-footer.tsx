/** What a person may do with a submission under way while the companion can't be reached. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { Footer } from './footer.tsx';
import { useSubmission } from './submission-context.ts';

export interface OutageFooterProps {
  readonly submission: SubmissionView;
  /** Asks for the companion again, where nothing else on the screen does. */
  readonly retry: JSX.Element | null;
  readonly trouble: JSX.Element | null;
}

export function OutageFooter({ submission, retry, trouble }: OutageFooterProps): JSX.Element {
  const { busy, now, act } = useSubmission();
  const text = useText();
  const { id, state, heldUntil } = submission;
  // Taking back stays in its place for as long as there was time for it: the companion may be there again at once.
  const isInTime = state === 'held' && heldUntil !== null && now() < heldUntil;
  const undo = isInTime ? (
    <Button kind="primary" busy={busy} onClick={() => act('submissions.undo', id)}>
      {text('action.undo')}
    </Button>
  ) : null;
  return (
    <Footer trouble={trouble} end={undo}>
      {retry}
    </Footer>
  );
}
