/** What is filed from this case: named where there is one kind, a choice where there are several. */
import type { JSX } from 'preact';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { useText } from '../../ui/locales/text.ts';

export interface KindSwitchProps {
  readonly kinds: readonly FilingKind[];
  /** null: none is chosen yet. */
  readonly kind: FilingKind | null;
  readonly onKind: (kind: FilingKind) => void;
}

export function KindSwitch({ kinds, kind, onKind }: KindSwitchProps): JSX.Element | null {
  const text = useText();
  const [only] = kinds;
  if (only === undefined) return null;
  if (kinds.length === 1) return <span class="panel__kind">{text(`kind.${only}`)}</span>;
  return (
    <select
      class="field-input panel__kind panel__kind--switch"
      aria-label={text('panel.kind')}
      value={kind ?? ''}
      onChange={(event) => {
        const chosen = kinds.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) onKind(chosen);
      }}
    >
      {kind === null ? <option value="">{text('value.choose')}</option> : null}
      {kinds.map((one) => (
        <option key={one} value={one}>
          {text(`kind.${one}`)}
        </option>
      ))}
    </select>
  );
}
