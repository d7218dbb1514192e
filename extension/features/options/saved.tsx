/** "Uloženo" beside what was just changed, and a way back. Never inside a label: the button would become what it names. */
import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { useUndo } from './undo.tsx';

export function Saved({ shown }: { readonly shown: boolean }): JSX.Element {
  const text = useText();
  const { next, takeBack } = useUndo();
  return (
    <>
      <span class="saved tone-ok" role="status">
        {shown ? (
          <>
            <Icon name="ok" /> {text('options.saved')}
          </>
        ) : null}
      </span>
      {shown && next !== null ? (
        <button
          type="button"
          class="saved__undo"
          aria-label={`${text('undo.take-back')}: ${next}`}
          title={text('undo.key')}
          onClick={() => void takeBack()}
        >
          {text('undo.take-back')}
        </button>
      ) : null}
    </>
  );
}
