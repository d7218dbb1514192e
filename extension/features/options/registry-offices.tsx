/** The ohlašovny of the office, offered in the form of a notice under section 56a. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type RegistryOffice, registryOfficeSchema } from '../../../shared/office/settings.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { SaveNotices } from './board-section.tsx';
import { Saved } from './saved.tsx';

export interface RegistryOfficesProps {
  readonly offices: readonly RegistryOffice[];
  readonly save: SaveNotices;
  readonly saved: boolean;
}

const empty = { name: '', addressPointCode: '' };

export function RegistryOffices({ offices, save, saved }: RegistryOfficesProps): JSX.Element {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const parsed = registryOfficeSchema.safeParse({
    name: typed.name,
    addressPointCode: typed.addressPointCode.replace(/\s/g, ''),
  });
  const isBad = (field: 'name' | 'addressPointCode'): boolean =>
    tried && parsed.error?.issues.some((issue) => issue.path[0] === field) === true;

  const keep = (registryOffices: RegistryOffice[]): Promise<boolean> =>
    save('registryOffices', { registryOffices }, text('board-settings.registry-offices'));

  async function add(): Promise<void> {
    setTried(true);
    if (!parsed.success) return;
    const one = parsed.data;
    const others = offices.filter((other) => other.addressPointCode !== one.addressPointCode);
    if (!(await keep([...others, one]))) return;
    setTyped(empty);
    setTried(false);
  }

  return (
    <>
      <h2>
        {text('board-settings.registry-offices')} <Saved shown={saved} />
      </h2>
      {offices.length === 0 ? <p class="muted">{text('board-settings.no-registry-offices')}</p> : null}
      <ul class="list">
        {offices.map((one) => (
          <li key={one.addressPointCode} class="list__item">
            <span>
              {one.name} <span class="muted">ADM {one.addressPointCode}</span>
            </span>
            <Button
              name={`${text('board-settings.remove')}: ${one.name}`}
              onClick={() => void keep(offices.filter((other) => other !== one))}
            >
              {text('board-settings.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {(['name', 'addressPointCode'] as const).map((field) => (
          <div key={field} class="form__pair">
            <label for={`${id}-${field}`}>{text(`board-settings.registry-${field}`)}</label>
            <input
              id={`${id}-${field}`}
              class="field-input"
              type="text"
              autocomplete="off"
              aria-invalid={isBad(field)}
              value={typed[field]}
              onInput={(event) => {
                const { value } = event.currentTarget;
                setTyped((before) => ({ ...before, [field]: value }));
              }}
            />
            {isBad(field) ? <p class="tone-bad">{text(`board-settings.wrong-${field}`)}</p> : null}
          </div>
        ))}
        <div>
          <Button onClick={() => void add()}>{text('board-settings.add')}</Button>
        </div>
      </form>
    </>
  );
}
