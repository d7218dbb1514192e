import { describe, expect, it } from 'vitest';
import { fieldIds } from '../case/fields.ts';
import type { Draft, DraftField } from '../contract/draft.ts';
import type { CaseReading } from '../extraction/reading.ts';
import { defaultOfficeSettings, type OfficeSettings } from '../office/settings.ts';
import { withOfficeDefaults } from './auction-office-defaults.ts';

const settings: OfficeSettings = {
  ...defaultOfficeSettings,
  depositAccounts: ['19-2000145399/0800', '2000145399/0800'],
  variableSymbol: '{kmen}{rok}{položka}',
  usualLengthMinutes: 60,
  categories: { real: 'Rodinné domy', movable: '', virtual: '' },
  titleTemplate: 'Dům, k. ú. {cadastralArea}',
};
const read = (value: DraftField['value']): DraftField => ({ value, read: value, origin: 'page' });
const draft = (fields: Record<string, DraftField>): Draft => ({
  key: { fileMark: '142EX81/25', kind: 'auction', lot: '1' },
  version: 0,
  updatedAt: '2027-03-01T08:00:00.000Z',
  pageUrl: null,
  fields,
  attachments: [],
  leftOut: [],
});
const full = draft({
  referenceNumber: read('142EX81/25-1'),
  auctionKind: read('real'),
  deposit: read(200_000),
  startsAt: read('2027-05-12T08:00:00.000Z'),
  cadastralArea: read('Horní Lhota'),
});

describe('values of the office', () => {
  it('fill what the page leaves open, and are marked', () => {
    const { fields } = withOfficeDefaults(full, settings);
    expect(fields).toMatchObject({
      depositAccount: { value: '19-2000145399/0800', origin: 'office' },
      depositVariableSymbol: { value: '81251', origin: 'office' },
      endsAt: { value: '2027-05-12T09:00:00.000Z', origin: 'office' },
      category: { value: 'Rodinné domy', origin: 'office' },
      title: { value: 'Dům, k. ú. Horní Lhota', origin: 'office' },
    });
    expect(fields.depositSpecificSymbol).toBeUndefined();
    expect(fields.description).toBeUndefined();
  });

  it.each<[string, DraftField]>([
    ['what the page says', read('2000145399/0800')],
    ['what a person wrote', { value: '2000145399/0800', origin: 'hand' }],
    ['what a person emptied', { origin: 'hand' }],
    ['that the page says there is none', read(null)],
  ])('do not override %s', (_name, field) => {
    const before = draft({ ...full.fields, depositAccount: field });
    expect(withOfficeDefaults(before, settings).fields.depositAccount).toEqual(field);
  });

  it('say nothing of a deposit that is not required, nor make up half a title', () => {
    const before = draft({ deposit: read(null), auctionKind: read('movable') });
    expect(withOfficeDefaults(before, settings).fields).toEqual(before.fields);
  });

  const pageWith = (fields: Record<string, unknown>): CaseReading => {
    const missing = Object.fromEntries(fieldIds.map((id) => [id, { status: 'missing' }]));
    return { fields: { ...missing, ...fields } } as unknown as CaseReading; // as much as is read of it
  };

  describe('of the term', () => {
    const office = { ...settings, usualStart: '09:30' };
    const days = (...raws: string[]) => ({
      status: 'missing',
      reason: 'invalid',
      candidates: raws.map((raw) => ({ raw })),
    });
    const { startsAt: _startsAt, ...withoutTerm } = full.fields;
    const termOf = (startsAt: unknown, fields: Record<string, DraftField> = withoutTerm) =>
      withOfficeDefaults(draft(fields), office, pageWith({ startsAt })).fields;

    it('are the usual hour on the day the page names without one, and its end', () => {
      expect(termOf(days('12. 5. 2027', '12.05.2027'))).toMatchObject({
        startsAt: { value: '2027-05-12T07:30:00.000Z', origin: 'office' },
        endsAt: { value: '2027-05-12T08:30:00.000Z', origin: 'office' },
      });
      expect(termOf(days('12. 1. 2027')).startsAt?.value).toBe('2027-01-12T08:30:00.000Z');
    });

    it.each([
      ['two days', days('12. 5. 2027', '13. 5. 2027')],
      ['a day and something else', days('12. 5. 2027', 'bude určen')],
      ['nothing that is a day', days('bude určen')],
      ['nothing', { status: 'missing', reason: 'not-found', candidates: [] }],
      ['two terms', { status: 'missing', reason: 'ambiguous', candidates: [{ raw: '12. 5. 2027' }] }],
    ])('are not made up where the page names %s', (_name, startsAt) => {
      expect(termOf(startsAt).startsAt).toBeUndefined();
    });

    it('are not there without a usual hour', () => {
      const page = pageWith({ startsAt: days('12. 5. 2027') });
      expect(withOfficeDefaults(draft(withoutTerm), settings, page).fields.startsAt).toBeUndefined();
    });

    it('go with the day they were made of, but never with what a person wrote', () => {
      const before = termOf(days('12. 5. 2027'));
      expect(termOf(days('19. 5. 2027'), before)).toMatchObject({
        startsAt: { value: '2027-05-19T07:30:00.000Z' },
        endsAt: { value: '2027-05-19T08:30:00.000Z' },
      });
      expect(termOf(days('bude určen'), before)).not.toHaveProperty('startsAt');
      const byHand = { ...before, startsAt: { value: '2027-05-12T12:00:00.000Z', origin: 'hand' as const } };
      expect(termOf(days('19. 5. 2027'), byHand)).toMatchObject({
        startsAt: { value: '2027-05-12T12:00:00.000Z', origin: 'hand' },
        endsAt: { value: '2027-05-12T13:00:00.000Z', origin: 'office' },
      });
    });
  });

  describe('in a template', () => {
    const office = { ...settings, venue: 'Sál A', contact: 'tel. 123', titleTemplate: '' };
    const field = (value: unknown) => ({ status: 'found', value, rung: 'label' });
    const described = (template: string, reading?: CaseReading): unknown =>
      withOfficeDefaults(full, { ...office, descriptionTemplate: template }, reading).fields.description;

    it('stand venue and contact of the office', () => {
      expect(described('{venue}, {contact}')).toEqual({ value: 'Sál A, tel. 123', origin: 'office' });
    });

    it('give way to what the page says of the venue', () => {
      const reading = pageWith({ venue: field('Kancelář exekutora') });
      expect(described('{venue}', reading)).toMatchObject({ value: 'Kancelář exekutora' });
    });

    it('are joined by fields of the case that the form does not have', () => {
      const reading = pageWith({ municipality: field('Zaječí'), share: field('1/2') });
      expect(described('{municipality}, podíl {share}', reading)).toMatchObject({
        value: 'Zaječí, podíl 1/2',
      });
      expect(described('{municipality}, podíl {share}')).toBeUndefined();
    });

    it('and without one make the description the page lacks', () => {
      expect(described('')).toEqual({ value: 'Místo konání: Sál A\nKontakt: tel. 123', origin: 'office' });
      const reading = pageWith({ venue: field('Kancelář exekutora') });
      expect(described('', reading)).toMatchObject({
        value: 'Místo konání: Kancelář exekutora\nKontakt: tel. 123',
      });
      const before = draft({ ...full.fields, description: read('Dům se zahradou') });
      expect(withOfficeDefaults(before, office).fields.description).toEqual(read('Dům se zahradou'));
    });

    it('never are the people of the case', () => {
      const reading = pageWith({ debtors: field([{ name: 'Jan Novák' }]) });
      expect(described('{debtors}', reading)).toBeUndefined();
    });
  });

  it('change nothing by the settings an office starts with, nor when they are filled in twice', () => {
    expect(withOfficeDefaults(full, defaultOfficeSettings)).toEqual(full);
    const once = withOfficeDefaults(full, settings);
    expect(withOfficeDefaults(once, settings)).toEqual(once);
  });
});
