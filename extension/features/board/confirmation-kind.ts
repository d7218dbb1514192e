/** What a confirmation is called: our own words for the kinds we know, else the board's, else its code (CU-14). Pure. */
import { isMessageKey, type Language, translate } from '../../ui/locales/translate.ts';

/** Labels of the board's code lists by code; Czech, as the board has them. */
export type BoardLabels = Readonly<Record<string, string>>;

export function confirmationKind(type: string, language: Language, labels: BoardLabels): string {
  const key = `board.kind.${type}`;
  if (isMessageKey(key)) return translate(language, key);
  return Object.hasOwn(labels, type) ? (labels[type] ?? type) : type;
}

/** A kind that only the board's own lists can name. */
export function isUnknownKind(type: string): boolean {
  return !isMessageKey(`board.kind.${type}`);
}
