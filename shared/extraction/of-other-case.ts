/** `U 128 EX 900/22 byla jistota 400 000 Kč`: a line or paragraph that names another case, and not this one, tells of that case. */
import { findFileMarks, formatFileMark } from '../formats/file-mark.ts';
import type { Page } from './page.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Candidate } from './resolve.ts';

function namesOnlyOthers(text: string, ownMark: string): boolean {
  if (!/\d\s*\/\s*\d/.test(text)) return false;
  const marks = findFileMarks(text).map(({ mark }) => formatFileMark(mark));
  return marks.length > 0 && !marks.includes(ownMark);
}

/** @returns says whether an answer from within a text is another case's */
export function createOfOtherCase(
  page: Page,
  texts: readonly Paragraph[],
  ownMark: string | undefined,
): (candidate: Candidate) => boolean {
  if (ownMark === undefined) return () => false;
  const paragraphs = new Map(texts.map(({ order, text }) => [order, text]));
  const memory = new Map<string, boolean>();
  return ({ tie, order }) => {
    const text =
      tie === 'text'
        ? paragraphs.get(order)
        : tie === 'inline' || tie === 'prefix'
          ? page.lines[order]?.text
          : '';
    if (!text) return false;
    const known = memory.get(text) ?? namesOnlyOthers(text, ownMark);
    memory.set(text, known);
    return known;
  };
}
