import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.ts';
import { createReach } from './reach.ts';

const urls = {
  'portal-drazeb': 'http://127.0.0.1:9/portal',
  cud: 'http://127.0.0.1:9/cud',
  ingatlanok: 'http://127.0.0.1:9/ingatlanok',
  dochazka: 'http://127.0.0.1:9/dochazka',
};

function open() {
  const clock = createFakeClock();
  let broken = true;
  const answer: typeof fetch = async () => {
    if (broken) throw new TypeError('fetch failed');
    return new Response('{}');
  };
  const reach = createReach(answer, urls, clock);
  return {
    clock,
    reach,
    mend: () => (broken = false),
    ask: (url: string) => reach.fetch(url).catch(() => null),
  };
}

describe('a system', () => {
  it('is cut off from a request without a connection until one gets an answer', async () => {
    const { reach, mend, ask } = open();
    expect(reach.isCutOff('dochazka')).toBe(false);
    await ask(`${urls.dochazka}/attendance`);
    expect([reach.isCutOff('dochazka'), reach.isCutOff('cud')]).toEqual([true, false]);
    mend();
    await ask(`${urls.dochazka}/users`);
    expect(reach.isCutOff('dochazka')).toBe(false);
  });

  it('is not called cut off for long when nobody asks again', async () => {
    const { clock, reach, ask } = open();
    await ask(urls.cud);
    clock.advance(120_000);
    expect(reach.isCutOff('cud')).toBe(false);
  });

  it('is not cut off by what we ended ourselves, or by an address of nobody', async () => {
    const { reach, ask } = open();
    const request = new Request(urls.cud, { signal: AbortSignal.abort() });
    await reach.fetch(request).catch(() => null);
    await ask('http://127.0.0.1:9/elsewhere');
    expect(reach.isCutOff('cud')).toBe(false);
  });
});
