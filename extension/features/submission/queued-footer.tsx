/** What a person may do with a submission that waits for its turn, or for another try. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { UnlockSteps } from '../../ui/unlock-vault.tsx';
import { Footer } from './footer.tsx';
import { useSubmission } from './submission-context.ts';

export interface QueuedFooterProps {
  readonly submission: SubmissionView;
  readonly stop: JSX.Element | null;
  readonly trouble: JSX.Element | null;
}

export function QueuedFooter({ submission, stop, trouble }: QueuedFooterProps): JSX.Element {
  const { busy, act, openOptions } = useSubmission();
  const text = useText();
  const [unlocks, setUnlocks] = useState(false);
  const code = submission.problem?.code ?? '';
  const isLocked = code === 'vault-locked';
  return (
    <Footer
      trouble={
        <>
          {isLocked && unlocks ? <UnlockSteps /> : null}
          {trouble}
        </>
      }
      end={stop}
    >
      {['secret-missing', 'remote-login-refused'].includes(code) ? (
        <Button kind="primary" onClick={() => openOptions('systems')}>
          {text('action.credentials')}
        </Button>
      ) : null}
      {isLocked ? (
        <Button kind="primary" expanded={unlocks} onClick={() => setUnlocks(!unlocks)}>
          {text('vault.unlock')}
        </Button>
      ) : null}
      {submission.state === 'retrying' ? (
        <Button busy={busy} onClick={() => act('submissions.retry', submission.id)}>
          {text('action.try-now')}
        </Button>
      ) : null}
    </Footer>
  );
}
