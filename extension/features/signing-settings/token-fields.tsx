/** A token: one of the drivers that were found, and which token and certificate where there are several. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SigningChoice } from '../../../shared/contract/signing-routes.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { SigningSettings } from './signing-section.tsx';

type TokenKey = Extract<SigningChoice['key'], { kind: 'token' }>;

export interface TokenFieldsProps {
  readonly drivers: SigningSettings['drivers'];
  readonly current: TokenKey | null;
  readonly managed: boolean;
  readonly onSave: (key: TokenKey) => Promise<void>;
}

export function TokenFields({ drivers, current, managed, onSave }: TokenFieldsProps): JSX.Element {
  const text = useText();
  const [driver, setDriver] = useState(current?.driver ?? drivers[0]?.id ?? '');
  const [token, setToken] = useState(current?.token ?? '');
  const [certificate, setCertificate] = useState(current?.certificate ?? '');
  if (drivers.length === 0 && current === null) {
    return <p class="note signing-settings__part">{text('signing-settings.no-driver')}</p>;
  }
  const isKnown = drivers.some((one) => one.id === driver);
  return (
    <form class="form signing-settings__part" onSubmit={(event) => event.preventDefault()}>
      <div class="form__pair">
        <label for="token-driver">{text('signing-settings.driver')}</label>
        <select
          id="token-driver"
          class="field-input"
          value={driver}
          onChange={(event) => setDriver(event.currentTarget.value)}
        >
          {isKnown ? null : <option value={driver}>{text('signing-settings.driver-other')}</option>}
          {drivers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="form__pair">
        <label for="token-label">{text('signing-settings.token')}</label>
        <input
          id="token-label"
          class="field-input"
          maxLength={200}
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
      </div>
      <div class="form__pair">
        <label for="token-certificate">{text('signing-settings.certificate')}</label>
        <input
          id="token-certificate"
          class="field-input"
          maxLength={200}
          value={certificate}
          onInput={(event) => setCertificate(event.currentTarget.value)}
        />
      </div>
      {managed ? null : (
        <div>
          <Button
            kind="primary"
            busy={!isKnown}
            onClick={() =>
              void onSave({
                kind: 'token',
                driver,
                ...(token.trim() === '' ? {} : { token: token.trim() }),
                ...(certificate.trim() === '' ? {} : { certificate: certificate.trim() }),
              })
            }
          >
            {text('signing-settings.token-save')}
          </Button>
        </div>
      )}
    </form>
  );
}
