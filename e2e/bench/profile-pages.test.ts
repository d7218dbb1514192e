import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isLotField } from '../../shared/case/lot-fields.ts';
import { findPlace } from '../../shared/extraction/find-place.ts';
import { matchLabel } from '../../shared/extraction/labels/lookup.ts';
import { plainReading } from '../../shared/extraction/plain-reading.ts';
import { parseProfile } from '../../shared/extraction/profile/parse-profile.ts';
import { readCase } from '../../shared/extraction/read-case.ts';
import type { CaseReading } from '../../shared/extraction/reading.ts';
import { type ProfileServer, profilePages, serveProfiles } from './profile-pages.ts';
import { type Outcome, ratioOf, scorePage } from './score-page.ts';
import { teachLots } from './teach-lots.ts';
import { readTaught } from './teach-page.ts';

let server: ProfileServer;
beforeAll(async () => {
  server = await serveProfiles();
});
afterAll(() => server.close());

interface PageRead {
  readonly document: Document;
  readonly reading: CaseReading;
  readonly url: string;
}

const memory = new Map<string, Promise<PageRead>>();

/** Each page is opened once for all tests. */
function read(path: string): Promise<PageRead> {
  const known = memory.get(path) ?? open(path);
  memory.set(path, known);
  return known;
}

async function open(path: string): Promise<PageRead> {
  const url = `${server.origin}${path}`;
  // The pages are our own; those that build shadow trees or have frames need scripts and further files.
  const { window } = await JSDOM.fromURL(url, { runScripts: 'dangerously', resources: 'usable' });
  if (window.document.readyState !== 'complete')
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  const reading = readCase(window.document, { now: '2026-11-21T10:00:00.000Z' });
  return { document: window.document, reading, url };
}

const pages = profilePages();
const outcomes: Outcome[] = [];

describe('case pages of unknown systems', () => {
  it.each(pages)('reads everything and nothing else from $name', async (page) => {
    const { reading, url } = await read(page.path);
    const score = scorePage(page, plainReading(reading), url);
    outcomes.push(...Object.values(score.outcomes));
    expect(score.differences).toEqual([]);
  });

  it.each(pages.filter(({ expected }) => expected.fields.lots !== undefined))(
    'teaches the lots of $name by pointing, and then reads the same',
    async (page) => {
      const { document, url } = await read(page.path);
      const { reading, lotFields } = readTaught(document, { url, now: '2026-11-21T10:00:00.000Z' });
      expect(scorePage(page, plainReading(reading), url).differences).toEqual([]);
      expect(reading.profile?.broken).toEqual([]);
      // Lots in the sentences of one text after another stand in no element of their own.
      expect(lotFields.includes('lowestBid')).toBe(!/^two-(?:resolutions|orders)$/.test(page.name));
    },
  );

  it.each(['gridview-lots', 'lot-cards', 'lots', 'sjm-lots', 'zk-lots'])(
    'teaches the lots of %s where nobody knows the words of their labels',
    async (name) => {
      const page = pages.find((one) => one.name === name);
      const wanted = z.array(z.record(z.string(), z.unknown())).parse(page?.expected.fields.lots);
      const { document, url } = await open(page?.path ?? '');
      const words = new Map<string, string>();
      const walker = document.createTreeWalker(document.body, 4); // NodeFilter.SHOW_TEXT
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = (node.nodeValue ?? '').trim();
        if (!isLotField(matchLabel(text)?.slot ?? '')) continue;
        words.set(text, words.get(text) ?? `Slovo ${String.fromCharCode(65 + words.size)}`);
        node.nodeValue = words.get(text) ?? '';
      }
      const now = '2026-11-21T10:00:00.000Z';
      expect(plainReading(readCase(document, { url, now })).fields.lots).not.toEqual(wanted);
      const taught = teachLots(document, wanted);
      const profile = parseProfile({
        version: 2,
        name,
        origins: [server.origin],
        pages: [{ lots: taught?.rule, frames: taught?.frames }],
      });
      if (!profile.ok) throw new Error(JSON.stringify(profile.refusal));
      const reading = readCase(document, { url, now, profile: profile.profile });
      expect(plainReading(reading).fields.lots).toEqual(wanted);
    },
  );

  it('reads at least 95 of 100 values and at most 2 of 100 wrongly', () => {
    const { right, recall, precision } = ratioOf(outcomes);
    expect(right).toBeGreaterThan(300);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.98);
  });

  it.each(pages.filter(({ expected }) => expected.isCasePage))(
    'points at the element of every value in $name',
    async ({ path }) => {
      const { document, reading } = await read(path);
      for (const field of Object.values(reading.fields)) {
        if (field.status === 'found') expect(findPlace(document, field.place)).not.toBeNull();
      }
    },
  );

  it('has at least sixteen case pages and six that are none', () => {
    expect(pages.filter(({ expected }) => expected.isCasePage).length).toBeGreaterThanOrEqual(16);
    expect(pages.filter(({ expected }) => !expected.isCasePage).length).toBeGreaterThanOrEqual(6);
  });
});
