import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createFaultPlan, type FaultAction } from './faults.ts';
import { createJournal } from './journal.ts';
import { ConnectionDropped, createShell, type DoubleEnv } from './shell.ts';

/** A remote that does a request of three entries. */
function threeEntries(action: FaultAction) {
  const done: number[] = [];
  const double = new Hono<DoubleEnv>();
  double.post('/batch', (c) => {
    const entries = [1, 2, 3].slice(0, c.env.mostEntries);
    done.push(...entries);
    return c.json(entries);
  });
  const faults = createFaultPlan();
  faults.add({ path: '/batch', action });
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
  });
  return { done, journal, send: async () => app.request('/batch', { method: 'POST', body: '[]' }) };
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
