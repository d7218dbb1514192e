/** The users of Docházka.net: who sits here, the month of each, and a new one where an administrator allows it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { foldText } from '../../../shared/formats/text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { problemOf } from '../panel/state.ts';
import type { AttendanceBackend } from './attendance-page.tsx';
import { CreateUser } from './create-user.tsx';
import { PersonDetail } from './person-detail.tsx';

export interface PeopleViewProps {
  readonly backend: AttendanceBackend;
  readonly settings: RouteReply<'attendance.settings'>;
  readonly onMatched: () => void;
  readonly onMonth: (person: { readonly id: number; readonly name: string }) => void;
}

const perPage = 25;

export function PeopleView({ backend, settings, onMatched, onMonth }: PeopleViewProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [list, setList] = useState<RouteReply<'attendance.users'> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(0);
  const [selected, setSelected] = useState<number | null>(null);
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let isLate = false;
    setProblem(null);
    backend.call('attendance.users', {}).then(
      (read) => {
        if (!isLate) setList(read);
      },
      (error: unknown) => {
        if (!isLate) setProblem(problemOf(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [backend, asked]);

  async function match(userId: number | null): Promise<void> {
    try {
      await backend.call('attendance.match', { userId });
      onMatched();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  const wanted = foldText(query);
  const found = (list?.users ?? []).filter((one) =>
    foldText(`${one.name} ${one.username} ${one.email ?? ''}`).includes(wanted),
  );
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const at = Math.min(page, pages - 1);
  return (
    <section class="people" aria-label={text('attendance.people')}>
      <p>
        {settings.user === null
          ? text('attendance.choose-yourself')
          : text('attendance.matched', { name: settings.user.name })}{' '}
        {settings.user === null ? null : (
          <Button kind="quiet" onClick={() => void match(null)}>
            {text('attendance.unmatch')}
          </Button>
        )}
      </p>
      {problem === null ? null : (
        <div class="note note--warn" role="alert">
          <Icon name="warn" />
          <div>
            <p>{problemText(language, problem, 'dochazka')}</p>
            <Button onClick={() => setAsked(asked + 1)}>{text('action.retry')}</Button>
          </div>
        </div>
      )}
      <div class="people__tools">
        <label class="people__search">
          <span class="sr-only">{text('attendance.search-people')}</span>
          <input
            class="field-input"
            type="search"
            placeholder={text('attendance.search-people')}
            value={query}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
              setPage(0);
            }}
          />
        </label>
        {settings.mayCreateUsers ? (
          <Button expanded={creating} onClick={() => setCreating(!creating)}>
            {text('attendance.new-user')}
          </Button>
        ) : null}
      </div>
      {creating ? (
        <CreateUser
          call={backend.call}
          onCreated={() => {
            setCreating(false);
            setAsked(asked + 1);
          }}
          onClose={() => setCreating(false)}
        />
      ) : null}
      {list === null && problem === null ? <p class="muted">{text('attendance.loading')}</p> : null}
      {list === null ? null : (
        <>
          {list.complete ? null : <p class="tone-warn">{text('attendance.people-not-whole')}</p>}
          <ul class="people__list">
            {found.slice(at * perPage, (at + 1) * perPage).map((one) => (
              <li key={one.id} class="person">
                <button
                  type="button"
                  class="person__name"
                  aria-expanded={selected === one.id}
                  onClick={() => setSelected(selected === one.id ? null : one.id)}
                >
                  <Icon name={selected === one.id ? 'open' : 'closed'} /> {one.name}
                </button>
                <span class="muted">
                  {one.username}
                  {one.isAdmin ? ` · ${text('attendance.administrator')}` : ''}
                </span>
                {settings.user?.id === one.id ? (
                  <span class="tone-ok person__me">
                    <Icon name="ok" /> {text('attendance.me')}
                  </span>
                ) : (
                  <Button
                    name={`${text('attendance.this-is-me')}: ${one.name}`}
                    onClick={() => void match(one.id)}
                  >
                    {text('attendance.this-is-me')}
                  </Button>
                )}
                {selected === one.id ? (
                  <PersonDetail call={backend.call} listed={one} onMonth={() => onMonth(one)} />
                ) : null}
              </li>
            ))}
          </ul>
          {found.length === 0 ? <p class="muted">{text('popup.nothing-found')}</p> : null}
          {pages > 1 ? (
            <p class="people__pages">
              <Button busy={at === 0} onClick={() => setPage(at - 1)}>
                {text('attendance.page-before')}
              </Button>
              <span class="muted">{text('attendance.page', { page: at + 1, pages })}</span>
              <Button busy={at === pages - 1} onClick={() => setPage(at + 1)}>
                {text('attendance.page-after')}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}
