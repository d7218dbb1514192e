/** A text that is saved on leaving the field; what can't be used stays typed, and says why. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Saved } from './saved.tsx';
import { useSavedBox } from './use-saved-box.ts';

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
  const { typed, isWrong, box } = useSavedBox(value, isValid, onSave);
  const element = { ...box, id, 'aria-describedby': `${id}-hint` };
  return (
    <div class="form">
      <div class="saved-line">
        <label for={id}>{label}</label> <Saved shown={saved && typed === value} />
      </div>
      {multiline ? <textarea {...element} rows={4} /> : <input {...element} type="text" autocomplete="off" />}
      <p id={`${id}-hint`} class={isWrong ? 'tone-bad' : 'muted'}>
        {isWrong ? wrong : isValid(typed) ? hint(typed) : ''}
      </p>
    </div>
  );
}
