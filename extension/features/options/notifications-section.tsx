/** Whether this browser may tell what needs a person; saved at once. */
import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { Saved } from './saved.tsx';
import { useAfterUndo, useUndo } from './undo.tsx';
import { useLoaded } from './use-loaded.ts';

export function NotificationsSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const load = useCallback(() => backend.notifications(), [backend]);
  const [allowed, again] = useLoaded(load);
  const [saved, setSaved] = useState(false);
  const undo = useUndo();
  useAfterUndo(() => {
    setSaved(false);
    return again();
  });
  if (allowed.status !== 'here') return null;

  async function change(on: boolean): Promise<void> {
    setSaved(false);
    await backend.saveNotifications(on);
    undo.did({
      label: text('notifications.allow'),
      takeBack: async () => {
        if ((await backend.notifications()) !== on) return 'changed';
        await backend.saveNotifications(!on);
        return 'done';
      },
    });
    await again();
    setSaved(true);
  }

  return (
    <>
      <p>{text('notifications.explained')}</p>
      <div class="saved-line">
        <label class="check-line">
          <input
            type="checkbox"
            checked={allowed.value}
            onChange={(event) => void change(event.currentTarget.checked)}
          />
          <span>{text('notifications.allow')}</span>
        </label>
        <Saved shown={saved} />
      </div>
      <ul class="bulleted">
        <li>{text('notifications.decide')}</li>
        <li>{text('notifications.late')}</li>
        <li>{text('notifications.end-of-day')}</li>
        <li>{text('notifications.term-near')}</li>
      </ul>
    </>
  );
}
