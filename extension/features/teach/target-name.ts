/** The name of what is taught: a field of the case, or a field of its lots. */
import { isFieldId } from '../../../shared/case/fields.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { lotFieldOf, type TeachTarget } from './teach-state.ts';

export function targetName(language: Language, target: TeachTarget): string {
  const lotField = lotFieldOf(target);
  return lotField === undefined
    ? fieldName(language, target)
    : translate(language, 'teach.lot-field', { field: inSentence(language, lotField) });
}

/** `nejnižší podání`, as it stands inside a sentence. */
export function inSentence(language: Language, field: string): string {
  const name = fieldName(language, field);
  return isFieldId(field) ? name.charAt(0).toLocaleLowerCase(language) + name.slice(1) : name;
}
