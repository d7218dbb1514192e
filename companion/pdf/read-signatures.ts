/** The signatures a PDF carries, as its form names them. Runs in the PDF worker; what they are worth is checked elsewhere. */
import { type PdfArray, PdfDict, PdfNumber } from '@libpdf/core';
import { loadStrict } from './load-strict.ts';

export interface FoundSignature {
  /** Offset and length of each signed piece, as the dictionary says; undefined when it says nothing usable. */
  readonly byteRange: readonly [number, number, number, number] | undefined;
  /** `ETSI.CAdES.detached`, `adbe.pkcs7.detached` … */
  readonly subFilter: string;
  readonly contents: Uint8Array;
  /** The instant it claims, milliseconds since 1970; nobody vouches for it. */
  readonly claimedAt: number | undefined;
}

/** More would be an attack on whoever checks them. */
const most = 200;

/** @throws ProblemError, see `loadStrict`. */
export async function readSignatures(bytes: Uint8Array): Promise<readonly FoundSignature[]> {
  const pdf = await loadStrict(bytes);
  const resolve: Resolve = (ref) => pdf.context.resolve(ref);
  const found: FoundSignature[] = [];
  const seen = new Set<PdfDict>();
  const walk = (fields: PdfArray | undefined, inheritedType: string | undefined): void => {
    for (let index = 0; index < (fields?.length ?? 0); index += 1) {
      const field = fields?.at(index, resolve);
      if (!(field instanceof PdfDict) || seen.has(field) || found.length >= most) continue;
      seen.add(field);
      const type = field.getName('FT', resolve)?.value ?? inheritedType;
      const value = field.getDict('V', resolve);
      if (type === 'Sig' && value !== undefined && !seen.has(value)) {
        seen.add(value);
        found.push(readSignature(value, resolve));
      }
      walk(field.getArray('Kids', resolve), type);
    }
  };
  walk(pdf.getCatalog().getDict('AcroForm', resolve)?.getArray('Fields', resolve), undefined);
  return found;
}

type Resolve = NonNullable<Parameters<PdfDict['get']>[1]>;

function readSignature(value: PdfDict, resolve: Resolve): FoundSignature {
  const range = value.getArray('ByteRange', resolve);
  return {
    byteRange: range === undefined ? undefined : rangeOf(range),
    subFilter: value.getName('SubFilter')?.value ?? '',
    contents: Uint8Array.from(value.getString('Contents')?.bytes ?? []),
    claimedAt: instantOf(value.getString('M')?.asString() ?? ''),
  };
}

function rangeOf(array: PdfArray): FoundSignature['byteRange'] {
  const [a, b, c, d, ...more] = array
    .toArray()
    .map((one) => (one instanceof PdfNumber ? one.value : Number.NaN));
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0)
    return undefined;
  return [a, b, c, d].every((one) => Number.isSafeInteger(one) && one >= 0) ? [a, b, c, d] : undefined;
}

/** `D:20270301100000+01'00'` (ISO 32000-1, section 7.9.4). */
function instantOf(text: string): number | undefined {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z|[+-])(?:(\d\d)'?(\d\d)?'?)?)?/.exec(text);
  if (match === null) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, hours, minutes] =
    match;
  const zone = sign === '+' || sign === '-' ? `${sign}${hours ?? '00'}:${minutes ?? '00'}` : 'Z';
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}
