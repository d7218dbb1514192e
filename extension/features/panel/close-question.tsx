/** Asked before the panel closes where nobody took what was typed: with the window it would be gone. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { useLayer } from './layers.ts';

export interface CloseQuestionProps {
  readonly onKeep: () => void;
  readonly onLose: () => void;
}

export function CloseQuestion({ onKeep, onLose }: CloseQuestionProps): JSX.Element {
  const text = useText();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  useLayer(onKeep);
  return (
    <div class="note note--warn" role="alertdialog" aria-labelledby="close-question">
      <Icon name="warn" />
      <div>
        <p id="close-question">{text('close.unsaved')}</p>
        <div class="note__buttons">
          <Button kind="primary" buttonRef={keep} onClick={onKeep}>
            {text('close.keep')}
          </Button>
          <Button onClick={onLose}>{text('close.lose')}</Button>
        </div>
      </div>
    </div>
  );
}
