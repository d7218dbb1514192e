/**
 * Appends an empty signature to a PDF: everything but the CMS. Runs in the PDF worker, because a file from outside may
 * keep its reader busy for as long as it likes.
 */
import {
  type PDF,
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';
import { loadStrict, unsafe } from './load-strict.ts';
import { addStamp, type Stamp } from './stamp.ts';

export interface SignatureFrame {
  /** Room for the CMS, in bytes. */
  readonly contentsBytes: number;
  /** What the signature says of itself; the proof is in the CMS. */
  readonly signerName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly stamp: Stamp | null;
}

export interface PreparedDocument {
  /** The original's bytes, then the appended ones. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As in the signature dictionary: two pieces, offset and length of each. */
  readonly byteRange: readonly [number, number, number, number];
}

/** Ten digits each: the numbers are written over once they are known, the file's length stays. */
const unknownOffset = 9_999_999_999;
const rangeText = `[0 ${unknownOffset} ${unknownOffset} ${unknownOffset}]`;
/** Print and locked, not hidden (ISO 32000-1, table 165; PDF/A wants exactly this of a widget). */
const widgetFlags = 132;

/** @throws ProblemError, see `loadStrict`; `signing-document-unsafe`. */
export async function prepareDocument(
  original: Uint8Array,
  frame: SignatureFrame,
): Promise<PreparedDocument> {
  const pdf = await loadStrict(original);
  checkForm(pdf);
  const { registry } = pdf.context;
  const signature = registry.register(
    PdfDict.of({
      Type: PdfName.of('Sig'),
      Filter: PdfName.of('Adobe.PPKLite'),
      SubFilter: PdfName.of('ETSI.CAdES.detached'),
      ByteRange: PdfArray.of(
        PdfNumber.of(0),
        ...Array.from({ length: 3 }, () => PdfNumber.of(unknownOffset)),
      ),
      Contents: new PdfString(new Uint8Array(frame.contentsBytes), 'hex'),
      Name: PdfString.fromString(frame.signerName),
      M: PdfString.fromString(pdfDate(frame.at)),
    }),
  );
  addField(pdf, signature, frame.stamp);
  const bytes = Uint8Array.from(await pdf.save({ incremental: true, subsetFonts: true }));
  const isAppended = Buffer.compare(bytes.subarray(0, original.length), original) === 0;
  if (!isAppended) throw new Error('the original is not a prefix of the appended file');
  return { bytes, byteRange: placeRange(bytes, original.length, frame.contentsBytes) };
}

function checkForm(pdf: PDF): void {
  const resolve = pdf.context.resolve.bind(pdf.context);
  const catalog = pdf.getCatalog();
  // A certified document says what may still be changed in it; a new signature field is not among that.
  if (catalog.getDict('Perms', resolve)?.has('DocMDP') === true) throw unsafe('certified');
  // An XFA form is drawn by its own rules: what is signed and what is seen may differ.
  if (catalog.getDict('AcroForm', resolve)?.has('XFA') === true) throw unsafe('form');
}

function addField(pdf: PDF, signature: PdfRef, stamp: Stamp | null): void {
  const { registry, pages } = pdf.context;
  const resolve = pdf.context.resolve.bind(pdf.context);
  const refs = pages.getPages();
  const page = stamp?.page === 'last' ? refs.at(-1) : refs[0];
  const pageDict = page === undefined ? null : registry.resolve(page);
  if (page === undefined || !(pageDict instanceof PdfDict)) throw unsafe('no-page');

  const form = formOf(pdf);
  const fields = arrayOf(form, 'Fields', resolve);
  const look = stamp === null ? noLook() : addStamp(pdf, pageDict, stamp);
  const widget = registry.register(
    PdfDict.of({
      Type: PdfName.of('Annot'),
      Subtype: PdfName.of('Widget'),
      FT: PdfName.of('Sig'),
      T: PdfString.fromString(freeName(fields, resolve)),
      V: signature,
      F: PdfNumber.of(widgetFlags),
      P: page,
      Rect: PdfArray.of(...look.rectangle.map((one) => PdfNumber.of(one))),
      AP: PdfDict.of({ N: registry.register(look.appearance) }),
    }),
  );
  fields.push(widget);
  // Signatures exist, and the file may only be appended to from now on.
  form.set('SigFlags', PdfNumber.of(3));
  arrayOf(pageDict, 'Annots', resolve).push(widget);
}

/** Not to be seen, but there: PDF/A wants an appearance of every field. */
function noLook(): { readonly rectangle: readonly number[]; readonly appearance: PdfStream } {
  const appearance = PdfStream.fromDict({
    Type: PdfName.of('XObject'),
    Subtype: PdfName.of('Form'),
    BBox: PdfArray.of(...[0, 0, 0, 0].map((one) => PdfNumber.of(one))),
  });
  return { rectangle: [0, 0, 0, 0], appearance };
}

type Resolve = NonNullable<Parameters<PdfDict['get']>[1]>;

function formOf(pdf: PDF): PdfDict {
  const catalog = pdf.getCatalog();
  const there = catalog.getDict('AcroForm', pdf.context.resolve.bind(pdf.context));
  if (there !== undefined) return there;
  const form = PdfDict.of({ Fields: PdfArray.of() });
  catalog.set('AcroForm', pdf.context.register(form));
  return form;
}

function arrayOf(holder: PdfDict, key: string, resolve: Resolve): PdfArray {
  const there = holder.getArray(key, resolve);
  if (there !== undefined) return there;
  const array = PdfArray.of();
  holder.set(key, array);
  return array;
}

function freeName(fields: PdfArray, resolve: Resolve): string {
  const taken = new Set<string>();
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields.at(index, resolve);
    if (field instanceof PdfDict) taken.add(field.getString('T', resolve)?.asString() ?? '');
  }
  for (let number = 1; ; number += 1) if (!taken.has(`Podatelna${number}`)) return `Podatelna${number}`;
}

/** Writes the byte range into its place: everything but the hexadecimal string with its angle brackets. */
function placeRange(
  bytes: Uint8Array,
  from: number,
  contentsBytes: number,
): readonly [number, number, number, number] {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from);
  const hole = `<${'0'.repeat(contentsBytes * 2)}>`;
  const start = from + onlyPlace(tail, hole);
  const end = start + hole.length;
  const byteRange = [0, start, end, bytes.length - end] as const;
  const text = `[${byteRange.join(' ')}]`.padEnd(rangeText.length, ' ');
  tail.write(text, onlyPlace(tail, rangeText), 'latin1');
  return byteRange;
}

function onlyPlace(tail: Buffer, text: string): number {
  const place = tail.indexOf(text, 0, 'latin1');
  if (place < 0 || tail.indexOf(text, place + 1, 'latin1') >= 0) {
    throw new Error('the place of the signature is not found, or not alone');
  }
  return place;
}

/** `D:20270301090000Z` (ISO 32000-1, section 7.9.4). */
function pdfDate(ms: number): string {
  return `D:${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
