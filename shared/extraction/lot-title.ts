import { findFileMarks } from '../formats/file-mark.ts';
import { cleanText } from '../formats/text.ts';

/** `Položka 2 – Garáž č. 14` → `Garáž č. 14`. */
export function titleOf(heading: string): string {
  const rest = heading
    .replace(
      /^\s*(?:dražební\s+)?(?:položka|lot|soubor|předmět(?: dražby)?|dražba|tétel)\s*(?:č\.|číslo|no\.)?\s*\d+\s*[-–—:.)]*\s*/iu,
      '',
    )
    .replace(/(?:dražební vyhláška|usnesení|č\.\s?j\.|čj\.?)/giu, '');
  return findFileMarks(rest).length > 0 || !/\p{L}{2}/u.test(rest) ? '' : cleanText(rest, 255);
}

/** The name of a lot without its number; empty where nothing else is left. @param position of the lot, from 1 */
export function lotTitle(text: string, position: number): string {
  return titleOf(text).replace(new RegExp(`^${position}[.)]\\s+`), '');
}
