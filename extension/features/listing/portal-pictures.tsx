/** Pictures a listing has at the portal: taken away, put in another order, and added from the page. */
import type { JSX } from 'preact';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { ListingRow } from '../../../shared/contract/listing-routes.ts';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import type { ListingImageStep } from '../../../shared/submissions/listing.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { picturesOf } from './listing-form.ts';

interface PortalPicturesProps {
  readonly images: ListingRow['images'];
  readonly steps: readonly ListingImageStep[];
  readonly setSteps: (steps: readonly ListingImageStep[]) => void;
  readonly draft: Draft;
  readonly reading: CaseReading;
  readonly fetching: readonly string[];
  readonly attach: (document: FoundDocument) => void;
}

export function PortalPictures(props: PortalPicturesProps): JSX.Element {
  const { images, steps, setSteps, draft, reading, fetching, attach } = props;
  const text = useText();
  const stepOn = (imageId: string): ListingImageStep | undefined =>
    steps.find((one) => one.what !== 'add' && one.imageId === imageId);
  const others = (imageId: string): ListingImageStep[] =>
    steps.filter((one) => one.what === 'add' || one.imageId !== imageId);
  const added = new Set(steps.flatMap((one) => (one.what === 'add' ? [one.image.sha256] : [])));
  return (
    <>
      <h3 class="section__title">{text('listing.portal-pictures')}</h3>
      {images.length === 0 ? <p class="muted">{text('listing.none-there')}</p> : null}
      <ul>
        {images.map((one, index) => {
          const step = stepOn(one.id);
          return (
            <li key={one.id} class="listing-picture">
              <span>
                {index + 1}. {one.title === '' ? one.id : one.title}{' '}
                {step === undefined ? null : (
                  <span class="tone-warn">
                    {text(step.what === 'delete' ? 'listing.picture-goes' : 'listing.picture-first')}
                  </span>
                )}
              </span>
              <span class="listing-buttons">
                {step === undefined && index > 0 ? (
                  <Button
                    kind="quiet"
                    name={`${text('listing.first')}: ${one.title}`}
                    onClick={() =>
                      setSteps(inOrder([one, ...images.filter(({ id }) => id !== one.id)], steps))
                    }
                  >
                    {text('listing.first')}
                  </Button>
                ) : null}
                {step?.what === 'delete' ? null : (
                  // One that was given another place may go all the same.
                  <Button
                    kind="quiet"
                    name={`${text('listing.remove-picture')}: ${one.title}`}
                    onClick={() => setSteps([...others(one.id), { what: 'delete', imageId: one.id }])}
                  >
                    {text('listing.remove-picture')}
                  </Button>
                )}
                {step === undefined ? null : (
                  <Button kind="quiet" onClick={() => setSteps(others(one.id))}>
                    {text('action.undo')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <ul>
        {picturesOf(reading, draft.key).map((one) => {
          const stored = draft.attachments.find(({ href }) => href === one.href);
          const isAdded = stored !== undefined && added.has(stored.sha256);
          // What is there under the same name went with the listing.
          if (images.some(({ title }) => title === one.name) && !isAdded) return null;
          return (
            <li key={one.href} class="listing-picture">
              <span>
                {one.name} {isAdded ? <span class="tone-warn">{text('listing.picture-comes')}</span> : null}
              </span>
              {stored === undefined ? (
                <Button kind="quiet" busy={fetching.includes(one.href)} onClick={() => attach(one)}>
                  {text('listing.fetch-picture')}
                </Button>
              ) : isAdded ? (
                <Button
                  kind="quiet"
                  onClick={() =>
                    setSteps(
                      steps.filter((step) => step.what !== 'add' || step.image.sha256 !== stored.sha256),
                    )
                  }
                >
                  {text('action.undo')}
                </Button>
              ) : (
                <Button
                  kind="quiet"
                  name={`${text('listing.add-picture')}: ${one.name}`}
                  onClick={() => {
                    const { href: _href, ...file } = stored;
                    const step = asAdded(file, images.length + added.size + 1);
                    if (step !== undefined) setSteps([...steps, step]);
                  }}
                >
                  {text('listing.add-picture')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function asAdded(
  file: Omit<Draft['attachments'][number], 'href'>,
  order: number,
): ListingImageStep | undefined {
  const { documentType, mediaType, name } = file;
  if (documentType !== 'image' || mediaType === 'application/pdf') return undefined;
  return { what: 'add', image: { ...file, documentType, mediaType }, title: name.slice(0, 255), order };
}

/** Every picture gets its number: what the portal does with equal ones nobody says (A9). */
function inOrder(images: ListingRow['images'], steps: readonly ListingImageStep[]): ListingImageStep[] {
  const kept = steps.filter((one) => one.what !== 'change');
  const gone = new Set(kept.flatMap((one) => (one.what === 'delete' ? [one.imageId] : [])));
  const changes = images
    .filter(({ id }) => !gone.has(id))
    .map(({ id }, index): ListingImageStep => ({ what: 'change', imageId: id, order: index + 1 }));
  return [...changes, ...kept];
}
