/**
 * A listing that is at the portal: "Porovnat s portálem" as a table, the change of exactly what differs, pictures, and
 * deleting with the duplicate trap said before.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { ListingImageStep, ListingSubmission } from '../../../shared/submissions/listing.ts';
import { assessListing } from '../../../shared/submissions/listing-check.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { FilingButton } from '../submission/filing-click.tsx';
import { useQuestion } from '../submission/use-question.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { changeOf, deleteOf } from './listing-form.ts';
import { PortalPictures } from './portal-pictures.tsx';
import type { ListingActions, ListingState } from './use-listing.ts';

interface ListingAtPortalProps {
  /** The portal's identifier. */
  readonly record: string;
  readonly state: ListingState;
  readonly actions: ListingActions;
  readonly reading: CaseReading;
  /** Something is under way, or has to be settled first. */
  readonly blocked: boolean;
  readonly ready: boolean;
  readonly training: boolean;
  readonly newId: () => string;
}

export function ListingAtPortal(props: ListingAtPortalProps): JSX.Element | null {
  const { record, state, actions, reading, blocked, ready, training, newId } = props;
  const text = useText();
  const [steps, setSteps] = useState<readonly ListingImageStep[]>([]);
  const deletion = useQuestion();
  const { draft, row } = state;
  if (draft === null) return null;
  const inTraining = (label: string): string =>
    training ? text('action.in-training', { action: label }) : label;
  function file(candidate: object): void {
    const assessment = assessListing(candidate);
    if (!assessment.ready) return;
    const payload: ListingSubmission = assessment.payload;
    actions.file(payload, training);
    setSteps([]);
    deletion.drop();
  }
  const count = (row?.differences.length ?? 0) + steps.length;
  return (
    <section class="section" aria-labelledby="listing-at-portal">
      <h2 class="section__title" id="listing-at-portal">
        {text('listing.portal')}
      </h2>
      {row === null ? (
        <p class="muted">{text(ready ? 'listing.compare-first' : 'listing.fill-in-first')}</p>
      ) : (
        <>
          <ComparisonTable row={row} regions={state.references?.regions ?? []} />
          {row.state === 'missing' || row.state === 'unclear' ? null : (
            <PortalPictures
              images={row.images}
              steps={steps}
              setSteps={setSteps}
              draft={draft}
              reading={reading}
              fetching={state.fetching}
              attach={actions.attach}
            />
          )}
          {count === 0 || row.remoteId === null ? null : (
            <p class="listing-buttons">
              <FilingButton
                busy={blocked}
                onFile={() =>
                  file(
                    changeOf(
                      draft,
                      row.remoteId ?? record,
                      newId(),
                      row.differences.map((one) => one.field),
                      steps,
                    ),
                  )
                }
              >
                {inTraining(text('listing.change', { count }))}
              </FilingButton>
            </p>
          )}
        </>
      )}
      <details class="steps-fold">
        <summary>{text('remedy.title')}</summary>
        {deletion.isAsked ? (
          <div class="note note--warn">
            <Icon name="warn" />
            <div>
              <p>
                <strong>{text('listing.delete-question', { id: record })}</strong>{' '}
                {text('listing.warning.duplicate-trap')}
              </p>
              <p class="listing-buttons">
                <FilingButton
                  busy={blocked || !deletion.isReadable}
                  onFile={() => file(deleteOf(draft, record))}
                >
                  {inTraining(text('listing.delete'))}
                </FilingButton>
                <Button kind="quiet" onClick={deletion.drop}>
                  {text('action.back')}
                </Button>
              </p>
            </div>
          </div>
        ) : (
          <p class="listing-buttons">
            <Button onClick={deletion.ask}>{text('listing.delete')}</Button>
            <span class="muted">{text('listing.delete-trace')}</span>
          </p>
        )}
      </details>
    </section>
  );
}
