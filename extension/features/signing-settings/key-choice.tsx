/** Which key signs: none, a file that is handed over here, or a token by one of the drivers found on the machine. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SigningChoice } from '../../../shared/contract/signing-routes.ts';
import { formatDay } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { KeyFileForm } from './key-file-form.tsx';
import type { SigningDesk } from './signing-section.tsx';
import { TokenFields } from './token-fields.tsx';

type Kind = SigningChoice['key']['kind'];
const kinds: readonly Kind[] = ['none', 'file', 'token'];

export function KeyChoice({
  desk,
  saved,
}: {
  readonly desk: SigningDesk;
  readonly saved: JSX.Element;
}): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { settings, drivers, secrets, managed } = desk.settings;
  // Chosen, but a file or a driver is still to be named.
  const [chosen, setChosen] = useState<Kind | null>(null);
  const [another, setAnother] = useState(false);
  const kind = chosen ?? settings.key.kind;
  const passwordAt = secrets['signing-key'];

  async function choose(next: Kind): Promise<void> {
    setAnother(false);
    if (next === 'none') {
      await desk.save('key', { key: { kind: 'none' } });
      setChosen(null);
    } else setChosen(next);
  }

  return (
    <fieldset class="choice-group">
      <legend>
        {text('signing-settings.key')} {saved}
      </legend>
      {kinds.map((one) => (
        <label key={one} class="check-line">
          <input type="radio" name="key" checked={kind === one} onChange={() => void choose(one)} />
          <span>{text(`signing-settings.key-${one}`)}</span>
        </label>
      ))}
      {kind !== 'file' ? null : settings.key.kind === 'file' && !another ? (
        <div class="signing-settings__part">
          <p>
            {text('signing-settings.file-there')}{' '}
            <span class="muted">
              {passwordAt === null
                ? text('signing-settings.password-asked')
                : text('signing-settings.password-kept', { time: formatDay(language, passwordAt) })}
            </span>
          </p>
          {managed ? null : (
            <button type="button" class="button" onClick={() => setAnother(true)}>
              {text('signing-settings.file-change')}
            </button>
          )}
        </div>
      ) : (
        <KeyFileForm
          desk={desk}
          onDone={() => {
            setChosen(null);
            setAnother(false);
          }}
        />
      )}
      {kind === 'token' ? (
        <TokenFields
          key={desk.settings.version}
          drivers={drivers}
          current={settings.key.kind === 'token' ? settings.key : null}
          managed={managed}
          onSave={async (key) => {
            await desk.save('key', { key });
            setChosen(null);
          }}
        />
      ) : null}
    </fieldset>
  );
}
