/** The PIN of one batch and the button that signs. The box is emptied with every order. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { SigningList } from './use-signing-book.ts';

export interface SigningFormProps {
  readonly signingKey: NonNullable<SigningList['key']>;
  /** How many are ticked. */
  readonly count: number;
  readonly busy: boolean;
  readonly training: boolean;
  readonly onSign: (event: Event, pin: string | undefined) => void;
}

export function SigningForm({
  signingKey: key,
  count,
  busy,
  training,
  onSign,
}: SigningFormProps): JSX.Element {
  const text = useText();
  const [pin, setPin] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const blocked = key.problem !== null || key.token?.attempts === 'locked';
  const asksPin = key.needsPin;

  function submit(event: Event): void {
    if (busy || blocked || count === 0) return;
    if (asksPin && pin === '') {
      box.current?.focus();
      return;
    }
    onSign(event, asksPin ? pin : undefined);
    setPin('');
  }

  return (
    <form
      class="signing-form"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        submit(event);
      }}
    >
      {asksPin ? (
        <label class="signing-form__pin">
          <span>{text(key.kind === 'file' ? 'signing.password' : 'signing.pin')}</span>
          <input
            ref={box}
            class="field-input"
            type="password"
            autocomplete="off"
            maxLength={200}
            value={pin}
            disabled={blocked}
            onInput={(event) => setPin(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <Button kind="primary" busy={busy || blocked || count === 0} onClick={submit}>
        {text(training ? 'signing.sign-training' : 'signing.sign', { count })}
      </Button>
      <span class="muted" role="status">
        {busy
          ? text('signing.busy')
          : key.token?.hasPinPad === true
            ? text('signing.pin-pad')
            : count === 0
              ? text('signing.tick-first')
              : ''}
      </span>
    </form>
  );
}
