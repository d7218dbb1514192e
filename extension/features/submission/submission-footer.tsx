/** What a person may do with a submission in its state. */
import type { JSX } from 'preact';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { ClosingQuestion } from './closing-question.tsx';
import { FilingButton } from './filing-click.tsx';
import { isSlotFree } from './filing-slot.ts';
import { Footer } from './footer.tsx';
import { OutageFooter } from './outage-footer.tsx';
import { isUnderWay } from './outage-line.ts';
import { QueuedFooter } from './queued-footer.tsx';
import { differsAtRemote, isRemedy, promisedBy } from './steps.ts';
import { useSubmission } from './submission-context.ts';
import { useClosing } from './use-closing.ts';
import type { UnknownChoice } from './use-unknown-choice.ts';
import { WaitingFooter } from './waiting-footer.tsx';

export interface SubmissionFooterProps {
  readonly submission: SubmissionView;
  readonly choice: UnknownChoice;
  /** Why the last thing asked for was not done. */
  readonly trouble?: JSX.Element | null;
  /** Asks for the companion again, where nothing else on the screen does. */
  readonly retry?: JSX.Element | null;
}

export function SubmissionFooter(props: SubmissionFooterProps): JSX.Element {
  const { submission, choice, trouble = null, retry = null } = props;
  const { busy, now, filedAt, outage, ...desk } = useSubmission();
  const text = useText();
  const { question: surrender, opener } = useClosing(submission);
  const { id } = submission;
  const remoteUrl = submission.remote?.url ?? null;
  const giveUp = (
    <ClosingQuestion
      key={id}
      question={surrender}
      sentence={text('unknown.give-up-question')}
      confirm={text('action.give-up')}
      trouble={trouble}
      onYes={(note) => desk.decide(id, { what: 'give-up', ...(note === undefined ? {} : { note }) })}
    />
  );
  const stop = submission.canStop ? (
    <Button busy={busy} onClick={() => desk.act('submissions.stop', id)}>
      {text(promisedBy(submission) === 'publish' ? 'action.stop-publishing' : 'action.stop')}
    </Button>
  ) : null;

  if (outage !== null && isUnderWay(submission))
    return <OutageFooter submission={submission} retry={retry} trouble={trouble} />;
  switch (submission.state) {
    case 'held': {
      // The second click of the double click that filed must hit neither button.
      const isFree = isSlotFree(filedAt, now());
      return (
        <Footer
          trouble={trouble}
          end={
            <Button kind="primary" busy={busy || !isFree} onClick={() => desk.act('submissions.undo', id)}>
              {text('action.undo')}
            </Button>
          }
        >
          {isFree ? (
            <FilingButton busy={busy} onFile={() => desk.act('submissions.send-now', id)}>
              {text('action.send-now')}
            </FilingButton>
          ) : (
            <span class="footer__gap" />
          )}
        </Footer>
      );
    }
    case 'waiting':
      return <WaitingFooter submission={submission} trouble={trouble} />;
    case 'sending':
    case 'accepted':
      return <Footer trouble={trouble}>{stop}</Footer>;
    case 'queued':
    case 'retrying':
      return <QueuedFooter submission={submission} stop={stop} trouble={trouble} />;
    case 'done':
      return (
        <Footer trouble={trouble}>
          <OutsideLink url={remoteUrl} kind="primary" openTab={desk.openTab}>
            {text('action.open-remote')}
          </OutsideLink>
          <Button busy={busy} onClick={() => desk.saveReceipt(id)}>
            {text('action.receipt')}
          </Button>
        </Footer>
      );
    case 'rejected': {
      const putRight = isRemedy(submission) ? undefined : desk.putRight(submission);
      if (surrender.isAsked) return giveUp;
      return (
        <Footer
          trouble={trouble}
          sentence={submission.problem?.field === undefined ? null : text('footer.correct')}
          end={
            <>
              <OutsideLink url={remoteUrl} openTab={desk.openTab}>
                {text('action.open-remote')}
              </OutsideLink>
              {isRemedy(submission) ? null : (
                <Button kind="quiet" buttonRef={opener} onClick={surrender.ask}>
                  {text('action.give-up')}
                </Button>
              )}
            </>
          }
        >
          {isRemedy(submission) ? (
            <Button kind="primary" busy={busy} buttonRef={opener} onClick={surrender.ask}>
              {text('action.give-up')}
            </Button>
          ) : putRight === undefined ? null : (
            <Button kind="primary" onClick={putRight}>
              {text('action.put-right')}
            </Button>
          )}
          {submission.problem?.code === 'remote-login-refused' ? (
            <Button onClick={() => desk.openOptions('systems')}>{text('action.credentials')}</Button>
          ) : null}
        </Footer>
      );
    }
    case 'unknown': {
      const none = submission.candidates.length === 0 || choice.candidate === '';
      // Another one beside what is there needs a reason, and so a filing of its own.
      const isAnother = none && submission.problem?.code === 'duplicate-at-remote';
      // The record it has already: only with its differences, and never without saying so.
      const isAsIs =
        choice.candidate === submission.remote?.id &&
        differsAtRemote(submission.problem) &&
        isAble(desk.service, 'adopt-as-is');
      // Of a draft it is no keeping: it makes the other's price and term public.
      const isPublished =
        isAsIs && promisedBy(submission) === 'publish' && submission.remote?.state === 'draft';
      if (surrender.isAsked) return giveUp;
      return (
        <Footer
          sentence={isPublished ? text('unknown.publish-as-is') : null}
          trouble={trouble}
          end={
            isAnother ? null : (
              <Button kind="quiet" buttonRef={opener} onClick={surrender.ask}>
                {text('action.give-up')}
              </Button>
            )
          }
        >
          {isAnother ? (
            <Button kind="primary" buttonRef={opener} onClick={surrender.ask}>
              {text('action.give-up')}
            </Button>
          ) : none ? (
            <FilingButton
              kind="primary"
              busy={busy || !choice.checked}
              onFile={() => desk.decide(id, { what: 'resend', checked: true })}
            >
              {text('action.resend')}
            </FilingButton>
          ) : (
            <FilingButton
              kind="primary"
              busy={busy || choice.candidate === null}
              onFile={() => {
                if (choice.candidate === null) return;
                desk.decide(id, {
                  what: 'adopt',
                  candidate: choice.candidate,
                  ...(isAsIs ? { asIs: true } : {}),
                });
              }}
            >
              {text(isPublished ? 'action.publish-as-is' : isAsIs ? 'action.adopt-as-is' : 'action.adopt')}
            </FilingButton>
          )}
        </Footer>
      );
    }
    case 'cancelled':
      return <Footer trouble={trouble}>{null}</Footer>;
  }
}
