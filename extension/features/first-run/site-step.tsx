/** Step 3: the site of the office's case system is allowed, by its address or by the button in the toolbar. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { originsOf } from './first-run-steps.ts';

export interface SiteStepProps {
  /** Called in the click itself; false when the person declined. */
  readonly onGrant: (origin: string) => Promise<boolean>;
}

export function SiteStep({ onGrant }: SiteStepProps): JSX.Element {
  const text = useText();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState<'address' | 'declined' | null>(null);
  const [meant, setMeant] = useState<readonly string[]>([]);

  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => question.current?.focus(), [meant]);

  function allow(): void {
    const [origin, another] = originsOf(address);
    setWrong(origin === undefined ? 'address' : null);
    setMeant(origin === undefined || another === undefined ? [] : [origin, another]);
    if (origin !== undefined && another === undefined) grant(origin);
  }

  function grant(origin: string): void {
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
        onInput={(event) => {
          setAddress(event.currentTarget.value);
          setMeant([]);
        }}
      />
      <div role="alert">
        {wrong === null ? null : (
          <p id="site-wrong" class="tone-bad">
            {text(wrong === 'address' ? 'first-run.site-wrong' : 'first-run.site-declined')}
          </p>
        )}
        {meant.length === 0 ? null : (
          <>
            {/* The button that had the focus goes. */}
            <p tabIndex={-1} ref={question}>
              {text('first-run.site-which')}
            </p>
            <div class="first-run__choice">
              {meant.map((origin) => (
                <Button key={origin} onClick={() => grant(origin)}>
                  {origin}
                </Button>
              ))}
            </div>
          </>
        )}
      </div>
      {meant.length > 0 ? null : (
        <div>
          <Button kind="primary" onClick={allow}>
            {text('first-run.site-allow')}
          </Button>
        </div>
      )}
      <p class="muted">{text('first-run.site-or')}</p>
    </form>
  );
}
