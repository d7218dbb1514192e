/** Whether single keys do anything on own pages; saved at once. */
import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { Saved } from './saved.tsx';
import { useAfterUndo, useUndo } from './undo.tsx';
import { useLoaded } from './use-loaded.ts';

export function SingleKeysChoice({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const load = useCallback(() => backend.singleKeys(), [backend]);
  const [isOn, again] = useLoaded(load);
  const [saved, setSaved] = useState(false);
  const undo = useUndo();
  useAfterUndo(() => {
    setSaved(false);
    return again();
  });
  if (isOn.status !== 'here') return null;

  async function change(on: boolean): Promise<void> {
    setSaved(false);
    await backend.saveSingleKeys(on);
    undo.did({
      label: text('appearance.single-keys'),
      takeBack: async () => {
        if ((await backend.singleKeys()) !== on) return 'changed';
        await backend.saveSingleKeys(!on);
        return 'done';
      },
    });
    await again();
    setSaved(true);
  }

  return (
    <fieldset class="choice-group" aria-describedby="single-keys-hint">
      <legend>
        {text('appearance.single-keys')} <Saved shown={saved} />
      </legend>
      <label class="check-line">
        <input
          type="checkbox"
          checked={isOn.value}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{text('appearance.single-keys-on')}</span>
      </label>
      <p id="single-keys-hint" class="muted">
        {text('appearance.single-keys-explained')}
      </p>
    </fieldset>
  );
}
