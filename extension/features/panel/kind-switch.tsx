/** What may be filed from this case, and which of it the panel shows. A system without credentials is nowhere. */
import type { JSX } from 'preact';
import { useText } from '../../ui/locales/text.ts';
import type { PanelState } from './state.ts';

export type PanelKind = 'auction' | 'notice';

export function kindsOf({ page, service }: PanelState): readonly PanelKind[] {
  if (page.status !== 'read' || !page.reading.isCasePage || page.reading.restriction !== null) return [];
  const hasBoard =
    service.status === 'ready' && service.info.systems.some((one) => one.system === 'cud' && one.configured);
  return hasBoard ? ['auction', 'notice'] : ['auction'];
}

export interface KindSwitchProps {
  readonly kinds: readonly PanelKind[];
  readonly kind: PanelKind;
  readonly onKind: (kind: PanelKind) => void;
}

export function KindSwitch({ kinds, kind, onKind }: KindSwitchProps): JSX.Element | null {
  const text = useText();
  if (kinds.length === 0) return null;
  if (kinds.length === 1) return <span class="panel__kind">{text(`kind.${kind}`)}</span>;
  return (
    <select
      class="field-input panel__kind panel__kind--switch"
      aria-label={text('panel.kind')}
      value={kind}
      onChange={(event) => onKind(kinds.find((one) => one === event.currentTarget.value) ?? kind)}
    >
      {kinds.map((one) => (
        <option key={one} value={one}>
          {text(`kind.${one}`)}
        </option>
      ))}
    </select>
  );
}
