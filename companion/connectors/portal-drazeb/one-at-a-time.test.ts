/** PD-24: the portal is asked one thing after another, whoever asks (portal reference, section 13). */
import { afterEach, expect, it } from 'vitest';
import { createTestBench, type TestBench } from '../../test-bench.ts';

let bench: TestBench;
afterEach(() => bench.close());

it('files, looks and reads at the same time with one request after another, and one login', async () => {
  let open = 0;
  let most = 0;
  bench = await createTestBench({
    around: async (_request, next) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      const answer = await next();
      open -= 1;
      return answer;
    },
  });
  const { id } = await bench.store(await bench.auction());
  const key = { fileMark: '142EX82/25', kind: 'auction', lot: '' } as const;
  await Promise.all([
    bench.send(),
    bench.call('remote.look', { key, number: '142EX82/25', recordKind: 'real' }),
    bench.call('remote.choices', { system: 'portal-drazeb' }),
    bench.call('life.read', { fileMark: '142EX81/25', atOnce: true }),
  ]);
  expect((await bench.read(id)).state).toBe('done');
  expect(most).toBe(1);
  expect(bench.sandbox.journal.filter((one) => one.path === '/login/jwt')).toHaveLength(1);
});
