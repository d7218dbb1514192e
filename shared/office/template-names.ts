/**
 * The fields of an office's template in the language of the screen. A template is kept with the fields' identifiers,
 * whoever typed it: `{nejnižší podání}` of a Czech screen and `{lowest bid}` of an English one are `{lowestBid}`.
 */
import { caseFields, fieldIds, isFieldId } from '../case/fields.ts';
import { foldText } from '../formats/text.ts';

type Language = 'cs' | 'en';

/** What isn't a field of the case. */
const officeNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  contact: { cs: 'kontakt', en: 'contact' },
};

const place = /\{([^{}]*)\}/g;

const identifiers = new Map(
  [...fieldIds.map((id) => [id, caseFields[id]] as const), ...Object.entries(officeNames)].flatMap(
    ([id, { cs, en }]) => [cs, en].map((name) => [foldText(name), id] as const),
  ),
);

/** `{lowestBid}` → `{nejnižší podání}`. @param name an identifier; one nobody knows stays as it is */
export function templatePlace(name: string, language: Language): string {
  const known = isFieldId(name)
    ? caseFields[name]
    : Object.hasOwn(officeNames, name)
      ? officeNames[name]
      : undefined;
  if (known === undefined) return `{${name}}`;
  const word = known[language];
  // `PSČ` stays as it is.
  const isPlain = word.slice(1) === word.slice(1).toLowerCase() || word.includes(' ');
  return `{${isPlain ? word.charAt(0).toLowerCase() + word.slice(1) : word}}`;
}

/** The kept template as a screen shows it. */
export function shownTemplate(template: string, language: Language): string {
  return template.replace(place, (_whole, name: string) => templatePlace(name, language));
}

/** What was typed, as it is kept: names of either language are understood, with or without diacritics. */
export function keptTemplate(typed: string): string {
  return typed.replace(place, (whole, name: string) => {
    const id = isFieldId(name) ? name : identifiers.get(foldText(name));
    return id === undefined ? whole : `{${id}}`;
  });
}
