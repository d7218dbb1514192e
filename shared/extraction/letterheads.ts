/** `160 EX 55/22-140` in a line of its own above `USNESENÍ`: the number of the ruling that follows, without a label. */
import { parseFileMark } from '../formats/file-mark.ts';
import { foldText } from '../formats/text.ts';
import { isForeign } from './headings-above.ts';
import type { Page } from './page.ts';
import type { Candidate } from './resolve.ts';
import type { VisibilityReader } from './visibility.ts';

/** A ruling begins within as many lines. */
const near = 3;
const maxLength = 40;

export function letterheads(page: Page, read: VisibilityReader): Candidate[] {
  return page.lines.flatMap((line): Candidate[] => {
    const { text, block, heading, order, outside, isHeading } = line;
    if (
      outside ||
      isHeading ||
      text.length > maxLength ||
      !/^\d.*\d\s*\/\s*\d/.test(text) ||
      isForeign(heading)
    )
      return [];
    if (parseFileMark(text)?.sheet === undefined || block.closest('li,td,th,dd,a')) return [];
    const begins = page.lines
      .slice(order + 1, order + 1 + near)
      .some((next) => /usneseni|vyhlask/.test(foldText(next.text.slice(0, 200)).replace(/\s/g, '')));
    const visibility = read(block);
    if (!begins || visibility === 'hidden') return [];
    return [
      {
        slot: 'referenceNumber',
        field: 'referenceNumber',
        weak: false,
        label: '',
        raw: text,
        element: block,
        visibility,
        heading,
        order,
        tie: 'text',
        rung: 'sentence',
      },
    ];
  });
}
