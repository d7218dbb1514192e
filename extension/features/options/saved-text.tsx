/** A text that is saved on leaving the field; what can't be used stays typed, and says why. */
import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Saved } from './saved.tsx';

export interface SavedTextProps {
  readonly label: string;
  readonly value: string;
  readonly isValid: (typed: string) => boolean;
  /** Shown for what can't be used. */
  readonly wrong: string;
  /** Shown under what can be used. */
  readonly hint: (typed: string) => string;
  readonly saved: boolean;
  readonly onSave: (typed: string) => void;
  readonly multiline?: boolean;
}

interface Written {
  readonly currentTarget: HTMLInputElement | HTMLTextAreaElement;
}

export function SavedText({
  label,
  value,
  isValid,
  wrong,
  hint,
  saved,
  onSave,
  multiline = false,
}: SavedTextProps): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [left, setLeft] = useState(false);
  // A value from outside never takes the place of what is being typed.
  const sent = useRef<string | null>(null);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (typed === known || typed === sent.current) setTyped(value);
  }
  const isUsable = isValid(typed);
  const showsWrong = left && !isUsable;
  const box = {
    id,
    class: 'field-input',
    value: typed,
    'aria-invalid': showsWrong,
    'aria-describedby': `${id}-hint`,
    onInput: (event: Written) => setTyped(event.currentTarget.value),
    onChange: (event: Written) => {
      const written = event.currentTarget.value;
      setLeft(true);
      if (!isValid(written) || written === value) return;
      sent.current = written;
      onSave(written);
    },
  };
  return (
    <div class="form">
      <label for={id}>
        {label} <Saved shown={saved && typed === value} />
      </label>
      {multiline ? <textarea {...box} rows={4} /> : <input {...box} type="text" autocomplete="off" />}
      <p id={`${id}-hint`} class={showsWrong ? 'tone-bad' : 'muted'}>
        {showsWrong ? wrong : isUsable ? hint(typed) : ''}
      </p>
    </div>
  );
}
