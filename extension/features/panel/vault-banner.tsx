/** The vault is locked: what is filed waits for it, which is better known before the press than after it. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { UnlockVault } from '../../ui/unlock-vault.tsx';
import { usePanel } from './panel-context.ts';

/** It is opened on the command line, which tells no window. */
const againMs = 3_000;

export function VaultBanner(): JSX.Element | null {
  const { controller, state } = usePanel();
  const text = useText();
  const { service } = state;
  const isLocked = service.status === 'ready' && service.info.vault === 'locked';
  useEffect(() => {
    if (!isLocked) return;
    const timer = setInterval(() => {
      if (!document.hidden) void controller.askService();
    }, againMs);
    return () => clearInterval(timer);
  }, [isLocked, controller]);
  if (!isLocked) return null;
  return (
    <div class="note note--warn">
      <Icon name="lock" />
      <div>
        <p role="status">{text('vault.will-wait')}</p>
        <UnlockVault />
      </div>
    </div>
  );
}
