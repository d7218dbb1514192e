/** What may be filed from this case, and which of it the panel shows. A system without credentials is nowhere. */
import type { JSX } from 'preact';
import type { System } from '../../../shared/contract/submission.ts';
import { useText } from '../../ui/locales/text.ts';
import { lastInfo, lastRead, type PanelState } from './state.ts';

export type PanelKind = 'auction' | 'notice' | 'listing';

/** What was known before holds while the companion is away or the page is read again: no open form goes for that. */
export function kindsOf({ page, service }: Pick<PanelState, 'page' | 'service'>): readonly PanelKind[] {
  const read = lastRead(page);
  if (read === null || !read.reading.isCasePage || read.reading.restriction !== null) return [];
  const systems = lastInfo(service)?.systems ?? [];
  const has = (system: System): boolean => systems.some((one) => one.system === system && one.configured);
  const kinds: readonly (PanelKind | null)[] = [
    'auction',
    has('cud') ? 'notice' : null,
    // Rare for a Czech office: the last.
    has('ingatlanok') ? 'listing' : null,
  ];
  return kinds.filter((one) => one !== null);
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
