/** What the office has settled for its listings: office, seller, and the Hungarian text they are filled from. */
import type { JSX } from 'preact';
import { useCallback, useId, useState } from 'preact/hooks';
import { keptTemplate, shownTemplate, templatePlace } from '../../../shared/office/template-names.ts';
import {
  defaultListingTemplate,
  isListingTemplate,
  listingPlaceholders,
} from '../../../shared/submissions/listing-description.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { Saved } from './saved.tsx';
import { useKept } from './use-kept.ts';
import { type OfficeDesk, useOffice } from './use-office.ts';

export function ListingSettings({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const desk = useOffice(backend);
  const load = useCallback(() => backend.call('listings.references', {}), [backend]);
  const { loaded: references, problem: unread, again: readAgain } = useKept(load);
  const formId = useId();
  const { office, problem, saved } = desk;
  if (office.status === 'loading') return null;
  if (office.status === 'refused') return <ProblemNote problem={office.problem} onRetry={desk.retry} />;
  const { listings } = office.value.settings;
  const save = (id: keyof typeof listings, part: Partial<typeof listings>): Promise<boolean> =>
    desk.save(
      id,
      (settings) => ({ ...settings, listings: { ...settings.listings, ...part } }),
      text(id === 'template' ? 'listing-settings.template' : `listing.${id}`),
    );
  const choice = (
    id: 'officeId' | 'sellerId',
    choices: readonly { readonly id: string; readonly name: string }[],
  ): JSX.Element => (
    <div class="form">
      <div class="saved-line">
        <label for={`${formId}-${id}`}>{text(`listing.${id}`)}</label> <Saved shown={saved === id} />
      </div>
      <select
        id={`${formId}-${id}`}
        class="field-input"
        value={listings[id] ?? ''}
        onChange={(event) => void save(id, { [id]: event.currentTarget.value || null })}
      >
        <option value="">{text('listing-settings.chosen-in-form')}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <details>
      <summary>{text('listing-settings.title')}</summary>
      {problem === null ? null : <ProblemNote problem={problem} onRetry={desk.retry} />}
      {references.status === 'refused' ? (
        <ProblemNote problem={references.problem} system="ingatlanok" onRetry={readAgain} />
      ) : null}
      {unread === null ? null : <ProblemNote problem={unread} system="ingatlanok" onRetry={readAgain} />}
      {references.status === 'here' ? (
        <>
          {choice('officeId', references.value.offices)}
          {choice('sellerId', references.value.sellers)}
        </>
      ) : null}
      <Template
        template={listings.template}
        saved={saved}
        onSave={(template) => save('template', { template })}
      />
    </details>
  );
}

interface TemplateProps {
  readonly template: string;
  readonly saved: OfficeDesk['saved'];
  /** @returns whether it was saved */
  readonly onSave: (template: string) => Promise<boolean>;
}

/** Saved on leaving the box; one with a name nobody knows stays typed, and says so, as does one that was not saved. */
function Template({ template, saved, onSave }: TemplateProps): JSX.Element {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const language = useLanguage();
  const shown = typed ?? shownTemplate(template, language);
  const isValid = isListingTemplate(keptTemplate(shown));
  async function keep(written: string): Promise<void> {
    setTyped(written);
    // Only what was saved gives way to what is kept, and never to what was typed since.
    if (await onSave(keptTemplate(written))) setTyped((now) => (now === written ? null : now));
  }
  return (
    <div class="form">
      <div class="saved-line">
        <label for={id}>{text('listing-settings.template')}</label>{' '}
        <Saved shown={saved === 'template' && keptTemplate(shown) === template} />
      </div>
      <textarea
        id={id}
        class="field-input"
        rows={6}
        maxLength={5_000}
        value={shown}
        aria-invalid={!isValid}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isListingTemplate(keptTemplate(value))) void keep(value);
        }}
      />
      <p id={`${id}-hint`} class={isValid ? 'muted' : 'tone-bad'}>
        {text(isValid ? 'listing-settings.names' : 'listing-settings.unknown-name', {
          names: listingPlaceholders.map((name) => templatePlace(name, language)).join(' '),
        })}
      </p>
      {keptTemplate(shown) === defaultListingTemplate ? null : (
        <Button kind="quiet" onClick={() => void keep(shownTemplate(defaultListingTemplate, language))}>
          {text('listing-settings.default')}
        </Button>
      )}
    </div>
  );
}
