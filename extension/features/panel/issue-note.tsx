/** Under a row: why it needs a person, the answers of the page to choose from, the remote's own words. */
import type { JSX } from 'preact';
import type { FieldId } from '../../../shared/case/fields.ts';
import type { Choice } from '../../../shared/submissions/auction-doubts.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import { problemText } from '../../ui/problem-text.ts';
import { fieldText } from './field-text.ts';
import type { Issue } from './issues.ts';
import { OriginMark } from './origin-mark.tsx';
import { usePanel } from './panel-context.ts';
import type { Desk } from './state.ts';

export interface IssueNoteProps {
  readonly desk: Desk;
  readonly id: FieldId;
  readonly issue: Issue;
}

export function IssueNote({ desk, id, issue }: IssueNoteProps): JSX.Element | null {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();

  if (issue.reason === 'refused') {
    if (desk.refusal === null) return null;
    const { problem } = desk.refusal;
    return (
      <div class="issue tone-bad">
        <p>{problemText(language, problem)}</p>
        {problem.remoteWords === undefined ? null : (
          <p class="quote">{text('quote', { words: problem.remoteWords })}</p>
        )}
        <Button kind="quiet" onClick={() => controller.confirm(id)}>
          {text('issue.keep')}
        </Button>
      </div>
    );
  }
  // The editor itself says why a text wasn't understood, and asks what to make of haléře.
  if (issue.reason === 'typed' || issue.reason === 'fraction') return null;
  const why = `doubt.${issue.why ?? ''}`;
  const sentence =
    issue.reason === 'doubtful' && isMessageKey(why) ? text(why) : text(`issue.${issue.reason}`);
  const quiet = issue.reason === 'not-found' && issue.choices.length === 0;
  return (
    <div class="issue">
      {quiet ? null : <p class={issue.kind === 'check' ? 'tone-warn' : 'tone-bad'}>{sentence}</p>}
      {issue.reason === 'doubtful' ? (
        <div class="issue__choices">
          {issue.choices.map((choice) => (
            <q key={choice.raw} class="issue__raw">
              {choice.raw}
            </q>
          ))}
          <Button icon="ok" onClick={() => controller.confirm(id)}>
            {text('issue.confirm')}
          </Button>
        </div>
      ) : (
        <Choices id={id} choices={issue.choices} empties={issue.kind === 'check'} />
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly id: FieldId;
  readonly choices: readonly Choice[];
  /** The field may stay empty. */
  readonly empties: boolean;
}

function Choices({ id, choices, empties }: ChoicesProps): JSX.Element | null {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  if (choices.length === 0) return null;
  return (
    <fieldset class="issue__choices">
      <legend class="sr-only">{text('issue.choose')}</legend>
      {choices.map((choice, index) => (
        // Two places may print the same text, so the position is part of the key.
        <span class="choice" key={`${choice.place.frame} ${choice.place.selector} ${index}`}>
          {choice.value === undefined ? (
            <q class="issue__raw">{choice.raw}</q>
          ) : (
            <button
              type="button"
              class="chip"
              title={choice.raw}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => controller.setValue(id, choice.value)}
            >
              {fieldText(id, choice.value, language)}
            </button>
          )}
          <OriginMark origin="page" place={choice.place} field={choice.raw} />
        </span>
      ))}
      {empties ? (
        <Button kind="quiet" onClick={() => controller.confirm(id)}>
          {text('issue.leave-empty')}
        </Button>
      ) : null}
    </fieldset>
  );
}
