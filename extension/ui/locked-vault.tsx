/** The vault is locked: what is filed waits for it, which is better known before the press than after it. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useText } from './locales/text.ts';
import { UnlockVault } from './unlock-vault.tsx';

/** It is opened on the command line, which tells no window. */
const againMs = 3_000;

export interface LockedVaultProps {
  readonly isLocked: boolean;
  /** Asks the companion again, to notice that it was unlocked. */
  readonly ask: () => void;
}

export function LockedVault({ isLocked, ask }: LockedVaultProps): JSX.Element | null {
  const text = useText();
  useEffect(() => {
    if (!isLocked) return;
    const timer = setInterval(() => {
      if (!document.hidden) ask();
    }, againMs);
    return () => clearInterval(timer);
  }, [isLocked, ask]);
  if (!isLocked) return null;
  return (
    <div class="note note--warn locked-vault">
      <Icon name="lock" />
      <div>
        <p role="status">{text('vault.will-wait')}</p>
        <UnlockVault />
      </div>
    </div>
  );
}
