import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { giveBackMemory } from './give-back-memory.ts';

it('gives back once, later, keeps no process alive and leaves nobody the means', async () => {
  const waits: (() => void)[] = [];
  let unheld = 0;
  giveBackMemory((act, ms) => {
    expect(ms).toBeGreaterThan(0);
    waits.push(act);
    return { unref: () => (unheld += 1) };
  });
  expect([waits.length, unheld]).toEqual([1, 1]);
  const left = new WeakRef({ by: 'the start' });
  // What was just named is kept until the turn ends.
  await new Promise((resolve) => setImmediate(resolve));
  waits[0]?.();
  expect(left.deref()).toBeUndefined();
  expect(runInNewContext('typeof gc')).toBe('undefined');
});
