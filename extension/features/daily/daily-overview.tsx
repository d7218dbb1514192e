/** At the first look of a day: what was done, what failed, which confirmations are new, what falls due in a week. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isAble } from '../../../shared/contract/service-info.ts';
import { startOfPragueDay } from '../../../shared/formats/working-days.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay, formatMark } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isSeen, usePragueDay } from '../../ui/use-prague-day.ts';
import type { StatusBackend } from '../status/backend.ts';
import type { StatusView } from '../status/views.ts';
import { type Deadline, deadlinesOf, sinceDay } from './daily-facts.ts';
import './daily.css';

interface Daily {
  /** The day it is the overview of, `YYYY-MM-DD` in Prague, as `since`. */
  readonly day: string;
  readonly since: string;
  readonly done: number;
  readonly failed: number;
  readonly confirmations: number;
  readonly deadlines: readonly Deadline[];
}

export interface DailyOverviewProps {
  readonly backend: StatusBackend;
  /** Gives the instant as ISO 8601. */
  readonly now: () => string;
  /** Whether anything is said of the notice board. */
  readonly hasBoard: boolean;
  /** Whether the companion answers, as far as the page knows. Back after an outage, it is asked again. */
  readonly isServed: boolean;
  readonly onView: (view: StatusView) => void;
}

export function DailyOverview(props: DailyOverviewProps): JSX.Element | null {
  const { backend, now, hasBoard, isServed, onView } = props;
  const language = useLanguage();
  const text = useText();
  const day = usePragueDay(now);
  const [daily, setDaily] = useState<Daily | null>(null);

  useEffect(() => {
    if (day === null || !isServed) return;
    let isGone = false;
    readDaily(backend, day)
      .then((found) => {
        // What this page shows of the day stays; that of an earlier day goes, also where another page has shown the new.
        if (!isGone) setDaily((shown) => found ?? (shown?.day === day ? shown : null));
      })
      // The page's own note says that the service doesn't answer, and until when.
      .catch((error: unknown) => console.debug('podatelna: no overview of the day', error));
    return () => {
      isGone = true;
    };
  }, [backend, day, isServed]);

  useEffect(() => {
    // Drawn by now. What nobody saw is read, shown and noted when somebody does.
    if (daily === null || !isSeen()) return;
    backend
      .noteDaily(daily.day)
      .catch((error: unknown) => console.debug('podatelna: overview of the day not noted', error));
  }, [backend, daily]);

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

/** Null where the day's overview was shown already. @throws ProblemError */
async function readDaily(backend: StatusBackend, day: string): Promise<Daily | null> {
  const last = await backend.lastDaily();
  if (last === day) return null;
  const since = sinceDay(last, day);
  const start = startOfPragueDay(since);
  // What was filed last week and is refused today belongs to today. An earlier companion only knows when it was filed.
  const isByState = isAble(await backend.call('service.read', {}), 'state-since');
  const query = { ...(isByState ? { since: start } : { from: start }), limit: 1 };
  const [done, failed, { notices }] = await Promise.all([
    backend.call('submissions.search', { ...query, states: ['done'] }),
    backend.call('submissions.search', { ...query, states: ['rejected', 'unknown'] }),
    backend.call('notices.list', { limit: 500 }),
  ]);
  return {
    day,
    since,
    done: done.total,
    failed: failed.total,
    confirmations: notices.filter((one) =>
      one.concerns.some((concern) => concern === 'available' || concern === 'confirmation'),
    ).length,
    deadlines: deadlinesOf(notices, day),
  };
}
