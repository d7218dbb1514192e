/** A text that is saved on leaving the field; what can't be used stays typed, and says why. */
import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
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
}

export function SavedText({
  label,
  value,
  isValid,
  wrong,
  hint,
  saved,
  onSave,
}: SavedTextProps): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [left, setLeft] = useState(false);
  useEffect(() => setTyped(value), [value]);
  const isUsable = isValid(typed);
  const showsWrong = left && !isUsable;
  return (
    <div class="form">
      <label for={id}>
        {label} <Saved shown={saved && typed === value} />
      </label>
      <input
        id={id}
        class="field-input"
        type="text"
        autocomplete="off"
        value={typed}
        aria-invalid={showsWrong}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => {
          const written = event.currentTarget.value;
          setLeft(true);
          if (isValid(written) && written !== value) onSave(written);
        }}
      />
      <p id={`${id}-hint`} class={showsWrong ? 'tone-bad' : 'muted'}>
        {showsWrong ? wrong : isUsable ? hint(typed) : ''}
      </p>
    </div>
  );
}
