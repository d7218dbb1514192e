/** The mark at the end of a row: where the value is from. One read from the page shows its place on a click. */
import type { JSX } from 'preact';
import type { DraftOrigin } from '../../../shared/contract/draft.ts';
import type { Place } from '../../../shared/extraction/reading.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { usePanel } from './panel-context.ts';

export interface OriginMarkProps {
  readonly origin: DraftOrigin;
  readonly place: Place | undefined;
  readonly field: string;
}

const letters: Readonly<Partial<Record<DraftOrigin, string>>> = { sentence: 'T', office: 'Ú', profile: 'P' };

export function OriginMark({ origin, place, field }: OriginMarkProps): JSX.Element {
  const { backend } = usePanel();
  const text = useText();
  const letter = letters[origin];
  const sign =
    letter === undefined ? (
      <Icon name={origin === 'hand' ? 'hand' : 'place'} />
    ) : (
      <b class="mark__letter">{letter}</b>
    );
  const where = text(`origin.${origin}`);
  if (place === undefined) {
    return (
      <span class="mark" title={where}>
        {sign}
        <span class="sr-only">{where}</span>
      </span>
    );
  }
  const label = place.label === '' ? where : text('origin.with-label', { where, label: place.label });
  const name = `${field}: ${text('origin.show', { where: label })}`;
  return (
    <button
      type="button"
      class="mark mark--place"
      title={text('origin.show', { where: label })}
      aria-label={name}
      onClick={() => {
        // The page may have gone or changed; then there is nothing to show and nothing to say about it.
        backend.showPlace(place).catch(() => undefined);
      }}
    >
      {sign}
    </button>
  );
}
