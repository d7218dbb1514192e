/**
 * JSON whose numbers never pass a double: Ingatlanok.hu counts its records with up to 20 digits and its amounts with
 * 18 (Ingatlanok reference, section 3). Node's `context.source` and `JSON.rawJSON` give and take the digits as written.
 */

interface ReviverContext {
  /** The digits as they stand in the text; only for numbers, texts, booleans and null. */
  readonly source?: string;
}
type Reviver = (key: string, value: unknown, context: ReviverContext) => unknown;

// Both are part of Node 24 (ECMAScript proposal "JSON.parse source text access"), but not of the compiler's library.
const parseJson = JSON.parse as (text: string, reviver: Reviver) => unknown;
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown };

/** A number by its digits. `JSON.stringify` writes exactly them. */
export class ExactNumber {
  readonly text: string;

  /** @throws RangeError for anything but a plain JSON number without exponent. */
  constructor(text: string) {
    if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) throw new RangeError('not a plain number');
    this.text = text;
  }

  toJSON(): unknown {
    return rawJSON(this.text);
  }
}

/**
 * As `JSON.parse`, but a number that a double would write differently (`18446744073709551615`, `140000.00`) becomes an
 * {@link ExactNumber}.
 * @throws SyntaxError
 */
export function parseExact(text: string): unknown {
  return parseJson(text, (_key, value, { source }) => {
    if (typeof value !== 'number' || source === undefined || String(value) === source) return value;
    return /[eE]/.test(source) || source === '-0' ? value : new ExactNumber(source);
  });
}

/** The digits of a number read by {@link parseExact}; undefined for everything else. */
export function numberText(value: unknown): string | undefined {
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'number' ? String(value) : undefined;
}
