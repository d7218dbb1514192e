import { describe, expect, it } from 'vitest';
import { fieldIds } from '../case/fields.ts';
import type { CaseReading, FoundDocument, Place } from '../extraction/reading.ts';
import { draftFromReading, draftKeysOf, proposedDocuments } from './auction-draft.ts';

const place: Place = { frame: '', selector: '#x', label: '' };
const found = (value: unknown) => ({
  status: 'found',
  value,
  raw: '',
  place,
  rung: 'label',
  confidence: 0.9,
});

const document = (name: string, changes: Partial<FoundDocument> = {}): FoundDocument => ({
  href: `http://spis.localhost/${encodeURIComponent(name)}`,
  name,
  mediaType: 'application/pdf',
  documentType: 'auction_decree',
  place,
  confidence: 0.9,
  ...changes,
});

function reading(documents: readonly FoundDocument[]): CaseReading {
  const values: Record<string, unknown> = {
    fileMark: found('142EX512/24'),
    lots: found([{ referenceNumber: '142EX512/24-27' }, { referenceNumber: '142EX512/24-28' }]),
  };
  const fields = fieldIds.map((id) => [
    id,
    values[id] ?? { status: 'missing', reason: 'not-found', candidates: [] },
  ]);
  return {
    isCasePage: true,
    reasons: [],
    fields: Object.fromEntries(fields) as CaseReading['fields'], // every id is there
    documents,
    restriction: null,
    unreadFrames: [],
  };
}

function proposed(...documents: readonly FoundDocument[]): readonly string[] {
  const page = reading(documents);
  const [first] = draftKeysOf(page);
  if (first === undefined) throw new Error('no lot');
  const draft = draftFromReading(page, first, 'http://spis.localhost/', '2026-11-21T08:14:00.000Z');
  return proposedDocuments(draft, page).map((one) => one.name);
}

describe('for lot 27 a document is proposed', () => {
  it.each([
    'Vyhláška 142 EX 512-24-27.pdf',
    'Vyhláška 142 EX 512_2024_027.pdf',
    'Dražební vyhláška.pdf',
    'posudek 512-24-99.pdf',
  ])('%s', (name) => {
    expect(proposed(document(name))).toEqual([name]);
  });
});

describe('for lot 27 a document is not proposed', () => {
  it.each<[string, FoundDocument]>([
    ['that names lot 28', document('Vyhláška 142 EX 512-24-28.pdf')],
    ['that names lot 28 with zeros', document('142EX00512_24_028.pdf')],
    ['whose type is unsure', document('Vyhláška.pdf', { confidence: 0.69 })],
    ['that is no plain link', document('Vyhláška.pdf', { obstacle: 'postback' })],
    ['of a type a draft may not have', document('Příklep.pdf', { documentType: 'resolution_award' })],
  ])('%s', (_name, one) => {
    expect(proposed(one)).toEqual([]);
  });
});
