/** A box that is saved on leaving it; what can't be used stays typed. */
import { useRef, useState } from 'preact/hooks';

export interface Written {
  readonly currentTarget: HTMLInputElement | HTMLTextAreaElement;
}

export interface SavedBox {
  readonly typed: string;
  /** It was left with something that can't be used. */
  readonly isWrong: boolean;
  /** For the element. */
  readonly box: {
    readonly class: string;
    readonly value: string;
    readonly 'aria-invalid': boolean;
    readonly onInput: (event: Written) => void;
    readonly onChange: (event: Written) => void;
  };
}

export function useSavedBox(
  value: string,
  isValid: (typed: string) => boolean,
  onSave: (typed: string) => void,
): SavedBox {
  const [typed, setTyped] = useState(value);
  const [left, setLeft] = useState(false);
  // A value from outside never takes the place of what is being typed.
  const sent = useRef<string | null>(null);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (typed === known || typed === sent.current) setTyped(value);
  }
  const isWrong = left && !isValid(typed);
  return {
    typed,
    isWrong,
    box: {
      class: 'field-input',
      value: typed,
      'aria-invalid': isWrong,
      onInput: (event) => setTyped(event.currentTarget.value),
      onChange: (event) => {
        const written = event.currentTarget.value;
        setLeft(true);
        // Back to what is kept counts where something else was sent: that may not have been saved.
        if (!isValid(written) || (written === value && (sent.current ?? value) === value)) return;
        sent.current = written;
        onSave(written);
      },
    },
  };
}
