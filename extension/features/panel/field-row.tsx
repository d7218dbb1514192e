/** One value of the draft: its name, the value that edits in place, where it is from; below, what is wrong with it. */
import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { FieldId } from '../../../shared/case/fields.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { placeFor } from '../../../shared/submissions/auction-doubts.ts';
import { samePlainValue } from '../../../shared/submissions/auction-draft.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { formatDistance } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { useFocusStays } from '../../ui/use-focus-stays.ts';
import { useChoiceKeys, valueIn } from './choice-keys.ts';
import { FieldEditor } from './field-editor.tsx';
import { fieldLabelKey, fieldText, isInstantField } from './field-text.ts';
import { IssueNote } from './issue-note.tsx';
import type { Issue } from './issues.ts';
import { OriginMark } from './origin-mark.tsx';
import { usePanel } from './panel-context.ts';
import type { Desk } from './state.ts';

export interface FieldRowProps {
  readonly desk: Desk;
  readonly reading: CaseReading;
  readonly id: FieldId;
  readonly issue: Issue | undefined;
  /** It was filled in just now and stays in sight. */
  readonly settled?: boolean;
  /** Focus goes on to the next open field. */
  readonly onNext: () => void;
}

export function FieldRow({ desk, reading, id, issue, settled = false, onNext }: FieldRowProps): JSX.Element {
  const { now, state: panel } = usePanel();
  const language = useLanguage();
  const text = useText();
  const noteId = useId();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useFocusStays(whole, valueIn);
  useChoiceKeys(whole);
  const field = desk.draft.fields[id];
  const name = fieldName(language, id);
  const label = fieldLabelKey(id);
  const open = issue?.kind === 'missing' || issue?.kind === 'wrong';
  const shown = fieldText(id, field?.value, language);
  const distance =
    isInstantField(id) && typeof field?.value === 'string'
      ? formatDistance(language, field.value, now())
      : '';

  function finish(how: 'next' | 'left' | 'escaped'): void {
    setEditing(false);
    if (how === 'next' && (open || issue !== undefined)) onNext();
    // The box is gone; the value it became takes focus.
    else if (how !== 'left') requestAnimationFrame(() => opener.current?.focus());
  }

  const state = open ? issue.kind : issue?.kind === 'check' ? 'check' : settled ? 'settled' : 'fine';
  return (
    <div
      ref={whole}
      class={`row row--${state}`}
      data-field={id}
      data-issue={issue === undefined ? undefined : issue.kind}
    >
      <div class="row__label" title={name}>
        {settled && !open ? <Icon name="ok" /> : null}
        {label === undefined ? name : text(label)}
      </div>
      <div class="row__value">
        {open || editing ? (
          <FieldEditor
            // A value set from outside is not what was being typed: begin anew with it.
            key={JSON.stringify([field?.value, panel.marked?.field === id ? panel.marked.count : 0])}
            desk={desk}
            id={id}
            focus={editing}
            invalid={issue?.kind === 'wrong'}
            describedBy={noteId}
            onDone={finish}
          />
        ) : (
          <button
            type="button"
            ref={opener}
            class={`row__text${shown === '' ? ' row__text--empty' : ''}`}
            aria-label={text('row.edit', { field: name, value: shown === '' ? text('value.empty') : shown })}
            title={text('row.edit-hint')}
            onClick={() => setEditing(true)}
            onKeyDown={(event) => {
              if (event.key === 'F2') setEditing(true);
            }}
          >
            <span class="row__clip">{shown === '' ? text('value.empty') : shown}</span>
            {distance === '' ? null : <span class="muted"> {distance}</span>}
          </button>
        )}
      </div>
      <div class="row__marks">
        {shown === '' || open || editing ? null : <CopyButton name={name} value={shown} />}
        {field === undefined || field.value === undefined ? null : (
          <OriginMark
            origin={field.origin}
            field={name}
            place={field.origin === 'hand' ? undefined : placeFor(desk.draft, reading, id)}
          />
        )}
      </div>
      <div class="row__note" id={noteId}>
        {issue === undefined ? null : <IssueNote desk={desk} id={id} issue={issue} />}
        {editing ? <PageValue desk={desk} id={id} onTaken={() => finish('escaped')} /> : null}
      </div>
    </div>
  );
}

function CopyButton({ name, value }: { readonly name: string; readonly value: string }): JSX.Element {
  const text = useText();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class="mark mark--copy"
      title={text(copied ? 'row.copied' : 'row.copy')}
      aria-label={`${name}: ${text(copied ? 'row.copied' : 'row.copy')}`}
      onBlur={() => setCopied(false)}
      onClick={() => {
        void copyText(document, value.replaceAll('\u00a0', ' ')).then(setCopied);
      }}
    >
      <Icon name={copied ? 'ok' : 'copy'} />
    </button>
  );
}

/** A value changed by hand can go back to what the page says. */
interface PageValueProps {
  readonly desk: Desk;
  readonly id: FieldId;
  readonly onTaken: () => void;
}

function PageValue({ desk, id, onTaken }: PageValueProps): JSX.Element | null {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  const field = desk.draft.fields[id];
  if (field?.read === undefined || samePlainValue(field.read, field.value)) return null;
  const { read } = field;
  return (
    <div class="row__page-value">
      <span class="muted">{text('row.on-page', { value: fieldText(id, read, language) })}</span>
      <Button
        kind="quiet"
        keepsFocus
        onClick={() => {
          controller.setValue(id, read);
          onTaken();
        }}
      >
        {text('row.take-page')}
      </Button>
    </div>
  );
}
