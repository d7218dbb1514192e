/** "Napravit…": what can still be done about a record, each with what everybody will see of it, asked once more. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { type TransitionAction, transitionActions } from '../../../shared/submissions/auction-change.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { isMessageKey, type MessageKey } from '../../ui/locales/translate.ts';
import { usePanel } from './panel-context.ts';

interface OfferedRemedy {
  readonly action: TransitionAction;
  readonly name: MessageKey;
  readonly question: MessageKey;
  readonly trace: MessageKey;
}

/** Ways of the record's state that this panel has the words for. */
function offeredRemedies({ remedies = [] }: SubmissionView): readonly OfferedRemedy[] {
  return remedies.flatMap(({ action, trace }) => {
    const known = transitionActions.find((one) => one === action);
    const keys = [`remedy.action.${action}`, `remedy.question.${action}`, `remedy.trace.${trace}`];
    const [name, question, shown] = keys.filter(isMessageKey);
    if (known === undefined || name === undefined || question === undefined || shown === undefined) return [];
    return [{ action: known, name, question, trace: shown }];
  });
}

export function RemedySection({ submission }: { readonly submission: SubmissionView }): JSX.Element | null {
  const { controller, state, visibility, onFilingClick } = usePanel();
  const text = useText();
  const [asked, setAsked] = useState<OfferedRemedy | null>(null);
  const remedies = offeredRemedies(submission);
  if (remedies.length === 0) return null;
  if (asked !== null) {
    return (
      <section class="section note note--warn" aria-label={text('remedy.title')}>
        <Icon name="warn" />
        <div>
          <p>
            <strong>{text(asked.question)}</strong> {text(asked.trace)}
          </p>
          <p class="remedy__buttons">
            <Button
              busy={state.busy !== null || visibility === 'waiting'}
              onClick={(event) =>
                onFilingClick(event, () => void controller.remedy(submission, asked.action))
              }
            >
              {text(asked.name)}
            </Button>
            <Button kind="quiet" onClick={() => setAsked(null)}>
              {text('action.back')}
            </Button>
          </p>
        </div>
      </section>
    );
  }
  return (
    <details class="section steps-fold">
      <summary>{text('remedy.title')}</summary>
      <ul>
        {remedies.map((one) => (
          <li class="remedy" key={one.action}>
            <Button onClick={() => setAsked(one)}>{text(one.name)}</Button>
            <span class="muted">{text(one.trace)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
