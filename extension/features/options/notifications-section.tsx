/** Whether this browser may tell what needs a person; saved at once. */
import type { JSX } from 'preact';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { Saved } from './saved.tsx';
import { useSwitch } from './use-switch.ts';

export function NotificationsSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const allowed = useSwitch(backend.notifications, backend.saveNotifications, text('notifications.allow'));
  if (allowed === null) return null;
  return (
    <>
      <p>{text('notifications.explained')}</p>
      <div class="saved-line">
        <label class="check-line">
          <input
            type="checkbox"
            checked={allowed.isOn}
            onChange={(event) => void allowed.change(event.currentTarget.checked)}
          />
          <span>{text('notifications.allow')}</span>
        </label>
        <Saved shown={allowed.saved} />
      </div>
      <ul class="bulleted">
        <li>{text('notifications.decide')}</li>
        <li>{text('notifications.late')}</li>
        <li>{text('notifications.vault-locked')}</li>
        <li>{text('notifications.end-of-day')}</li>
        <li>{text('notifications.term-near')}</li>
      </ul>
    </>
  );
}
