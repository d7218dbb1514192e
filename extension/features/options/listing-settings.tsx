/** What the office has settled for its listings: office, seller, and the Hungarian text they are filled from. */
import type { JSX } from 'preact';
import { useCallback, useId, useState } from 'preact/hooks';
import {
  defaultListingTemplate,
  isListingTemplate,
  listingPlaceholders,
} from '../../../shared/submissions/listing-description.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { Saved } from './saved.tsx';
import { useLoaded } from './use-loaded.ts';
import { type OfficeDesk, useOffice } from './use-office.ts';

export function ListingSettings({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const desk = useOffice(backend);
  const load = useCallback(() => backend.call('listings.references', {}), [backend]);
  const [references] = useLoaded(load);
  const { office, problem, saved } = desk;
  if (office.status === 'loading') return null;
  if (office.status === 'refused') return <ProblemNote problem={office.problem} />;
  const { listings } = office.value.settings;
  const save = (id: string, part: Partial<typeof listings>): void =>
    void desk.save(id, (settings) => ({ ...settings, listings: { ...settings.listings, ...part } }));
  const choice = (
    id: 'officeId' | 'sellerId',
    choices: readonly { readonly id: string; readonly name: string }[],
  ): JSX.Element => (
    <label class="form">
      <span>
        {text(`listing.${id}`)} <Saved shown={saved === id} />
      </span>
      <select
        class="field-input"
        value={listings[id] ?? ''}
        onChange={(event) => save(id, { [id]: event.currentTarget.value || null })}
      >
        <option value="">{text('listing-settings.chosen-in-form')}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <details>
      <summary>{text('listing-settings.title')}</summary>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {references.status === 'refused' ? (
        <ProblemNote problem={references.problem} system="ingatlanok" />
      ) : null}
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
  readonly onSave: (template: string) => void;
}

/** Saved on leaving the box; one with a name nobody knows stays typed, and says so. */
function Template({ template, saved, onSave }: TemplateProps): JSX.Element {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? template;
  const isValid = isListingTemplate(shown);
  return (
    <div class="form">
      <label for={id}>
        {text('listing-settings.template')} <Saved shown={saved === 'template' && typed === null} />
      </label>
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
          const written = event.currentTarget.value;
          if (!isListingTemplate(written)) return;
          setTyped(null);
          if (written !== template) onSave(written);
        }}
      />
      <p id={`${id}-hint`} class={isValid ? 'muted' : 'tone-bad'}>
        {text(isValid ? 'listing-settings.names' : 'listing-settings.unknown-name', {
          names: listingPlaceholders.map((name) => `{${name}}`).join(' '),
        })}
      </p>
      {shown === defaultListingTemplate ? null : (
        <Button
          kind="quiet"
          onClick={() => {
            setTyped(null);
            onSave(defaultListingTemplate);
          }}
        >
          {text('listing-settings.default')}
        </Button>
      )}
    </div>
  );
}
