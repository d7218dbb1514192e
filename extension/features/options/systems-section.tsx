/** Credentials of the remote systems. They go one way only: no route reads them back, so removing them is asked about. */
import type { JSX, RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { onEscape, takeFocus } from '../../ui/keep-focus.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { RemoveQuestion } from '../../ui/remove-question.tsx';
import type { OptionsBackend } from './backend.ts';
import { ConnectionTrial } from './connection-trial.tsx';
import { ListingSettings } from './listing-settings.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Sellers } from './sellers.tsx';
import { useKept } from './use-kept.ts';
import { problemOf } from './use-loaded.ts';
import { VaultNote } from './vault-note.tsx';

/** What each system asks for, in the words its route takes. */
const parts = {
  'portal-drazeb': ['username', 'password'],
  cud: ['apiKey'],
  ingatlanok: ['username', 'password'],
  dochazka: ['apiKey'],
} as const satisfies Record<System, readonly string[]>;

const always: readonly System[] = ['portal-drazeb', 'cud'];
const others: readonly System[] = ['ingatlanok', 'dochazka'];

interface Known {
  readonly secrets: RouteReply<'secrets.list'>['secrets'];
  readonly systems: RouteReply<'service.read'>['systems'];
  /** The companion can be asked to try a connection. */
  readonly canTry: boolean;
  readonly isLocked: boolean;
}

export function SystemsSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const load = useCallback(async (): Promise<Known> => {
    const [{ secrets }, service] = await Promise.all([
      backend.call('secrets.list', {}),
      backend.call('service.read', {}),
    ]);
    const { systems, vault } = service;
    return { secrets, systems, canTry: isAble(service, 'try-system'), isLocked: vault === 'locked' };
  }, [backend]);
  const { loaded: known, problem, again } = useKept(load);
  const left = useRef<Left | null>(null);
  if (known.status === 'loading') return null;
  if (known.status === 'refused') return <ProblemNote problem={known.problem} onRetry={again} />;
  const row = (system: System): JSX.Element => (
    <SystemRow
      key={system}
      backend={backend}
      system={system}
      setAt={known.value.secrets.find((one) => one.system === system)?.setAt ?? null}
      canTry={known.value.canTry}
      host={known.value.systems.find((one) => one.system === system)?.host ?? ''}
      left={left}
      onChanged={again}
    />
  );
  const used = others.filter((system) => known.value.secrets.some((one) => one.system === system));
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} onRetry={again} />}
      <VaultNote isLocked={known.value.isLocked} again={again} />
      <p>{text('systems.explained')}</p>
      <ul class="list">{[...always, ...used].map(row)}</ul>
      <details>
        <summary>{text('systems.others')}</summary>
        <ul class="list">{others.filter((system) => !used.includes(system)).map(row)}</ul>
      </details>
    </>
  );
}

/** What was open last and was closed: its button has the focus again, also where the row went to the other list. */
interface Left {
  readonly system: System;
  readonly shown: 'form' | 'question';
}

interface SystemRowProps {
  readonly backend: OptionsBackend;
  readonly system: System;
  readonly setAt: string | null;
  readonly host: string;
  readonly canTry: boolean;
  readonly left: RefObject<Left | null>;
  readonly onChanged: () => Promise<void>;
}

function SystemRow({ backend, system, setAt, host, canTry, left, onChanged }: SystemRowProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [shown, setShown] = useState<'facts' | Left['shown']>('facts');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const remover = useRef<HTMLButtonElement>(null);
  const name = text(`system.${system}`);
  const isSet = setAt !== null;

  useEffect(() => {
    if (shown === 'facts' && left.current?.system === system)
      takeFocus((left.current.shown === 'question' ? remover.current : null) ?? opener.current);
  }, [shown, isSet, system, left]);

  function show(next: Left['shown']): void {
    left.current = null;
    setProblem(null);
    setShown(next);
  }

  function close(closed: Left['shown']): void {
    left.current = { system, shown: closed };
    setProblem(null);
    // What was opened in its place meanwhile stays open.
    setShown((now) => (now === closed ? 'facts' : now));
  }

  async function remove(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await backend.call('secrets.remove', { system });
      left.current = { system, shown: 'question' };
      await onChanged();
      close('question');
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  }

  return (
    <li class="list__item list__item--tall">
      <div>
        <strong>{name}</strong> <span class="muted">{host}</span>
        <p class="muted">
          {setAt === null
            ? text('systems.not-set')
            : text('systems.stored', { time: formatDay(language, setAt) })}
        </p>
      </div>
      {shown === 'facts' ? (
        <div class="list__buttons">
          <Button
            buttonRef={opener}
            name={`${text(isSet ? 'systems.change' : 'systems.enter')}: ${name}`}
            onClick={() => show('form')}
          >
            {text(isSet ? 'systems.change' : 'systems.enter')}
          </Button>
          {isSet ? (
            <Button
              kind="quiet"
              buttonRef={remover}
              name={`${text('systems.remove')}: ${name}`}
              busy={busy}
              onClick={() => show('question')}
            >
              {text('systems.remove')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {shown === 'form' ? (
        <SecretForm
          backend={backend}
          system={system}
          onClose={() => close('form')}
          onSaved={async () => {
            close('form');
            await onChanged();
          }}
        />
      ) : null}
      {shown === 'question' ? (
        <RemoveQuestion
          id={`${system}-remove`}
          name={name}
          busy={busy}
          onRemove={() => void remove()}
          onKeep={() => close('question')}
        />
      ) : null}
      {problem === null ? null : <ProblemNote problem={problem} system={system} />}
      {canTry && setAt !== null && shown !== 'form' ? (
        <ConnectionTrial key={setAt} backend={backend} system={system} hasKey={parts[system].length === 1} />
      ) : null}
      {system === 'ingatlanok' && setAt !== null ? (
        <>
          <ListingSettings backend={backend} />
          <Sellers backend={backend} newId={() => crypto.randomUUID()} />
        </>
      ) : null}
    </li>
  );
}

interface SecretFormProps {
  readonly backend: OptionsBackend;
  readonly system: System;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

function SecretForm({ backend, system, onClose, onSaved }: SecretFormProps): JSX.Element {
  const text = useText();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const names = parts[system];
  const complete = names.every((name) => (values[name] ?? '') !== '');
  const first = useRef<HTMLInputElement>(null);
  // Once, as the person asked for this form: a focus moved later would put the rest of a password into an open box.
  useEffect(() => first.current?.focus(), []);

  async function save(): Promise<void> {
    if (busy || !complete) return;
    setBusy(true);
    setProblem(null);
    try {
      await backend.call('secrets.set', { system, secret: values });
      await onSaved();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  }

  return (
    <form
      class="form list__form"
      onKeyDown={onEscape(onClose)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {names.map((name, index) => (
        <div key={name} class="form__pair">
          <label for={`${system}-${name}`}>{text(`systems.${name}`)}</label>
          <input
            id={`${system}-${name}`}
            class="field-input"
            {...(name === 'username' ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
            autocomplete="off"
            value={values[name] ?? ''}
            {...(index === 0 ? { ref: first } : {})}
            onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        </div>
      ))}
      <div class="list__buttons">
        <Button kind="primary" busy={busy || !complete} onClick={() => void save()}>
          {text('systems.save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text('action.back')}
        </Button>
      </div>
      {problem === null ? null : <ProblemNote problem={problem} system={system} />}
    </form>
  );
}
