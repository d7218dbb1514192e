/** Whether a document belongs to another case, or to another sheet of it, than the one it is to be filed for. */
import { parseFileMark, printFileMark, sameFileMark, sameReference } from '../formats/file-mark.ts';

/**
 * @param found Numbers the document's text names, in order; none: nothing can be said.
 * @param number The case's: `142EX81/25-27`, or without a sheet.
 * @returns The number the document names in place of ours, for people: `142 EX 80/25`. Undefined where there is no
 * reason to warn: decisions name other cases as well, so one that names ours is taken for ours.
 */
export function otherMark(found: readonly string[], number: string): string | undefined {
  const own = parseFileMark(number);
  if (own === undefined) return undefined;
  const marks = found.flatMap((text) => parseFileMark(text) ?? []);
  const ofCase = marks.filter((mark) => sameFileMark(mark, own));
  const [first] = ofCase.length > 0 ? ofCase : marks;
  if (first === undefined) return undefined;
  if (ofCase.length === 0) return printFileMark(first);
  const isOurs = ofCase.some(
    (mark) => mark.sheet === undefined || own.sheet === undefined || sameReference(mark, own),
  );
  return isOurs ? undefined : printFileMark(first);
}
