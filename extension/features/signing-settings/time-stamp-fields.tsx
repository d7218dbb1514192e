/** The authority whose time stamp goes with each signature, and the login it wants. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { timeStampSchema } from '../../../shared/contract/signing-routes.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { onEscape, takeFocus } from '../../ui/keep-focus.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { RemoveQuestion } from '../../ui/remove-question.tsx';
import { problemOf } from '../options/use-loaded.ts';
import type { SigningDesk } from './signing-section.tsx';

export function TimeStampFields({
  desk,
  saved,
}: {
  readonly desk: SigningDesk;
  readonly saved: JSX.Element;
}): JSX.Element {
  const text = useText();
  const { timeStamp } = desk.settings.settings;
  const kept = timeStamp?.url ?? '';
  const [typed, setTyped] = useState(kept);
  // A value from outside never takes the place of what is being typed.
  const [known, setKnown] = useState(kept);
  if (known !== kept) {
    setKnown(kept);
    if (typed === known) setTyped(kept);
  }
  const url = typed.trim();
  const isWrong = url !== '' && !timeStampSchema.shape.url.safeParse(url).success;

  return (
    <fieldset class="choice-group">
      <legend>
        {text('signing-settings.time-stamp')} {saved}
      </legend>
      <div class="form">
        <div class="form__pair">
          <label for="time-stamp-url">{text('signing-settings.time-stamp-url')}</label>
          <input
            id="time-stamp-url"
            class="field-input"
            type="url"
            inputMode="url"
            placeholder="https://"
            maxLength={500}
            value={typed}
            aria-invalid={isWrong}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onChange={() => {
              if (isWrong || url === kept) return;
              void desk.save('time-stamp', { timeStamp: url === '' ? null : { ...timeStamp, url } });
            }}
          />
          {isWrong ? <p class="tone-bad">{text('signing-settings.url-wrong')}</p> : null}
        </div>
      </div>
      {timeStamp === null ? null : <Login desk={desk} />}
    </fieldset>
  );
}

function Login({ desk }: { readonly desk: SigningDesk }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const [shown, setShown] = useState<'facts' | 'form' | 'question'>('facts');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const setAt = desk.settings.secrets['time-stamp'];
  const opener = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (shown === 'form') first.current?.focus();
    if (shown === 'facts' && wasOpen.current) takeFocus(opener.current);
    wasOpen.current = shown !== 'facts';
  }, [shown]);

  async function set(secret: { username: string; password: string } | null): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      await desk.backend.call('signing.set-secret', { name: 'time-stamp', secret });
      desk.accept('time-stamp', await desk.backend.call('signing.read-settings', {}));
      setShown('facts');
    } catch (error) {
      desk.fail(problemOf(error));
    }
    setPassword('');
    setBusy(false);
  }

  /** What was typed is a secret, and is not kept. */
  function leave(): void {
    setUsername('');
    setPassword('');
    setShown('facts');
  }

  if (shown === 'question') {
    return (
      <RemoveQuestion
        id="time-stamp-remove"
        name={text('signing-settings.time-stamp')}
        busy={busy}
        onRemove={() => void set(null)}
        onKeep={() => setShown('facts')}
      />
    );
  }
  if (shown === 'facts') {
    return (
      <div class="signing-settings__line">
        <span class="muted">
          {setAt === null
            ? text('signing-settings.login-none')
            : text('signing-settings.login-kept', { time: formatDay(language, setAt) })}
        </span>
        <Button kind="quiet" buttonRef={opener} onClick={() => setShown('form')}>
          {text(setAt === null ? 'systems.enter' : 'systems.change')}
        </Button>
        {setAt === null ? null : (
          <Button kind="quiet" onClick={() => setShown('question')}>
            {text('systems.remove')}
          </Button>
        )}
      </div>
    );
  }
  const complete = username !== '' && password !== '';
  return (
    <form
      class="form signing-settings__part"
      onKeyDown={onEscape(leave)}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) void set({ username, password });
      }}
    >
      <div class="form__pair">
        <label for="time-stamp-username">{text('systems.username')}</label>
        <input
          id="time-stamp-username"
          ref={first}
          class="field-input"
          autocomplete="off"
          maxLength={200}
          value={username}
          onInput={(event) => setUsername(event.currentTarget.value)}
        />
      </div>
      <div class="form__pair">
        <label for="time-stamp-password">{text('systems.password')}</label>
        <input
          id="time-stamp-password"
          class="field-input"
          type="password"
          autocomplete="off"
          maxLength={200}
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      <div class="list__buttons">
        <Button kind="primary" busy={busy || !complete} onClick={() => void set({ username, password })}>
          {text('systems.save')}
        </Button>
        <Button kind="quiet" onClick={leave}>
          {text('action.back')}
        </Button>
      </div>
    </form>
  );
}
