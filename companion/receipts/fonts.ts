/** The receipt's own typeface, carried along: DejaVu Sans Condensed 2.37 (font/LICENSE.txt). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** Read when a receipt is made and let go again: a companion at rest needs no typeface in its memory. */
export function readFonts(): FontFiles {
  const read = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'font', name));
  return { regular: read('DejaVuSansCondensed.ttf'), bold: read('DejaVuSansCondensed-Bold.ttf') };
}
