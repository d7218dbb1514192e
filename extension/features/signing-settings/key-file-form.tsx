/** Hands a PKCS#12 file over: the companion opens it before it keeps anything. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { toBase64 } from '../../../shared/channel/bytes.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { problemOf } from '../options/use-loaded.ts';
import type { SigningDesk } from './signing-section.tsx';

/** As the route takes it; a key with its certificates is a tenth of that. */
const maxFileBytes = 100_000;

export function KeyFileForm({
  desk,
  onDone,
}: {
  readonly desk: SigningDesk;
  readonly onDone: () => void;
}): JSX.Element {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [hasFile, setHasFile] = useState(false);
  const [password, setPassword] = useState('');
  const [keeps, setKeeps] = useState(false);
  const [busy, setBusy] = useState(false);

  async function handOver(): Promise<void> {
    const file = picker.current?.files?.[0];
    if (busy || file === undefined) return;
    setBusy(true);
    try {
      if (file.size > maxFileBytes)
        throw new ProblemError({ code: 'signing-key-unusable', params: { reason: 'not-pkcs12' } });
      const { settings } = await desk.backend.call('signing.set-key-file', {
        version: desk.settings.version,
        file: toBase64(new Uint8Array(await file.arrayBuffer())),
        password,
        keepPassword: keeps,
      });
      desk.accept('key', settings);
      onDone();
    } catch (error) {
      desk.fail(problemOf(error));
    }
    setPassword('');
    setBusy(false);
  }

  return (
    <form
      class="form signing-settings__part"
      onSubmit={(event) => {
        event.preventDefault();
        void handOver();
      }}
    >
      <div class="form__pair">
        <label for="key-file">{text('signing-settings.file')}</label>
        <input
          id="key-file"
          ref={picker}
          type="file"
          accept=".p12,.pfx,application/x-pkcs12"
          onChange={(event) => setHasFile((event.currentTarget.files?.length ?? 0) > 0)}
        />
      </div>
      <div class="form__pair">
        <label for="key-password">{text('signing-settings.password')}</label>
        <input
          id="key-password"
          class="field-input"
          type="password"
          autocomplete="off"
          maxLength={200}
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      <label class="check-line">
        <input type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.currentTarget.checked)} />
        <span>{text('signing-settings.keep-password')}</span>
      </label>
      <div>
        <Button kind="primary" busy={busy || !hasFile} onClick={() => void handOver()}>
          {text('signing-settings.file-save')}
        </Button>
      </div>
    </form>
  );
}
