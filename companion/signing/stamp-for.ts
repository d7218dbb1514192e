/** The visible part of a signature, as the office set it: who and when, in Czech. */
import { existsSync, readFileSync } from 'node:fs';
import { ProblemError } from '../../shared/contract/problems.ts';
import { formatPrague } from '../../shared/formats/prague-time.ts';
import { toIso } from '../clock.ts';
import type { Stamp } from '../pdf/stamp.ts';
import type { SigningSettings } from './signing-settings.ts';

/** Fonts with Czech letters that systems bring along. */
const fonts = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
  '/usr/share/fonts/TTF/DejaVuSans.ttf',
  '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf',
  '/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf',
  'C:\\Windows\\Fonts\\arial.ttf',
  '/System/Library/Fonts/Supplemental/Arial.ttf',
] as const;

/**
 * @param at Milliseconds since 1970.
 * @throws ProblemError `signing-failed` (reason `font`) when the machine has no font for it.
 */
export function stampFor(
  { stamp: page, stampFont }: Pick<SigningSettings, 'stamp' | 'stampFont'>,
  signerName: string,
  at: number,
): Stamp | null {
  if (page === undefined) return null;
  const path = [stampFont, ...fonts].find((one) => one !== undefined && existsSync(one));
  if (path === undefined) throw new ProblemError({ code: 'signing-failed', params: { reason: 'font' } });
  return {
    page,
    lines: ['Elektronicky podepsáno', signerName, formatPrague(toIso(at), 'cs')],
    font: readFileSync(path),
  };
}
