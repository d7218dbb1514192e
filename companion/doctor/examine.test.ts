import { afterEach, describe, expect, it } from 'vitest';
import { createAttendanceBench } from '../attendance-bench.ts';
import type { CompanionBench } from '../companion-bench.ts';
import { createListingsBench } from '../listings-bench.ts';
import { createNoticeBench } from '../notice-bench.ts';
import { createTestBench } from '../test-bench.ts';

let bench: CompanionBench;
afterEach(() => bench.close());
const examine = () => bench.call('service.examine', {});

describe('one harmless call to each system', () => {
  it.each([
    ['portal-drazeb', createTestBench],
    ['cud', createNoticeBench],
    ['ingatlanok', createListingsBench],
    ['dochazka', createAttendanceBench],
  ] as const)('finds %s in order and changes nothing there', async (system, create) => {
    const asked: string[] = [];
    bench = await create({
      around: (request, next) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        return next();
      },
    });
    expect(await examine()).toEqual({ systems: [{ system, problem: null }], signing: null });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((one) => !one.startsWith('GET '))).toEqual(
      system === 'portal-drazeb' ? [expect.stringMatching(/^POST .*login/i)] : [],
    );
  });

  it('names a system that is away, and is quiet about those without credentials', async () => {
    bench = await createTestBench({ around: async () => new Response('', { status: 503 }) });
    expect((await examine()).systems).toEqual([
      { system: 'portal-drazeb', problem: expect.objectContaining({ code: 'remote-unavailable' }) },
    ]);
    await bench.call('secrets.remove', { system: 'portal-drazeb' });
    expect((await examine()).systems).toEqual([]);
  });

  it('does not repeat a login that was refused', async () => {
    let logins = 0;
    bench = await createTestBench({
      around: async () => {
        logins += 1;
        return new Response('{}', { status: 401 });
      },
    });
    const own = bench as Awaited<ReturnType<typeof createTestBench>>;
    await own.store(await own.auction());
    await bench.send();
    const before = logins;
    expect((await examine()).systems[0]?.problem?.code).toBe('remote-login-refused');
    expect(logins).toBe(before);
  });
});

describe('signing', () => {
  it.each([
    [{ file: '/no/such/key.p12' }, 'signing-key-unusable'],
    [{ module: '/no/such/driver.so' }, 'signing-token-missing'],
  ])('says what is wrong with %j and the authority', async (key, code) => {
    bench = await createTestBench({
      settings: { signing: { key, timeStamp: { url: 'http://127.0.0.1:9/tsa' } } },
      around: async (request, next) => {
        if (request.url.endsWith('/tsa')) throw new TypeError('fetch failed');
        return next();
      },
    });
    const { signing } = await examine();
    expect(signing?.key.problem?.code).toBe(code);
    expect(signing?.timeStamp?.problem).toMatchObject({ code: 'signing-time-stamp' });
  });
});
