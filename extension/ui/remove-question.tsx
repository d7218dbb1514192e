/** Asked before stored credentials are deleted: nothing reads them back. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { onEscape } from './keep-focus.ts';
import { useText } from './locales/text.ts';

export interface RemoveQuestionProps {
  /** Of the element that asks. */
  readonly id: string;
  /** Whose credentials. */
  readonly name: string;
  readonly busy: boolean;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}

export function RemoveQuestion({ id, name, busy, onRemove, onKeep }: RemoveQuestionProps): JSX.Element {
  const text = useText();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div
      class="list__form"
      role="alertdialog"
      tabIndex={-1}
      aria-labelledby={id}
      onKeyDown={onEscape(onKeep)}
    >
      <p id={id}>{text('systems.remove-question')}</p>
      <p class="list__buttons">
        <Button name={`${text('systems.remove')}: ${name}`} busy={busy} onClick={onRemove}>
          {text('systems.remove')}
        </Button>
        <Button kind="quiet" buttonRef={back} onClick={onKeep}>
          {text('action.back')}
        </Button>
      </p>
    </div>
  );
}
