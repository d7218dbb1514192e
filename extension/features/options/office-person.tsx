/** Whom the office's auctions name as responsible, chosen from those the portal lists (E13). */
import type { JSX } from 'preact';
import { useCallback, useId } from 'preact/hooks';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { Saved } from './saved.tsx';
import { useLoaded } from './use-loaded.ts';

type Person = OfficeSettings['responsiblePerson'];

export interface OfficePersonProps {
  readonly backend: OptionsBackend;
  readonly person: Person;
  readonly saved: boolean;
  readonly onSave: (person: Person) => void;
}

export function OfficePerson({ backend, person, saved, onSave }: OfficePersonProps): JSX.Element | null {
  const text = useText();
  const id = useId();
  const load = useCallback(() => backend.call('remote.choices', { system: 'portal-drazeb' }), [backend]);
  const [choices, again] = useLoaded(load);
  if (choices.status === 'loading') return null;
  const offices = choices.status === 'here' ? choices.value.offices : [];
  const listed = offices.flatMap(({ title, persons }) =>
    persons.map((one) => ({ id: one.id, name: offices.length > 1 ? `${one.name}, ${title}` : one.name })),
  );
  const isListed = listed.some((one) => String(one.id) === String(person));
  return (
    <div class="form">
      <div class="saved-line">
        <label for={id}>{text('auctions.responsiblePerson')}</label> <Saved shown={saved} />
      </div>
      <select
        id={id}
        class="field-input"
        value={person === null ? '' : String(person)}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const chosen = listed.find((one) => String(one.id) === value);
          if (chosen !== undefined || value === '') onSave(chosen?.id ?? null);
        }}
      >
        <option value="">{text('auctions.person-first')}</option>
        {listed.map((one) => (
          <option key={String(one.id)} value={String(one.id)}>
            {one.name}
          </option>
        ))}
        {person === null || isListed ? null : (
          <option value={String(person)}>{text('auctions.person-kept', { id: String(person) })}</option>
        )}
      </select>
      <p id={`${id}-hint`} class="muted">
        {text('auctions.person-explained')}
      </p>
      {choices.status === 'refused' ? (
        <ProblemNote problem={choices.problem} system="portal-drazeb" onRetry={again} />
      ) : null}
    </div>
  );
}
