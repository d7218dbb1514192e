import { afterEach, describe, expect, it } from 'vitest';
import type { System } from '../../shared/contract/submission.ts';
import { createAttendanceBench } from '../attendance-bench.ts';
import type { CompanionBench, CompanionBenchOptions } from '../companion-bench.ts';
import { createListingsBench } from '../listings-bench.ts';
import { createNoticeBench } from '../notice-bench.ts';
import { createTestBench } from '../test-bench.ts';

let bench: CompanionBench;
afterEach(() => bench.close());
const attempt = (system: System) => bench.call('systems.try', { system });

const wrongKey = { apiKey: 'spatny-klic' };
const wrongLogin = { username: 'cvicny@urad.cz', password: 'spatne-heslo' };
type Around = Pick<CompanionBenchOptions, 'around'>;
const each: readonly [
  System,
  (options: Around) => Promise<CompanionBench>,
  Record<string, string>,
  unknown,
][] = [
  ['portal-drazeb', createTestBench, wrongLogin, expect.stringMatching(/\S/)],
  ['cud', createNoticeBench, wrongKey, null],
  ['ingatlanok', createListingsBench, wrongLogin, expect.stringMatching(/\S/)],
  ['dochazka', createAttendanceBench, wrongKey, null],
];

/** Every request the system got. */
function counting(): Around & { readonly asked: string[] } {
  const asked: string[] = [];
  const around: Around['around'] = (request, next) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return next();
  };
  return { asked, around };
}

describe.each(each)('%s, tried by a person', (system, create, wrong, name) => {
  it('says that it is connected, and as whom where the system tells', async () => {
    bench = await create({});
    const at = new Date(bench.clock.now()).toISOString();
    expect(await attempt(system)).toMatchObject({ problem: null, connectedAs: name, at, isRepeated: false });
  });

  it('says that wrong credentials are not taken, without asking again and again', async () => {
    const { around, asked } = counting();
    bench = await create({ around });
    await bench.call('secrets.set', { system, secret: wrong });
    const refused = await attempt(system);
    expect(refused).toMatchObject({
      problem: { code: 'remote-login-refused', sent: 'nothing' },
      connectedAs: null,
    });
    expect(JSON.stringify(refused)).not.toContain('spatn');
    const calls = asked.length;
    expect(calls).toBeGreaterThan(0);
    bench.clock.advance(60_000);
    expect(await attempt(system)).toEqual({ ...refused, isRepeated: true });
    expect(asked).toHaveLength(calls);
  });

  it('tries new credentials at once', async () => {
    bench = await create({});
    expect((await attempt(system)).problem).toBeNull();
    bench.clock.advance(1);
    await bench.call('secrets.set', { system, secret: wrong });
    expect((await attempt(system)).problem?.code).toBe('remote-login-refused');
  });
});

describe('the limits of a system', () => {
  it('are spared: clicks within seconds share one call, a later one asks anew', async () => {
    const { around, asked } = counting();
    bench = await createAttendanceBench({ around });
    const [first, second] = await Promise.all([attempt('dochazka'), attempt('dochazka')]);
    expect([first.isRepeated, second.isRepeated]).toEqual([false, true]);
    const calls = asked.length;
    bench.clock.advance(9_999);
    expect((await attempt('dochazka')).isRepeated).toBe(true);
    expect(asked).toHaveLength(calls);
    bench.clock.advance(1);
    expect((await attempt('dochazka')).isRepeated).toBe(false);
    expect(asked.length).toBeGreaterThan(calls);
  });

  it('are spared where the system holds its queue up already', async () => {
    const { around, asked } = counting();
    const own = await createTestBench({ around });
    bench = own;
    await own.call('secrets.set', { system: 'portal-drazeb', secret: wrongLogin });
    await own.store(await own.auction());
    await own.send();
    const calls = asked.length;
    expect((await attempt('portal-drazeb')).problem?.code).toBe('remote-login-refused');
    expect(asked).toHaveLength(calls);
  });
});

it('says that a system is away', async () => {
  bench = await createListingsBench({ around: async () => new Response('', { status: 503 }) });
  expect((await attempt('ingatlanok')).problem?.code).toBe('remote-unavailable');
});

it('is refused where there are no credentials, and asks nobody', async () => {
  const { around, asked } = counting();
  bench = await createTestBench({ around });
  await expect(attempt('cud')).rejects.toMatchObject({ problem: { code: 'secret-missing' } });
  expect(asked).toEqual([]);
});

it('says that the vault is locked, and asks nobody', async () => {
  const { around, asked } = counting();
  bench = await createTestBench({ around });
  await bench.call('vault.lock', {});
  expect((await attempt('portal-drazeb')).problem?.code).toBe('vault-locked');
  expect(asked).toEqual([]);
});
