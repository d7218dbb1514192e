/** Whom the portal will name as responsible for the auction: the office's choice, told by name before anything is filed. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isProblemError } from '../../../shared/contract/problems.ts';
import type { RemoteChoices } from '../../../shared/contract/remote.ts';
import { useText } from '../../ui/locales/text.ts';
import { OriginMark } from './origin-mark.tsx';
import { usePanel } from './panel-context.ts';

export function PersonRow(): JSX.Element | null {
  const { backend } = usePanel();
  const text = useText();
  const [person, setPerson] = useState<RemoteChoices['responsiblePerson']>(null);
  useEffect(() => {
    let current = true;
    backend.call('remote.choices', { system: 'portal-drazeb' }).then(
      ({ responsiblePerson }) => {
        if (current) setPerson(responsiblePerson);
      },
      (error: unknown) => {
        // The portal can't be asked now; the steps of the submission name the person all the same.
        if (!isProblemError(error)) throw error;
      },
    );
    return () => {
      current = false;
    };
  }, [backend]);
  if (!person) return null;
  const name = text('row.person');
  return (
    <div class="row row--fine" data-field="responsiblePerson">
      <div class="row__label" title={name}>
        {name}
      </div>
      <div class="row__value">
        <button
          type="button"
          class="row__text"
          aria-label={text('row.person-change', { field: name, value: person.name })}
          title={text('row.person-hint')}
          onClick={() => backend.openOptions('auctions')}
        >
          <span class="row__clip">{person.name === '' ? String(person.id) : person.name}</span>
        </button>
      </div>
      <div class="row__marks">
        <OriginMark origin="office" field={name} place={undefined} />
      </div>
    </div>
  );
}
