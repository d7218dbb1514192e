/**
 * Name of a confirmation's file by an office's pattern: `{číslo} {druh} potvrzení {potvrzení}` of a V49 is
 * `142EX355-25-14 V49 potvrzení VYVESENI.pdf`.
 */
import type { NoticeView } from '../contract/notices.ts';
import { pragueDay } from '../formats/working-days.ts';

/** What a pattern may hold. */
export const confirmationParts = ['číslo', 'spis', 'druh', 'potvrzení', 'den', 'cudid'] as const;
type PartName = (typeof confirmationParts)[number];

const part = /\{([^{}]*)\}/g;
const isPartName = (name: string): name is PartName => confirmationParts.some((one) => one === name);
/** With `.pdf` well below the 255 that file systems take, also where a letter is several bytes. */
const longestName = 120;

/** Known parts only, and the two that tell one confirmation of an office from another. */
export function isConfirmationPattern(pattern: string): boolean {
  const names = [...pattern.normalize('NFC').matchAll(part)].map(([, name = '']) => name);
  const isUnique = names.includes('cudid') || (names.includes('číslo') && names.includes('druh'));
  return names.every(isPartName) && isUnique && names.includes('potvrzení');
}

/**
 * A name every file system takes, with `.pdf`. What the board says becomes part of it, so everything that would be a
 * folder, a device or a hidden file is taken out (test: the table of hostile parts).
 */
export function confirmationName(
  pattern: string,
  notice: Pick<NoticeView, 'cudid' | 'numbers' | 'fileMark' | 'type' | 'postedAt' | 'takenDownAt'>,
  type: string,
): string {
  const at = notice.takenDownAt ?? notice.postedAt;
  const parts: Readonly<Record<PartName, string>> = {
    číslo: notice.numbers[0] ?? notice.cudid,
    spis: notice.fileMark,
    druh: notice.type ?? '',
    potvrzení: type,
    den: at === null ? '' : pragueDay(at),
    cudid: notice.cudid,
  };
  const filled = pattern
    .normalize('NFC')
    .replace(part, (_whole, name: string) => (isPartName(name) ? parts[name] : ''));
  return `${safeName(filled)}.pdf`;
}

function safeName(text: string): string {
  const name = [...text.replace(/\.pdf$/i, '')]
    // A slash separates in a mark; so does a dash.
    .map((sign) => (/[/\\:*?"<>|]/.test(sign) ? '-' : sign))
    .filter((sign) => !/[\p{C}]/u.test(sign))
    .slice(0, longestName)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  // Windows takes these for devices, whatever follows the first dot.
  const isDevice = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i.test(name);
  return name === '' || isDevice ? `potvrzeni ${name}`.trim() : name;
}
