/** How far a file on its way is. */
import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { DocumentState } from '../panel/state.ts';

export function WayState({ state }: { readonly state: DocumentState | undefined }): JSX.Element | null {
  const text = useText();
  if (state === undefined) return null;
  if (state.status === 'fetching') {
    const percent = state.size > 0 ? ` ${Math.floor((state.bytes / state.size) * 100)}\u00a0%` : '';
    return <span class="file__state tone-busy">{`${text('files.fetching')}${percent}`}</span>;
  }
  return (
    <span class="file__state tone-bad">
      <Icon name="bad" />
      {text('files.failed')}
    </span>
  );
}
