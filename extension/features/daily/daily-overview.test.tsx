// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { createSight } from '../../ui/test-sight.ts';
import { serviceInfo } from '../panel/panel-fixtures.ts';
import type { StatusBackend } from '../status/backend.ts';
import { DailyOverview } from './daily-overview.tsx';

/** Two minutes before midnight in Prague. */
const { pass, see, now } = createSight('2026-11-20T22:58:00.000Z');

/** The overview over a fake companion, gone when the test is over. */
async function open({
  last = '2026-11-20',
  can = ['state-since'],
  answer = () => Promise.resolve(),
}: {
  readonly last?: string;
  readonly can?: readonly string[];
  /** Waited for before a search is answered. */
  readonly answer?: () => Promise<void>;
} = {}) {
  const root = document.createElement('div');
  const calls: [string, unknown][] = [];
  /** Days noted as shown, and whether each was on screen by then. */
  const noted: [string, boolean][] = [];
  const kept = { last, reads: 0 };
  const outside = (): never => {
    throw new Error('not of the overview');
  };
  const backend: StatusBackend = {
    call: async (route, message) => {
      calls.push([route, message]);
      if (route === 'service.read') return { ...serviceInfo, can: [...can] } as never; // the fake repeats the route's type
      if (route === 'notices.list') return { notices: [] } as never;
      await answer();
      const { states = [] } = message as { states?: readonly string[] };
      return { total: states.includes('done') ? 3 : 1, submissions: [] } as never;
    },
    lastDaily: async () => {
      kept.reads += 1;
      return kept.last;
    },
    noteDaily: async (day) => {
      noted.push([day, root.querySelector('.daily') !== null]);
      kept.last = day;
    },
    onAsked: () => {},
    onChange: outside,
    file: outside,
    openTab: outside,
    openOptions: outside,
    openDocument: outside,
    save: outside,
  };
  onTestFinished(() => {
    render(null, root);
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  const serve = async (isServed: boolean): Promise<void> => {
    render(
      <LanguageProvider value="cs">
        <DailyOverview backend={backend} now={now} hasBoard={false} isServed={isServed} onView={() => {}} />
      </LanguageProvider>,
      root,
    );
    await pass(1000);
  };
  await serve(true);
  return {
    serve,
    kept,
    noted,
    shown: () => (root.querySelector('.daily')?.textContent ?? '').replaceAll('\u00a0', ' '),
    close: () => root.querySelector<HTMLButtonElement>('.daily__header button')?.click(),
    searches: () => calls.filter(([route]) => route === 'submissions.search').map(([, message]) => message),
  };
}

describe('what the overview counts', () => {
  // Midnight in Prague that began the day of the last overview.
  const start = '2026-11-17T23:00:00.000Z';

  it('came to its state since the last one, whenever it was filed', async () => {
    const { shown, searches } = await open({ last: '2026-11-18' });
    expect(searches()).toEqual([
      { states: ['done'], since: start, limit: 1 },
      { states: ['rejected', 'unknown'], since: start, limit: 1 },
    ]);
    expect(shown()).toContain('Od 18.');
    expect(shown()).toContain('3 odeslání došla');
    expect(shown()).toContain('1 odmítnuté nebo nejasné');
  });

  it('was filed since, where an earlier companion knows no more', async () => {
    const { shown, searches } = await open({ last: '2026-11-18', can: ['filters'] });
    expect(searches()).toEqual([
      { states: ['done'], from: start, limit: 1 },
      { states: ['rejected', 'unknown'], from: start, limit: 1 },
    ]);
    expect(shown()).toContain('3 odeslání došla');
  });
});

describe('the overview of a page left open over midnight', () => {
  it('comes by itself while somebody sees the page, and is noted once it is there', async () => {
    const { shown, noted, searches } = await open();
    expect(shown()).toBe('');
    await pass(180_000);
    expect(shown()).toContain('Od 20.');
    expect(noted).toEqual([['2026-11-21', true]]);
    expect(searches()).toHaveLength(2);
  });

  it('waits for somebody to see the page', async () => {
    const { shown, noted, kept, searches } = await open();
    const { reads } = kept;
    await see('hidden', 1000);
    await pass(10 * 3_600_000);
    expect([kept.reads, searches(), noted]).toEqual([reads, [], []]);
    await see('visible', 1000);
    expect(shown()).toContain('Od 20.');
    expect(noted).toEqual([['2026-11-21', true]]);
  });

  it('takes the place of yesterday’s', async () => {
    const { shown, noted } = await open({ last: '2026-11-19' });
    expect(shown()).toContain('Od 19.');
    await pass(180_000);
    expect(shown()).toContain('Od 20.');
    expect(noted.map(([day]) => day)).toEqual(['2026-11-20', '2026-11-21']);
  });

  it('leaves nothing of yesterday’s where another page has shown it', async () => {
    const { shown, noted, kept } = await open({ last: '2026-11-19' });
    kept.last = '2026-11-21';
    await pass(180_000);
    expect(shown()).toBe('');
    expect(noted.map(([day]) => day)).toEqual(['2026-11-20']);
  });

  it('is not noted when the page went away while it was read, and comes when it is seen again', async () => {
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    let answer = first.promise;
    const { shown, noted } = await open({ last: '2026-11-19', answer: () => answer });
    await see('hidden', 1000);
    first.resolve();
    await pass(1000);
    expect([shown(), noted]).toEqual(['', []]);
    answer = second.promise;
    await see('visible', 1000);
    expect([shown(), noted]).toEqual(['', []]);
    second.resolve();
    await pass(1000);
    expect(shown()).toContain('Od 19.');
    expect(noted).toEqual([['2026-11-20', true]]);
  });
});

describe('the overview of a day', () => {
  it('comes when the service is back that could not be asked for it', async () => {
    let isThere = false;
    const { shown, noted, serve } = await open({
      last: '2026-11-19',
      answer: async () => {
        if (!isThere) throw new ProblemError({ code: 'service-missing' });
      },
    });
    expect([shown(), noted]).toEqual(['', []]);
    await serve(false);
    isThere = true;
    await serve(true);
    expect(shown()).toContain('Od 19.');
    expect(noted).toEqual([['2026-11-20', true]]);
    await serve(false);
    await serve(true);
    expect(shown()).toContain('Od 19.');
    expect(noted).toHaveLength(1);
  });

  it('stays as it is when the page was away for a moment', async () => {
    const { shown, noted, searches } = await open({ last: '2026-11-19' });
    await see('hidden', 1000);
    expect(shown()).toContain('Od 19.');
    await see('visible', 1000);
    expect(shown()).toContain('Od 19.');
    expect(noted).toHaveLength(1);
    expect(searches()).toHaveLength(2);
  });

  it('stays closed once it was', async () => {
    const { shown, close } = await open({ last: '2026-11-19' });
    close();
    await pass(1000);
    expect(shown()).toBe('');
    await see('hidden', 1000);
    await see('visible', 1000);
    expect(shown()).toBe('');
  });
});
