/** Whether single keys do anything on own pages; saved at once. */
import type { JSX } from 'preact';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { Saved } from './saved.tsx';
import { useSwitch } from './use-switch.ts';

export function SingleKeysChoice({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const keys = useSwitch(backend.singleKeys, backend.saveSingleKeys, text('appearance.single-keys'));
  if (keys === null) return null;
  return (
    <fieldset class="choice-group" aria-describedby="single-keys-hint">
      <legend>
        {text('appearance.single-keys')} <Saved shown={keys.saved} />
      </legend>
      <label class="check-line">
        <input
          type="checkbox"
          checked={keys.isOn}
          onChange={(event) => void keys.change(event.currentTarget.checked)}
        />
        <span>{text('appearance.single-keys-on')}</span>
      </label>
      <p id="single-keys-hint" class="muted">
        {text('appearance.single-keys-explained')}
      </p>
    </fieldset>
  );
}
