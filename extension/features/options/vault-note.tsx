/** The vault is locked: what that means for credentials, how it is opened; goes by itself once it is. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { UnlockVault } from '../../ui/unlock-vault.tsx';

export interface VaultNoteProps {
  readonly isLocked: boolean;
  /** Asks the companion anew. */
  readonly again: () => unknown;
}

const againMs = 3_000;

export function VaultNote({ isLocked, again }: VaultNoteProps): JSX.Element | null {
  const text = useText();
  const latest = useRef(again);
  latest.current = again;
  const wasLocked = useRef(false);
  wasLocked.current ||= isLocked;
  useEffect(() => {
    if (!isLocked) return;
    const timer = setInterval(() => void latest.current(), againMs);
    return () => clearInterval(timer);
  }, [isLocked]);
  if (!wasLocked.current) return null;
  return (
    <div class={`note note--${isLocked ? 'warn' : 'ok'}`}>
      <Icon name={isLocked ? 'lock' : 'ok'} />
      <div>
        <p role="status">{text(isLocked ? 'vault.locked' : 'vault.opened')}</p>
        {isLocked ? <UnlockVault /> : null}
      </div>
    </div>
  );
}
