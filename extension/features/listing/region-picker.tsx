/** A place as the portal numbers it, found by zip code or by words of its name. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { findRegions, type ListingRegion } from '../../../shared/submissions/listing-prefill.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { markOf } from '../panel/focus-issues.ts';

interface RegionPickerProps {
  readonly regions: readonly ListingRegion[];
  readonly regionId: string | null;
  readonly zipCode: string;
  readonly problem: string | undefined;
  readonly onChoose: (id: string | null) => void;
}

/** More than this is searched on rather than read. */
const mostShown = 8;

export function RegionPicker({
  regions,
  regionId,
  zipCode,
  problem,
  onChoose,
}: RegionPickerProps): JSX.Element {
  const text = useText();
  const id = useId();
  const [query, setQuery] = useState('');
  const chosen = regions.find((one) => one.id === regionId);
  const typedZip = /^\d{4}$/.test(query.trim()) ? query.trim() : undefined;
  const found =
    query.trim() === ''
      ? zipCode === ''
        ? []
        : findRegions(regions, '', zipCode)
      : findRegions(regions, typedZip === undefined ? query : '', typedZip);
  if (regionId !== null) {
    return (
      <div class="notice-field">
        <span class="listing-label">{text('listing.regionId')}</span>
        <div class="listing-region">
          <span>{chosen?.name ?? regionId}</span>
          <Button kind="quiet" onClick={() => onChoose(null)}>
            {text('listing.other-region')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div class="notice-field" {...markOf(problem)}>
      <label for={id}>{text('listing.regionId')}</label>
      <div>
        <input
          id={id}
          type="search"
          class="field-input"
          placeholder={text('listing.region-hint')}
          value={query}
          aria-invalid={problem !== undefined}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <ul class="listing-regions">
          {found.slice(0, mostShown).map((one) => (
            <li key={one.id}>
              <Button kind="quiet" onClick={() => onChoose(one.id)}>
                {one.name}
              </Button>
            </li>
          ))}
        </ul>
        {found.length > mostShown ? (
          <p class="muted">{text('listing.more-regions', { count: found.length - mostShown })}</p>
        ) : null}
        {query.trim() !== '' && found.length === 0 ? (
          <p class="muted">{text('popup.nothing-found')}</p>
        ) : null}
        {problem === undefined ? null : (
          <p class="notice-problem tone-bad">
            <Icon name="bad" />
            <span>{problem}</span>
          </p>
        )}
      </div>
    </div>
  );
}
