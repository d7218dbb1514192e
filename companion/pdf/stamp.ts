/** The visible part of a signature: a framed box with who signed and when. It proves nothing; the signature does. */
import { type PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfStream } from '@libpdf/core';

export interface Stamp {
  readonly page: 'first' | 'last';
  /** In Czech, with diacritics; lines too long for the box are made smaller. */
  readonly lines: readonly string[];
  /** A TrueType or OpenType font that has all their letters. */
  readonly font: Uint8Array;
}

export interface Look {
  /** Lower left and upper right corner, in points of the page. */
  readonly rectangle: readonly [number, number, number, number];
  readonly appearance: PdfStream;
}

const width = 190;
const lineHeight = 11;
const padding = 6;
/** From the page's right and lower edge, as the reader sees them. */
const margin = 28;
const largestSize = 8.5;

/** @throws Error when the font lacks a letter: a name must not appear with holes in it. */
export function addStamp(pdf: PDF, page: PdfDict, stamp: Stamp): Look {
  const font = pdf.embedFont(stamp.font);
  const missing = stamp.lines.flatMap((line) => font.getUnencodableCharacters(line));
  if (missing.length > 0) throw new Error('the font of the stamp lacks letters');
  const height = 2 * padding + stamp.lines.length * lineHeight;
  const text = stamp.lines.map((line, index) => {
    const size = Math.min(largestSize, font.sizeAtWidth(line, width - 2 * padding));
    const y = height - padding - (index + 0.8) * lineHeight;
    const glyphs = font.encodeTextToGids(line).map((glyph) => glyph.toString(16).padStart(4, '0'));
    return `BT /F0 ${size.toFixed(2)} Tf ${padding} ${y.toFixed(2)} Td <${glyphs.join('')}> Tj ET`;
  });
  const frame = `0.5 w 0.3 G 0.25 0.25 ${width - 0.5} ${height - 0.5} re S 0 g`;
  const turn = rotationOf(pdf, page);
  const appearance = PdfStream.fromDict(
    {
      Type: PdfName.of('XObject'),
      Subtype: PdfName.of('Form'),
      BBox: numbers([0, 0, width, height]),
      Matrix: numbers(matrices[turn]),
      Resources: PdfDict.of({ Font: PdfDict.of({ F0: font.ref }) }),
    },
    Buffer.from(`q ${frame} ${text.join(' ')} Q`, 'latin1'),
  );
  return { rectangle: corner(pdf, page, turn, height), appearance };
}

type Turn = 0 | 90 | 180 | 270;

/** Turns the text back on a page that is shown turned. */
const matrices: Readonly<Record<Turn, readonly number[]>> = {
  0: [1, 0, 0, 1, 0, 0],
  90: [0, 1, -1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, -1, 1, 0, 0, 0],
};

function corner(pdf: PDF, page: PdfDict, turn: Turn, height: number): Look['rectangle'] {
  const box = inherited(pdf, page, 'CropBox') ?? inherited(pdf, page, 'MediaBox');
  const side = (index: number, otherwise: number): number => {
    const value = box instanceof PdfArray ? box.at(index, (ref) => pdf.context.resolve(ref)) : undefined;
    return value instanceof PdfNumber ? value.value : otherwise;
  };
  const left = Math.min(side(0, 0), side(2, 595));
  const right = Math.max(side(0, 0), side(2, 595));
  const bottom = Math.min(side(1, 0), side(3, 842));
  const top = Math.max(side(1, 0), side(3, 842));
  // The reader's lower right corner is another corner of the page when it is turned clockwise.
  if (turn === 90) return [right - margin - height, top - margin - width, right - margin, top - margin];
  if (turn === 180) return [left + margin, top - margin - height, left + margin + width, top - margin];
  if (turn === 270) return [left + margin, bottom + margin, left + margin + height, bottom + margin + width];
  return [right - margin - width, bottom + margin, right - margin, bottom + margin + height];
}

function rotationOf(pdf: PDF, page: PdfDict): Turn {
  const value = inherited(pdf, page, 'Rotate');
  const degrees = value instanceof PdfNumber ? ((value.value % 360) + 360) % 360 : 0;
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}

/** Attributes a page takes from the tree above it (ISO 32000-1, table 30). */
function inherited(pdf: PDF, page: PdfDict, key: string) {
  let holder: PdfDict | undefined = page;
  // A tree that leads in a circle ends here.
  for (let depth = 0; holder !== undefined && depth < 64; depth += 1) {
    const value = holder.get(key, (ref) => pdf.context.resolve(ref));
    if (value !== undefined) return value;
    holder = holder.getDict('Parent', (ref) => pdf.context.resolve(ref));
  }
  return undefined;
}

function numbers(values: readonly number[]): PdfArray {
  return PdfArray.of(...values.map((one) => PdfNumber.of(one)));
}
