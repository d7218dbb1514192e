/** At the first opening of a day: what was done, what failed, which confirmations are new, what falls due in a week. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { formatDay, formatMark } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { StatusBackend } from '../status/backend.ts';
import { firstFilter, queryOf, type StatusView } from '../status/views.ts';
import { type Deadline, deadlinesOf, pragueDay, sinceDay } from './daily-facts.ts';
import './daily.css';

interface Daily {
  readonly since: string;
  readonly done: number;
  readonly failed: number;
  readonly confirmations: number;
  readonly deadlines: readonly Deadline[];
}

export interface DailyOverviewProps {
  readonly backend: StatusBackend;
  readonly now: string;
  /** Whether anything is said of the notice board. */
  readonly hasBoard: boolean;
  readonly onView: (view: StatusView) => void;
}

export function DailyOverview({ backend, now, hasBoard, onView }: DailyOverviewProps): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  const today = pragueDay(now);
  const [daily, setDaily] = useState<Daily | null>(null);

  useEffect(() => {
    let isGone = false;
    readDaily(backend, today)
      .then((found) => {
        if (!isGone) setDaily(found);
      })
      // The page's own note says that the service doesn't answer; the overview comes with the next opening.
      .catch((error: unknown) => console.debug('podatelna: no overview of the day', error));
    return () => {
      isGone = true;
    };
  }, [backend, today]);

  if (daily === null) return null;
  const { since, done, failed, confirmations, deadlines } = daily;
  return (
    <section class="daily" aria-labelledby="daily-title">
      <header class="daily__header">
        <h2 id="daily-title">{text('daily.since', { day: formatDay(language, `${since}T12:00:00Z`) })}</h2>
        <Button kind="icon" icon="bad" name={text('daily.close')} onClick={() => setDaily(null)} />
      </header>
      <ul class="daily__counts">
        <li>
          <Button kind="quiet" icon="ok" onClick={() => onView('finished')}>
            {text('daily.done', { count: done })}
          </Button>
        </li>
        <li>
          <Button kind="quiet" icon={failed === 0 ? 'ok' : 'bad'} onClick={() => onView('needs-person')}>
            {text('daily.failed', { count: failed })}
          </Button>
        </li>
        {hasBoard ? (
          <li>
            <Button kind="quiet" icon="idle" onClick={() => onView('deadlines')}>
              {text('daily.confirmations', { count: confirmations })}
            </Button>
          </li>
        ) : null}
      </ul>
      {!hasBoard ? null : deadlines.length === 0 ? (
        <p class="muted">{text('daily.no-deadlines')}</p>
      ) : (
        <>
          <h3>{text('daily.deadlines')}</h3>
          <ul>
            {deadlines.map((one) => (
              <li key={`${one.cudid} ${one.kind}`}>
                <strong>{formatDay(language, `${one.day}T12:00:00Z`)}</strong> {formatMark(one.number)}{' '}
                <span class="muted">{text(`daily.${one.kind}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Null where the day's overview was shown already. */
async function readDaily(backend: StatusBackend, today: string): Promise<Daily | null> {
  const last = await backend.lastDaily();
  if (last === today) return null;
  const since = sinceDay(last, today);
  const query = { ...queryOf({ ...firstFilter, view: 'all', from: since }, 0), limit: 1 };
  const [done, failed, { notices }] = await Promise.all([
    backend.call('submissions.search', { ...query, states: ['done'] }),
    backend.call('submissions.search', { ...query, states: ['rejected', 'unknown'] }),
    backend.call('notices.list', { limit: 500 }),
  ]);
  await backend.noteDaily(today);
  return {
    since,
    done: done.total,
    failed: failed.total,
    confirmations: notices.filter((one) =>
      one.concerns.some((concern) => concern === 'available' || concern === 'confirmation'),
    ).length,
    deadlines: deadlinesOf(notices, today),
  };
}
