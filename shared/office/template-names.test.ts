import { describe, expect, it } from 'vitest';
import { caseFields, fieldIds } from '../case/fields.ts';
import { foldText } from '../formats/text.ts';
import { keptTemplate, shownTemplate, templatePlace } from './template-names.ts';

const kept = '{category}, k. ú. {cadastralArea}, {lowestBid}, {zipCode}, {contact}';

describe('the fields of a template', () => {
  it.each([
    ['cs', '{kategorie}, k. ú. {katastrální území}, {nejnižší podání}, {PSČ}, {kontakt}'],
    ['en', '{category}, k. ú. {cadastral area}, {lowest bid}, {postal code}, {contact}'],
  ] as const)('are shown in words of the screen: %s', (language, shown) => {
    expect(shownTemplate(kept, language)).toBe(shown);
    expect(keptTemplate(shown)).toBe(kept);
  });

  it.each([
    ['{Nejnižší podání}', '{lowestBid}'],
    ['{NEJNIZSI PODANI}', '{lowestBid}'],
    ['{ nejnižší  podání }', '{lowestBid}'],
    ['{Lowest bid}', '{lowestBid}'],
    ['{lowestBid}', '{lowestBid}'],
    ['{podání}', '{podání}'],
    ['{constructor}', '{constructor}'],
    ['{}', '{}'],
    ['{podíl', '{podíl'],
  ])('are understood as typed: %s', (typed, expected) => {
    expect(keptTemplate(typed)).toBe(expected);
  });

  it.each(['neco', 'constructor', '__proto__', ''])('leave %j alone', (name) => {
    expect(shownTemplate(`{${name}}`, 'cs')).toBe(`{${name}}`);
  });

  it('come back as the field they were, whatever the field and the language', () => {
    for (const id of fieldIds) {
      for (const language of ['cs', 'en'] as const) {
        expect(keptTemplate(templatePlace(id, language))).toBe(`{${id}}`);
      }
    }
  });

  it('have names that tell them apart', () => {
    const names = fieldIds.flatMap((id) => [
      ...new Set([caseFields[id].cs, caseFields[id].en].map(foldText)),
    ]);
    expect(names.length).toBe(new Set(names).size);
  });
});
