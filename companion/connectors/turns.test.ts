import { describe, expect, it } from 'vitest';
import { OfflineFailure } from './failures.ts';
import { createTurns } from './turns.ts';

const forever = new AbortController().signal;

/** Work that ends when the test says so. */
function work(name: string, log: string[]) {
  let end = (_fails?: boolean): void => {};
  const run = (): Promise<string> => {
    log.push(`${name} begins`);
    return new Promise((resolve, reject) => {
      end = (fails = false) => (fails ? reject(new Error(name)) : resolve(name));
    });
  };
  return { run, end: (fails?: boolean) => end(fails) };
}
const turnOver = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('taking turns', () => {
  it('begins the next only when the one before is over, however it ended', async () => {
    const log: string[] = [];
    const inTurn = createTurns();
    const [a, b, c] = [work('a', log), work('b', log), work('c', log)] as const;
    const first = inTurn(forever, a.run);
    const second = inTurn(forever, b.run);
    const third = inTurn(forever, c.run);
    await turnOver();
    expect(log).toEqual(['a begins']);
    a.end(true);
    await expect(first).rejects.toThrow('a');
    await turnOver();
    expect(log).toEqual(['a begins', 'b begins']);
    b.end();
    await expect(second).resolves.toBe('b');
    await turnOver();
    c.end();
    await expect(third).resolves.toBe('c');
  });

  it('lets who is called off go at once, without sending and without pushing ahead of others', async () => {
    const log: string[] = [];
    const inTurn = createTurns();
    const [a, c] = [work('a', log), work('c', log)] as const;
    const calledOff = new AbortController();
    const first = inTurn(forever, a.run);
    const second = inTurn(calledOff.signal, () => Promise.reject(new Error('was sent')));
    const third = inTurn(forever, c.run);
    calledOff.abort();
    await expect(second).rejects.toBeInstanceOf(OfflineFailure);
    await turnOver();
    expect(log).toEqual(['a begins']);
    a.end();
    await first;
    await turnOver();
    c.end();
    await expect(third).resolves.toBe('c');
  });

  it('begins nothing of who was called off before', async () => {
    const called = createTurns()(AbortSignal.abort(), () => Promise.resolve('sent'));
    await expect(called).rejects.toBeInstanceOf(OfflineFailure);
  });
});
