import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { type FieldId, fieldIds } from '../case/fields.ts';
import { readCase } from '../extraction/read-case.ts';
import type { CaseReading, Missing } from '../extraction/reading.ts';
import { type FilingKind, proposeKind } from './proposal.ts';

const notFound: Missing<never> = { status: 'missing', reason: 'not-found', candidates: [] };
const place = { frame: '', selector: '#x', label: '' };

function readingWith(found: readonly FieldId[], unclear: readonly FieldId[] = []): CaseReading {
  const fields = fieldIds.map((id) => {
    if (found.includes(id)) {
      return [id, { status: 'found', value: 1, raw: '1', place, rung: 'label', confidence: 0.9 }];
    }
    return [id, unclear.includes(id) ? { ...notFound, reason: 'ambiguous' } : notFound];
  });
  return {
    isCasePage: true,
    reasons: [],
    fields: Object.fromEntries(fields) as CaseReading['fields'], // every id is there
    documents: [],
    restriction: null,
    unreadFrames: [],
  };
}

describe('what a page proposes', () => {
  it.each<[string, readonly FieldId[], readonly FieldId[], FilingKind | null, readonly FieldId[]]>([
    ['an auction by its bid and term', ['startsAt', 'lowestBid'], [], 'auction', ['lowestBid', 'startsAt']],
    ['an auction whose term is unclear', [], ['startsAt'], 'auction', ['startsAt']],
    ['an auction by its lots', ['lots'], [], 'auction', ['lots']],
    ['an auction before a notice', ['deposit', 'postOn'], [], 'auction', ['deposit']],
    ['a notice by its type', ['noticeType', 'addressee'], [], 'notice', ['noticeType', 'addressee']],
    ['a notice by its day', ['postOn'], [], 'notice', ['postOn']],
    ['a notice of an unclear type', [], ['noticeType'], 'notice', ['noticeType']],
    ['a notice before a listing', ['price', 'addressee'], [], 'notice', ['addressee']],
    ['a listing by its offer', ['listingAction', 'price'], [], 'listing', ['listingAction', 'price']],
    ['nothing where only the case is told', ['fileMark', 'debtors', 'referenceNumber'], [], null, []],
    ['nothing by what every kind has', ['title', 'description', 'address', 'currency'], [], null, []],
    ['nothing on an empty page', [], [], null, []],
  ])('is %s', (_name, found, unclear, kind, because) => {
    expect(proposeKind(readingWith(found, unclear))).toEqual(kind === null ? null : { kind, because });
  });

  it('is never a kind the office does not use', () => {
    const notice = readingWith(['noticeType', 'listingType']);
    expect(proposeKind(notice, ['auction'])).toBeNull();
    expect(proposeKind(notice, ['auction', 'listing'])?.kind).toBe('listing');
  });

  it.each([
    ['webforms', 'auction'],
    ['lots-table', 'auction'],
    ['notice', 'notice'],
    ['listing-hu', 'listing'],
    ['not-found', null],
    ['login', null],
  ] as const)('on the page %s is %s', (name, kind) => {
    const html = readFileSync(new URL(`../extraction/pages/${name}.html`, import.meta.url), 'utf8');
    const { document } = new JSDOM(html, { url: 'https://spis.example/detail/1' }).window;
    const reading = readCase(document, { now: '2026-11-21T10:00:00.000Z' });
    expect(proposeKind(reading)?.kind ?? null).toBe(kind);
  });
});
