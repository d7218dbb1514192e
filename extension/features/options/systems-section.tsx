/** Credentials of the remote systems. They go one way only: no route reads them back. */
import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
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

interface SystemRowProps {
  readonly backend: OptionsBackend;
  readonly system: System;
  readonly setAt: string | null;
  readonly host: string;
  readonly canTry: boolean;
  readonly onChanged: () => Promise<void>;
}

function SystemRow({ backend, system, setAt, host, canTry, onChanged }: SystemRowProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function remove(): Promise<void> {
    try {
      await backend.call('secrets.remove', { system });
      await onChanged();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  return (
    <li class="list__item list__item--tall">
      <div>
        <strong>{text(`system.${system}`)}</strong> <span class="muted">{host}</span>
        <p class="muted">
          {setAt === null
            ? text('systems.not-set')
            : text('systems.stored', { time: formatDay(language, setAt) })}
        </p>
      </div>
      {open ? null : (
        <div class="list__buttons">
          <Button
            name={`${text(setAt === null ? 'systems.enter' : 'systems.change')}: ${text(`system.${system}`)}`}
            onClick={() => setOpen(true)}
          >
            {text(setAt === null ? 'systems.enter' : 'systems.change')}
          </Button>
          {setAt === null ? null : (
            <Button kind="quiet" onClick={() => void remove()}>
              {text('systems.remove')}
            </Button>
          )}
        </div>
      )}
      {open ? (
        <SecretForm
          backend={backend}
          system={system}
          onClose={() => setOpen(false)}
          onSaved={async () => {
            setOpen(false);
            await onChanged();
          }}
        />
      ) : null}
      {problem === null ? null : <ProblemNote problem={problem} system={system} />}
      {canTry && setAt !== null && !open ? (
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
