/** In the panel: that the vault is locked. */
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { LockedVault } from '../../ui/locked-vault.tsx';
import { usePanel } from './panel-context.ts';

export function VaultBanner(): JSX.Element {
  const { controller, state } = usePanel();
  const { service } = state;
  const ask = useCallback(() => void controller.askService(), [controller]);
  return <LockedVault isLocked={service.status === 'ready' && service.info.vault === 'locked'} ask={ask} />;
}
