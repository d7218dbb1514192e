/** Readers of Ingatlanok.hu's answers: tolerant, for types and names are partly assumed (A1, A6, A9 to A11). */
import { z } from 'zod';
import { ExactNumber, numberText } from '../../exact-json.ts';

/** An identifier or amount by its digits, sent as a number or as text. */
export const digits = z
  .custom<unknown>((value) => /^\d{1,18}(\.\d+)?$|^\d{1,20}$/.test(digitsOf(value)))
  .transform(digitsOf);
function digitsOf(value: unknown): string {
  return typeof value === 'string' ? value : (numberText(value) ?? '');
}

export const textOrNull = z.string().nullish();

export const errorBodySchema = z.object({
  error_code: z.number().optional(),
  error_description: z.string().optional(),
});

/** A1 */
export const createdSchema = z.object({ id: z.object({ id: digits }) });

export const idBlock = z.object({ id: digits, transfer_id: textOrNull, office_id: digits.nullish() });
export const imageBlock = z.array(
  z.object({
    id: digits,
    title: textOrNull,
    order: z.union([z.number(), z.instanceof(ExactNumber)]).nullish(),
  }),
);

export const propertySchema = z.object({
  id: idBlock,
  seller: z.looseObject({}).nullish(),
  property: z.looseObject({ office_id: digits.nullish() }).nullish(),
  location: z.looseObject({}).nullish(),
  price: z.looseObject({}).nullish(),
  special: z.looseObject({}).nullish(),
  description: z.looseObject({}).nullish(),
  image: imageBlock.nullish(),
});
export type RemoteProperty = z.output<typeof propertySchema>;

/** The pictures of a record as they are shown and chosen from. */
export function imagesOf(
  image: z.output<typeof imageBlock> | null | undefined,
): { id: string; title: string; order: string | null }[] {
  return (image ?? []).map((one) => ({
    id: one.id,
    title: one.title ?? '',
    order: numberText(one.order) ?? null,
  }));
}

/** The entries of a list that can be read; `damaged` where one can't, so that the list proves no absence. */
export function readEntries<T>(
  body: unknown,
  schema: z.ZodType<T>,
): { readonly entries: readonly T[]; readonly damaged: boolean } | undefined {
  if (!Array.isArray(body)) return undefined;
  const read = body.map((one) => schema.safeParse(one));
  return {
    entries: read.flatMap((one) => (one.success ? [one.data] : [])),
    damaged: read.some((one) => !one.success),
  };
}
