/**
 * Editing one value in place. What was understood stands under the box at once; refusals come on leaving, never while
 * typing; a text that was not understood stays in the box.
 */
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FieldId } from '../../../shared/case/fields.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { fieldInput, fieldText, type Plain } from './field-text.ts';
import { usePanel } from './panel-context.ts';
import { type ParsedField, parseField } from './parse-field.ts';
import type { Desk } from './state.ts';

export interface FieldEditorProps {
  readonly desk: Desk;
  readonly id: FieldId;
  /** Takes focus when it appears: the person asked for it. */
  readonly focus: boolean;
  readonly invalid?: boolean;
  /** Id of an element that says what is wrong. */
  readonly describedBy?: string;
  /** The editor is done with: by Enter (`next`), by leaving (`left`), or given up (`escaped`). */
  readonly onDone: (how: 'next' | 'left' | 'escaped') => void;
}

export function FieldEditor(props: FieldEditorProps): JSX.Element {
  const { desk, id, focus, onDone } = props;
  const { controller, now, state } = usePanel();
  const language = useLanguage();
  const text = useText();
  const feedbackId = useId();
  const box = useRef<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>(null);
  const value = desk.draft.fields[id]?.value;
  const kept = desk.typed[id];
  const [typed, setTyped] = useState(kept ?? fieldInput(id, value, language));
  const [left, setLeft] = useState(kept !== undefined);
  const parse = (written: string): ParsedField => {
    const usualStart = state.office?.usualStart ?? null;
    return parseField(id, written, { draft: desk.draft, now: now(), language, usualStart });
  };
  const parsed = parse(typed);

  useEffect(() => {
    if (!focus) return;
    box.current?.focus();
    if (box.current instanceof HTMLInputElement) box.current.select();
  }, [focus]);

  // It was typed in another window, and is no less typed for that.
  useEffect(() => {
    if (kept === undefined || document.activeElement === box.current) return;
    setTyped(kept);
    setLeft(true);
  }, [kept]);

  function take(next: Plain | undefined): void {
    controller.setValue(id, next);
    setTyped(fieldInput(id, next, language));
  }

  function commit(content: string): ParsedField['status'] {
    const read = parse(content);
    setLeft(true);
    if (content === fieldInput(id, value, language)) {
      if (kept !== undefined) controller.dropTyped(id);
      return 'ok';
    }
    if (read.status === 'ok') controller.setValue(id, read.value);
    else controller.keepTyped(id, content);
    return read.status;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      const untouched = kept === undefined && typed === fieldInput(id, value, language);
      // One that was opened to edit is what closes first, before the panel.
      if (!untouched || focus) event.stopPropagation();
      controller.dropTyped(id);
      setTyped(fieldInput(id, value, language));
      setLeft(false);
      onDone('escaped');
      return;
    }
    const breaksLine = id === 'description' && !event.ctrlKey;
    if (event.key !== 'Enter' || breaksLine || event.ctrlKey) return;
    event.preventDefault();
    if (commit(typed) === 'ok') onDone('next');
  }

  const isWrong = (left && parsed.status === 'wrong') || (props.invalid === true && !left);
  const shared = {
    ref: box,
    class: 'field-input',
    'aria-label': fieldName(language, id),
    'aria-invalid': isWrong,
    'aria-describedby': [feedbackId, props.describedBy].filter(Boolean).join(' '),
    onKeyDown,
  };
  const options = choicesOf(id);
  if (options !== undefined) {
    return (
      <select
        {...shared}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          commit(event.currentTarget.value);
        }}
        onBlur={() => onDone('left')}
      >
        <option value="">{text('value.choose')}</option>
        {options.map((option) => (
          <option key={String(option)} value={String(option)}>
            {fieldText(id, option, language)}
          </option>
        ))}
      </select>
    );
  }
  const writing = {
    ...shared,
    value: typed,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      setTyped(event.currentTarget.value);
      setLeft(false);
    },
    onBlur: () => {
      if (commit(typed) === 'ok') onDone('left');
    },
  };
  return (
    <div class="editor">
      {id === 'description' ? (
        <textarea {...writing} rows={5} />
      ) : (
        <input
          {...writing}
          type="text"
          autocomplete="off"
          spellcheck={id === 'title'}
          {...placeholderOf(id, text)}
        />
      )}
      <div class="editor__feedback" id={feedbackId}>
        <Feedback parsed={parsed} left={left} />
        {parsed.status === 'choose'
          ? parsed.values.map((one, index) => (
              <button
                key={one}
                type="button"
                class="chip"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(one)}
              >
                {parsed.message === 'parse.twice'
                  ? text(index === 0 ? 'parse.summer-time' : 'parse.winter-time')
                  : fieldText(id, one, language)}
              </button>
            ))
          : null}
      </div>
      {id === 'deposit' && value !== null ? (
        <Button kind="quiet" keepsFocus onClick={() => take(null)}>
          {text('value.set-not-required')}
        </Button>
      ) : null}
    </div>
  );
}

function Feedback({
  parsed,
  left,
}: {
  readonly parsed: ParsedField;
  readonly left: boolean;
}): JSX.Element | null {
  const text = useText();
  if (parsed.status === 'ok') {
    if (parsed.understood === '' && parsed.remark === undefined) return null;
    return (
      <>
        <span class="muted">{parsed.understood}</span>
        {parsed.remark === undefined ? null : <span class="tone-warn"> {text(parsed.remark)}</span>}
      </>
    );
  }
  if (parsed.status === 'choose') return <span class="tone-warn">{text(parsed.message)} </span>;
  return left ? <span class="tone-bad">{text(parsed.message, parsed.params)}</span> : null;
}

function choicesOf(id: FieldId): readonly Plain[] | undefined {
  if (id === 'auctionKind') return ['real', 'movable', 'virtual'];
  return id === 'voluntary' ? [false, true] : undefined;
}

function placeholderOf(id: FieldId, text: ReturnType<typeof useText>): { placeholder?: string } {
  if (id === 'startsAt' || id === 'endsAt') return { placeholder: text('parse.instant-hint') };
  return {};
}
