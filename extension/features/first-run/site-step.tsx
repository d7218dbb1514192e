/** Step 3: the site of the office's case system is allowed, by its address or by the button in the toolbar. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { originOf } from './first-run-steps.ts';

export interface SiteStepProps {
  /** Called in the click itself; false when the person declined. */
  readonly onGrant: (origin: string) => Promise<boolean>;
}

export function SiteStep({ onGrant }: SiteStepProps): JSX.Element {
  const text = useText();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState<'address' | 'declined' | null>(null);

  function allow(): void {
    const origin = originOf(address);
    if (origin === undefined) {
      setWrong('address');
      return;
    }
    setWrong(null);
    void onGrant(origin).then((granted) => {
      if (!granted) setWrong('declined');
    });
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        allow();
      }}
    >
      <p>{text('first-run.site-explained')}</p>
      <label for="site-address">{text('first-run.site-address')}</label>
      <input
        id="site-address"
        class="field-input"
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        placeholder="https://spis.urad.cz"
        value={address}
        aria-invalid={wrong === 'address'}
        {...(wrong === null ? {} : { 'aria-describedby': 'site-wrong' })}
        onInput={(event) => setAddress(event.currentTarget.value)}
      />
      {wrong === null ? null : (
        <p id="site-wrong" class="tone-bad" role="alert">
          {text(wrong === 'address' ? 'first-run.site-wrong' : 'first-run.site-declined')}
        </p>
      )}
      <div>
        <Button kind="primary" onClick={allow}>
          {text('first-run.site-allow')}
        </Button>
      </div>
      <p class="muted">{text('first-run.site-or')}</p>
    </form>
  );
}
