/** Pictures of the page that go with a new listing, in their order. */
import type { JSX } from 'preact';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { formatSize } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { ListingSectionProps } from './listing-fields.tsx';
import { picturesOf } from './listing-form.ts';

interface ListingPicturesProps extends ListingSectionProps {
  readonly reading: CaseReading;
  readonly fetching: readonly string[];
  readonly attach: (document: FoundDocument) => void;
  /** Gives up one that is on its way. */
  readonly cancel: (href: string) => void;
}

export function ListingPictures({
  draft,
  change,
  reading,
  fetching,
  attach,
  cancel,
}: ListingPicturesProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const pictures = picturesOf(reading, draft.key);
  return (
    <section class="section" aria-labelledby="listing-pictures">
      <h2 class="section__title" id="listing-pictures">
        {text('listing.pictures')}
      </h2>
      {pictures.length === 0 ? <p class="muted">{text('listing.no-pictures')}</p> : null}
      <ul>
        {pictures.map((one) => {
          const at = draft.attachments.findIndex(({ href }) => href === one.href);
          const attached = draft.attachments[at];
          return (
            <li key={one.href} class="listing-picture">
              <label class="check-line">
                <input
                  type="checkbox"
                  checked={attached !== undefined || fetching.includes(one.href)}
                  onChange={(event) => {
                    if (event.currentTarget.checked) attach(one);
                    else if (fetching.includes(one.href)) cancel(one.href);
                    else {
                      change((now) => ({
                        ...now,
                        attachments: now.attachments.filter(({ href }) => href !== one.href),
                      }));
                    }
                  }}
                />
                <span>
                  {one.name}{' '}
                  <span class="muted">
                    {fetching.includes(one.href)
                      ? text('notice.fetching')
                      : attached === undefined
                        ? ''
                        : `${at + 1}. · ${formatSize(language, attached.size)}`}
                  </span>
                </span>
              </label>
              {at > 0 ? (
                <Button
                  kind="quiet"
                  name={`${text('listing.first')}: ${one.name}`}
                  onClick={() =>
                    change((now) => {
                      const moved = now.attachments.filter(({ href }) => href === one.href);
                      const rest = now.attachments.filter(({ href }) => href !== one.href);
                      return { ...now, attachments: [...moved, ...rest] };
                    })
                  }
                >
                  {text('listing.first')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
