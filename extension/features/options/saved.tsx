/** "Uloženo" beside what was just changed. */
import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';

export function Saved({ shown }: { readonly shown: boolean }): JSX.Element {
  const text = useText();
  return (
    <span class="saved tone-ok" role="status">
      {shown ? (
        <>
          <Icon name="ok" /> {text('options.saved')}
        </>
      ) : null}
    </span>
  );
}
