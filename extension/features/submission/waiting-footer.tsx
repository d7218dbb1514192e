/** What waits for somebody: approving it, sending it back, or taking it back. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { approvedWhere } from './approval.ts';
import { ClosingQuestion } from './closing-question.tsx';
import { FilingButton } from './filing-click.tsx';
import { Footer } from './footer.tsx';
import { promisedBy } from './steps.ts';
import { useSubmission } from './submission-context.ts';
import { useClosing } from './use-closing.ts';
import { useHandedOnFocus } from './use-handed-on-focus.ts';

export interface WaitingFooterProps {
  readonly submission: SubmissionView;
  readonly trouble: JSX.Element | null;
}

export function WaitingFooter({ submission, trouble }: WaitingFooterProps): JSX.Element {
  const { busy, service, ...desk } = useSubmission();
  const text = useText();
  const closing = useClosing(submission);
  const { id } = submission;
  const where = approvedWhere(submission, service);
  const isReturned = where === 'here';
  if (closing.question.isAsked) {
    return (
      <ClosingQuestion
        key={id}
        question={closing.question}
        sentence={text(isReturned ? 'return.question' : 'withdraw.question')}
        confirm={text(isReturned ? 'action.return-short' : 'action.withdraw')}
        needsReason={isReturned}
        trouble={trouble}
        onYes={(note) => desk.withdraw(id, note)}
      />
    );
  }
  return (
    <Buttons
      trouble={trouble}
      sentence={where === 'elsewhere' ? text('approval.by-another') : null}
      end={
        <Button busy={busy} buttonRef={closing.opener} onClick={closing.question.ask}>
          {text(isReturned ? 'action.return' : 'action.withdraw')}
        </Button>
      }
    >
      {where === 'here' ? (
        <FilingButton kind="primary" busy={busy} onFile={() => desk.approve([id])}>
          {text(`action.approve-${promisedBy(submission)}`)}
        </FilingButton>
      ) : null}
      {submission.awaits?.includes('signature') === true ? (
        <Button kind={where === 'here' ? 'secondary' : 'primary'} onClick={desk.openSigningBook}>
          {text('action.signing-book')}
        </Button>
      ) : null}
    </Buttons>
  );
}

/** A part of its own, so that its focus is handed on when the bar goes away. */
function Buttons(props: Omit<Parameters<typeof Footer>[0], 'element'>): JSX.Element {
  const element = useRef<HTMLElement>(null);
  useHandedOnFocus(element);
  return <Footer {...props} element={element} />;
}
