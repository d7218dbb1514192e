import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createFaultPlan, type FaultAction } from './faults.ts';
import { createJournal } from './journal.ts';
import { ConnectionDropped, createShell, type DoubleEnv } from './shell.ts';

/** A remote that does a request of three entries. */
function threeEntries(...actions: readonly FaultAction[]) {
  const done: number[] = [];
  const double = new Hono<DoubleEnv>();
  double.post('/batch', (c) => {
    const entries = [1, 2, 3].slice(0, c.env.mostEntries);
    done.push(...entries);
    return c.json(entries);
  });
  const faults = createFaultPlan();
  for (const action of actions) faults.add({ path: '/batch', action });
  const slept: number[] = [];
  const journal = createJournal();
  const app = createShell({
    double,
    faults,
    journal,
    now: () => 0,
    latencyMs: 0,
    isApiPath: () => true,
    expireTokens: () => {},
    describeState: () => null,
    sleep: async (ms) => void slept.push(ms),
  });
  return {
    done,
    journal,
    slept,
    faults,
    send: async () => app.request('/batch', { method: 'POST', body: '[]' }),
  };
}

describe('a request of several entries', () => {
  it('is carried out in part before the connection breaks', async () => {
    const { done, journal, send } = threeEntries({ kind: 'partial', entries: 2 });
    await expect(send()).rejects.toThrow(ConnectionDropped);
    expect(done).toEqual([1, 2]);
    expect(journal.entries[0]).toMatchObject({ answered: false, faults: ['partial'] });
    await send();
    expect(done).toEqual([1, 2, 1, 2, 3]);
  });

  it('is carried out and answered in part', async () => {
    const { done, journal, send } = threeEntries({ kind: 'partial', entries: 1, answered: true });
    expect(await (await send()).json()).toEqual([1]);
    expect(done).toEqual([1]);
    expect(journal.entries[0]).toMatchObject({ answered: true });
  });

  it('is carried out whole while its answer is cut off', async () => {
    const { done, journal, send } = threeEntries({ kind: 'cut-answer', bytes: 4 });
    const answer = await send();
    expect([answer.status, await answer.text()]).toEqual([200, '[1,2']);
    expect(done).toEqual([1, 2, 3]);
    expect(journal.entries[0]).toMatchObject({ status: 200, answered: false });
  });
});

describe('a request that is late in several ways', () => {
  it('is held as long as the longest of its delays, and no longer', async () => {
    const { done, slept, send } = threeEntries({ kind: 'delay', ms: 70 }, { kind: 'delay', ms: 90 });
    await send();
    expect([slept, done]).toEqual([[90], [1, 2, 3]]);
  });

  it.each([
    [30, 119, [30, 89]],
    [90, 60, [90, 0]],
  ])('held for %i, it is carried out %i after its arrival at the latest', async (delay, later, expected) => {
    const { done, slept, faults, send } = threeEntries(
      { kind: 'effect-later', ms: later },
      { kind: 'delay', ms: delay },
    );
    await expect(send()).rejects.toThrow(ConnectionDropped);
    await faults.settled();
    expect([slept, done]).toEqual([expected, [1, 2, 3]]);
  });
});
