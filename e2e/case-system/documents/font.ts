/** The typeface of the generated documents: an installed one with Czech letters, or none. */
import { existsSync, readFileSync } from 'node:fs';

const regularAndBold = [
  [
    '/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf',
    '/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf',
  ],
  [
    '/usr/share/fonts/dejavu-serif-fonts/DejaVuSerif.ttf',
    '/usr/share/fonts/dejavu-serif-fonts/DejaVuSerif-Bold.ttf',
  ],
  ['/usr/share/fonts/TTF/DejaVuSerif.ttf', '/usr/share/fonts/TTF/DejaVuSerif-Bold.ttf'],
  [
    '/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf',
    '/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf',
  ],
  ['C:\\Windows\\Fonts\\times.ttf', 'C:\\Windows\\Fonts\\timesbd.ttf'],
  [
    '/System/Library/Fonts/Supplemental/Times New Roman.ttf',
    '/System/Library/Fonts/Supplemental/Times New Roman Bold.ttf',
  ],
] as const;

export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** The first pair of fonts found on this machine, or null: then documents are written without diacritics. */
export function findFonts(): FontFiles | null {
  const found = regularAndBold.find((pair) => pair.every((path) => existsSync(path)));
  return found === undefined ? null : { regular: readFileSync(found[0]), bold: readFileSync(found[1]) };
}
