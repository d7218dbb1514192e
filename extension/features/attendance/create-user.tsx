/**
 * A new user of Docházka.net: sent while the person waits, never queued. The password lives in this form until it is
 * sent, and nowhere else.
 */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText, sentText } from '../../ui/problem-text.ts';
import { problemOf } from '../panel/state.ts';
import type { AttendanceCall } from './attendance-call.ts';

interface CreateUserProps {
  readonly call: AttendanceCall;
  readonly onCreated: () => void;
  readonly onClose: () => void;
}

const boxes = ['firstName', 'lastName', 'username', 'email', 'password'] as const;
const empty = { firstName: '', lastName: '', username: '', email: '', password: '' };
const shortestPassword = 6;

export function CreateUser({ call, onCreated, onClose }: CreateUserProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [values, setValues] = useState<Readonly<Record<(typeof boxes)[number], string>>>(empty);
  const [isAdmin, setIsAdmin] = useState(false);
  const [busy, setBusy] = useState(false);
  // Known before anything is drawn anew: two clicks in one moment are one order.
  const sending = useRef(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const complete =
    boxes.every((name) => name === 'email' || values[name].trim() !== '') &&
    values.password.length >= shortestPassword &&
    (values.email.trim() === '' || /^\S+@\S+\.\S+$/.test(values.email.trim()));

  async function create(): Promise<void> {
    if (sending.current || !complete) return;
    sending.current = true;
    setBusy(true);
    setProblem(null);
    const { email, ...rest } = values;
    try {
      await call('attendance.create-user', {
        ...rest,
        ...(email.trim() === '' ? {} : { email: email.trim() }),
        isAdmin,
      });
      onCreated();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
      sending.current = false;
    }
  }

  return (
    <form
      class="create-user"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      {boxes.map((name, index) => (
        <label key={name} class="record-form__row">
          <span>{text(`attendance.user-${name}`)}</span>
          <input
            class="field-input"
            {...(index === 0 ? { ref: first } : {})}
            {...(name === 'password' ? ({ type: 'password' } as const) : ({ type: 'text' } as const))}
            autocomplete={name === 'password' ? 'new-password' : 'off'}
            maxLength={255}
            value={values[name]}
            onInput={(event) => {
              const { value } = event.currentTarget;
              // A password manager fills several boxes at once.
              setValues((now) => ({ ...now, [name]: value }));
            }}
          />
        </label>
      ))}
      <label class="record-form__kind">
        <input
          type="checkbox"
          checked={isAdmin}
          onChange={(event) => setIsAdmin(event.currentTarget.checked)}
        />
        {text('attendance.user-admin')}
      </label>
      {busy ? <p class="muted">{text('attendance.user-waits')}</p> : null}
      {problem === null ? null : (
        <div class="note note--warn" role="alert">
          <Icon name="warn" />
          <div>
            <p>
              {problem.code === 'duplicate-at-remote'
                ? text('attendance.user-taken')
                : `${problemText(language, problem, 'dochazka')} ${sentText(language, problem)}`}
            </p>
            {problem.remoteWords === undefined ? null : (
              <p class="quote">{text('quote', { words: problem.remoteWords })}</p>
            )}
          </div>
        </div>
      )}
      <div class="record-form__buttons">
        <Button kind="primary" busy={busy || !complete} onClick={() => void create()}>
          {text('attendance.create-user')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text('action.back')}
        </Button>
      </div>
    </form>
  );
}
