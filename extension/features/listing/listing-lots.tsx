/** Which lot of the case is listed; each has a listing of its own. Nothing where the case is one. */
import type { JSX } from 'preact';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { lotOf } from '../../../shared/submissions/lot-of-draft.ts';
import { useText } from '../../ui/locales/text.ts';

export interface ListingLotsProps {
  readonly reading: CaseReading;
  readonly keys: readonly CaseKey[];
  readonly lot: string;
  readonly onLot: (lot: string) => void;
}

export function ListingLots({ reading, keys, lot, onLot }: ListingLotsProps): JSX.Element | null {
  const text = useText();
  if (keys.length < 2) return null;
  return (
    <label class="listing-lots">
      <span>{text('listing.lot')}</span>
      <select
        class="field-input"
        value={lot}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const chosen = keys.find((one) => one.lot === value);
          if (chosen !== undefined) onLot(chosen.lot);
        }}
      >
        {keys.map((key) => (
          <option key={key.lot} value={key.lot}>
            {[`-${key.lot}`, lotOf(reading, key)?.title ?? ''].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}
