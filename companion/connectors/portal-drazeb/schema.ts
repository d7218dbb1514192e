/** Tolerant readers of the portal's answers (reference, sections 3, 11; PD-07, PD-08, PD-30, PD-31). */
import { z } from 'zod';

/** PHP writes an empty map as `[]`, and lists as arrays or as objects with the keys "0", "1", …; null is none. */
function values(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !key.startsWith('@'))
    .map(([, one]) => one);
}

const identifier = z.union([z.string().min(1).max(64), z.int()]);
/**
 * Only hash, number and state decide about a record. Any other field may be written in a way we don't know: then it is
 * as if it were left out, and the record stays readable.
 */
const text = z.string().nullish().catch(undefined);
const numericText = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d+)?$/)
  .transform(Number);
const number = z.union([z.number(), numericText]).nullish().catch(undefined);
/** `Z` and `+00:00` are both in use; the instant counts, not its spelling. */
const instant = z
  .string()
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined) return value;
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? value : new Date(ms).toISOString();
  })
  .catch(undefined);

const fileSchema = z.object({
  hash: z.string().min(1).max(64),
  original_name: text,
  mime_type: text,
  size: number,
  document_type: text,
  priority: number,
});
export type PortalFile = z.output<typeof fileSchema>;

/** Undefined, never empty, where it can't be read: nothing may be concluded from it. */
const files = z
  .preprocess((value) => (typeof value === 'object' ? values(value) : value), z.array(fileSchema).optional())
  .catch(undefined);

const recordSchema = z.object({
  hash: z.string().min(1).max(64),
  slug: text,
  number: z.string(),
  status: z.string().nullish(),
  /** The kind stands in the category; some answers repeat it at the top. */
  type: text,
  voluntary: z.boolean().nullish().catch(undefined),
  start_at: instant,
  end_at: instant,
  updated_at: instant,
  estimated_price: number,
  item_price: number,
  minimal_bid: number,
  caution_deposit: number,
  caution_account_number: text,
  caution_variable_symbol: text,
  account_specific_symbol: text,
  item: z
    .object({
      title: text,
      category: z.object({ type: text, title: text, full_path: text }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  /** Absent where the answer doesn't carry attachments at all: then nothing may be concluded or edited. */
  images: files.optional(),
  documents: files.optional(),
});
export type PortalRecord = z.output<typeof recordSchema>;

/** What stands for one record: the answer itself, or the one object with a hash in it (`{auction: {…}}`). */
export function unwrapRecord(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || 'hash' in body) return body;
  const wrapped = Object.entries(body).filter(
    ([key, one]) => !/^\d+$/.test(key) && typeof one === 'object' && one !== null && 'hash' in one,
  );
  return wrapped.length === 1 ? wrapped[0]?.[1] : body;
}

export function readRecord(body: unknown): PortalRecord | undefined {
  const record = unwrapRecord(body);
  if (typeof record !== 'object' || record === null) return undefined;
  // Left-out lists must stay apart from empty ones, and preprocess would make them empty.
  const { images, documents, ...rest } = record as Record<string, unknown>; // checked to be an object above
  const given = {
    ...rest,
    ...(images === undefined ? {} : { images }),
    ...(documents === undefined ? {} : { documents }),
  };
  const read = recordSchema.safeParse(given);
  return read.success ? read.data : undefined;
}

export interface PortalPage {
  readonly records: readonly PortalRecord[];
  /** `@count`, the number of all records, where it is given. */
  readonly count: number | undefined;
  /** An entry couldn't be read, so the page proves nothing about what is not on it. */
  readonly damaged: boolean;
}

/** Undefined when the answer is no list at all. */
export function readPage(body: unknown): PortalPage | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const entries = values(body);
  const records = entries.map(readRecord);
  const count = '@count' in body ? body['@count'] : undefined;
  return {
    records: records.filter((one) => one !== undefined),
    count: typeof count === 'number' ? count : undefined,
    damaged: records.includes(undefined),
  };
}

export const tokenSchema = z.object({ token: z.string().min(1) });
export const uploadedSchema = z.string().min(1).max(500);

const categorySchema = z.object({ id: identifier, title: text, type: text, full_path: text });
export const categoriesSchema = z.preprocess(values, z.array(categorySchema));
export type PortalCategory = z.output<typeof categorySchema>;

/** A list of one may come as that one. */
function valuesOrOne(value: unknown): readonly unknown[] {
  const isOne = typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value;
  return isOne ? [value] : values(value);
}

const personSchema = z.object({ id: identifier, name: z.string().max(200).optional().catch(undefined) });
const officeSchema = z.object({
  id: identifier,
  title: text,
  responsible_persons: z.preprocess(valuesOrOne, z.array(personSchema)),
});
export const officesSchema = z.preprocess(valuesOrOne, z.array(officeSchema));
export type PortalOffice = z.output<typeof officeSchema>;
export type PortalIdentifier = z.output<typeof identifier>;
