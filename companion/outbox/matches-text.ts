/** Whether a submission is what a person searches for. Pure. */
import { formatFileMark, formatReferenceNumber, parseFileMark } from '../../shared/formats/file-mark.ts';
import { foldText } from '../../shared/formats/text.ts';
import type { SubmissionRow } from './submission-row.ts';

type Searched = Pick<
  SubmissionRow,
  'fileMark' | 'number' | 'title' | 'remoteId' | 'payload' | 'preparedBy' | 'approvedBy'
>;

/** Without accents, case and the spaces that a symbol, a mark or a hash may be printed with. */
const squeeze = (text: string): string => foldText(text).replaceAll(' ', '');

/**
 * A mark in any printed form finds its case, with a sheet only that one; anything else is looked for in the number, the
 * title, the record's id at the remote, the people and everything that was filed (a surname, a variable symbol).
 * @param text as typed; empty finds everything
 */
export function matchesText(text: string): (row: Searched) => boolean {
  const mark = parseFileMark(text);
  if (mark !== undefined) {
    const fileMark = formatFileMark(mark);
    const number = formatReferenceNumber(mark);
    return (row) => row.fileMark === fileMark && (mark.sheet === undefined || row.number === number);
  }
  const wanted = squeeze(text);
  if (wanted === '') return () => true;
  return (row) =>
    valuesOf([row.number, row.title, row.remoteId, row.preparedBy, row.approvedBy, row.payload]).some(
      (value) => squeeze(value).includes(wanted),
    );
}

/** Every text and number inside, without the names of the members. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesOf);
}
