/** Whether this browser may tell what needs a person; saved at once. */
import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { Saved } from './saved.tsx';
import { useLoaded } from './use-loaded.ts';

export function NotificationsSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const load = useCallback(() => backend.notifications(), [backend]);
  const [allowed, again] = useLoaded(load);
  const [saved, setSaved] = useState(false);
  if (allowed.status !== 'here') return null;

  async function change(on: boolean): Promise<void> {
    setSaved(false);
    await backend.saveNotifications(on);
    await again();
    setSaved(true);
  }

  return (
    <>
      <p>{text('notifications.explained')}</p>
      <label class="check-line">
        <input
          type="checkbox"
          checked={allowed.value}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{text('notifications.allow')}</span> <Saved shown={saved} />
      </label>
      <ul class="bulleted">
        <li>{text('notifications.decide')}</li>
        <li>{text('notifications.late')}</li>
        <li>{text('notifications.end-of-day')}</li>
        <li>{text('notifications.term-near')}</li>
      </ul>
    </>
  );
}
