/** Whether a submission is what a person searches for. Pure. */
import { formatFileMark, formatReferenceNumber, parseFileMark } from '../../shared/formats/file-mark.ts';
import { foldText } from '../../shared/formats/text.ts';
import type { Parties } from './sql/parties.ts';
import type { SubmissionRow } from './submission-row.ts';

type Searched = Pick<
  SubmissionRow,
  'fileMark' | 'number' | 'title' | 'remoteId' | 'payload' | 'preparedBy' | 'approvedBy'
>;

/** Without accents, case and the spaces that a symbol, a mark or a hash may be printed with. */
const squeeze = (text: string): string => foldText(text).replaceAll(' ', '');

/**
 * `142–EX–81/25`, `142/EX/81/25`: signs instead of spaces around the register; `142 EX 81-25`, as files are named: and
 * instead of the slash.
 */
const spacedMark = (text: string): string =>
  text
    .replace(/^(.*?\d)\s*[-–—/._]\s*(EX|ED|DD)\s*[-–—/._]\s*(?=\d)/i, '$1 $2 ')
    .replace(/^(.*?\d\s*(?:EX|ED|DD)\s*\d+)\s*[-–—._]\s*((?:20)?\d{2})(?=$|[^\d/])/i, '$1/$2');

/** How a symbol is printed before its number. */
const symbolLabel = /^(?:VS|SS|KS|(?:var(?:iabilní|\.)?|spec(?:ifický|\.)?)\s*symbol)\s*[.:]?\s*(?=\d)/i;

/** How the number of a document of the notice board is printed. */
const cudidLabel = /^\s*CUDID\s*:?\s*(?=\S)/i;

/**
 * The parts of a pasted address that may be a record's id, in lower case: `/drazba/Ykwdg-byt`, `/ud/CV0000001`.
 * Undefined for what is no address.
 */
function partsOfAddress(text: string): ReadonlySet<string> | undefined {
  const address = text.trim();
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const segments = new URL(address).pathname.toLowerCase().split('/');
  return new Set(segments.flatMap((one) => [one, one.replace(/[-.].*$/, '')]).filter((one) => one !== ''));
}

/** A bank counts a symbol with leading zeros as the one without. */
function bareSymbol(text: string): string {
  const bare = text.trim().replace(symbolLabel, '');
  return /^\d{1,10}$/.test(bare) ? bare.replace(/^0+(?=\d)/, '') : bare;
}

/**
 * A mark in any printed form finds its case, with a sheet only that one; anything else is looked for in the number, the
 * title, the record's id at the remote, the people, the parties of the case and everything that was filed (a surname, a
 * variable symbol).
 * @param text as typed; empty finds everything
 * @param readParties asked only where names are searched
 */
export function matchesText(text: string, readParties: () => Parties): (row: Searched) => boolean {
  const mark = parseFileMark(spacedMark(text));
  if (mark !== undefined) {
    const fileMark = formatFileMark(mark);
    const number = formatReferenceNumber(mark);
    return (row) => row.fileMark === fileMark && (mark.sheet === undefined || row.number === number);
  }
  const parts = partsOfAddress(text);
  if (parts !== undefined) return ({ remoteId }) => remoteId !== null && parts.has(remoteId.toLowerCase());
  const wanted = squeeze(bareSymbol(text.replace(cudidLabel, '')));
  if (wanted === '') return () => true;
  const isWanted = (value: string): boolean => squeeze(value).includes(wanted);
  const words = foldText(text).split(' ');
  const isNamed = (name: string): boolean => words.every((word) => squeeze(name).includes(word));
  const marks = new Set([...readParties()].filter(([, names]) => names.some(isNamed)).map(([one]) => one));
  return (row) =>
    marks.has(row.fileMark) ||
    valuesOf([row.number, row.title, row.remoteId, row.preparedBy, row.approvedBy, row.payload]).some(
      isWanted,
    );
}

/** Every text and number inside, without the names of the members. */
function valuesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesOf);
}
