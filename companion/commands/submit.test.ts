import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/channel/channel.ts';
import { createAttendanceBench } from '../attendance-bench.ts';
import type { CompanionBench } from '../companion-bench.ts';
import { createListingsBench, type ListingsBench } from '../listings-bench.ts';
import { submit } from './submit.ts';

let folder: string;
let lines: string[];
let warnings: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
  lines = [];
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The command as the command line runs it, on the companion of a bench instead of a channel. */
function run(bench: CompanionBench, ...args: string[]): Promise<number> {
  const channel: Channel = {
    call: (route, message) =>
      // Every route a command calls here is one of the core's, and the bench answers it.
      bench.call(route as 'submissions.list', message as never) as never,
    watch: async () => {
      await bench.later(15_000);
      const { cursor, submissions } = await bench.call('submissions.list', { limit: 500 });
      return { cursor, submissions };
    },
    forget: () => {},
    upload: async () => {
      throw new Error('nothing is uploaded here');
    },
  };
  return submit(args, {
    channel,
    config: bench.companion().config,
    signal: new AbortController().signal,
    print: (line) => lines.push(line),
    json: false,
    warn: (line) => warnings.push(line),
    terminal: undefined,
    readInput: async () => '',
  });
}

function write(content: unknown): string {
  const path = join(folder, 'listings.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('a list of listings in one file', () => {
  let bench: ListingsBench;
  beforeEach(async () => {
    bench = await createListingsBench();
  });
  afterEach(() => bench.close());
  const orders = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ payload: bench.listing(index + 1) }));

  it('is filed whole, with its progress, and filing it again changes nothing', async () => {
    const path = write(orders(5));
    expect(await run(bench, path, '--wait')).toBe(0);
    expect(bench.sandbox.state.properties).toHaveLength(5);
    expect(lines.at(-1)).toBe('5 of 5');
    const sent = bench.sandbox.journal.length;
    expect(await run(bench, path, '--wait')).toBe(0);
    expect(bench.sandbox.journal).toHaveLength(sent);
  });

  it('goes on behind one that can’t be filed, and says which it was', async () => {
    await run(bench, write(orders(1)), '--wait');
    const changed = [{ payload: bench.listing(1, { price: '5' }) }, { payload: bench.listing(2) }];
    expect(await run(bench, write(changed), '--wait')).toBe(1);
    expect(warnings).toEqual([expect.stringContaining('142EX1/25 142EX1-25: This has been filed already')]);
    expect(bench.sandbox.state.properties).toHaveLength(2);
  });

  it('is compared with the portal before anything is filed', async () => {
    await run(bench, write(orders(1)), '--wait');
    const path = write([{ payload: bench.listing(1, { price: '5' }) }, { payload: bench.listing(2) }]);
    lines = [];
    expect(await run(bench, path, '--compare')).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^142EX1-25 {2}differs {2}\d{20}$/),
      '  price.price: "1000000.5" there, "5" here',
      '142EX2-25  missing',
    ]);
    expect(bench.sandbox.state.properties).toHaveLength(1);
    expect(await run(bench, write(orders(1)), '--compare')).toBe(0);
  });

  it.each<[string, unknown, string]>([
    ['an empty list', [], 'is not valid'],
    ['an order that is none', [{ payload: { kind: 'unheard' } }], 'There is no kind "unheard"'],
    ['one wrong among right ones', [{ payload: { kind: 'listing', price: 5 } }], 'The payload is not valid'],
    ['an unknown key', [{ payload: {}, force: true }], 'is not valid'],
  ])('files nothing of %s', async (_name, content, words) => {
    const right = { payload: bench.listing(1) };
    const list = Array.isArray(content) && content.length > 0 ? [right, ...content] : content;
    await expect(run(bench, write(list))).rejects.toThrow(words);
    expect((await bench.call('submissions.list', { limit: 500 })).submissions).toEqual([]);
  });
});

describe('an example', () => {
  it('of a listing and of an arrival goes to a sandbox', async () => {
    const listings = await createListingsBench();
    const attendance = await createAttendanceBench();
    try {
      expect(await run(listings, '--example', 'listing', '--wait')).toBe(0);
      expect(listings.sandbox.state.properties).toHaveLength(1);
      expect(await run(attendance, '--example', 'attendance', '--wait')).toBe(0);
      expect(attendance.sandbox.state.records).toHaveLength(1);
      await expect(run(attendance, '--example', 'listing')).rejects.toThrow('PODATELNA_INGATLANOK_URL');
      await expect(run(attendance, '--example', 'other')).rejects.toThrow('There is no kind');
    } finally {
      await listings.close();
      await attendance.close();
    }
  });
});
