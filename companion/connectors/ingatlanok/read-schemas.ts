/** Readers of the portal's lists that are chosen from (A10, A11). */
import { z } from 'zod';
import { digits, idBlock, imageBlock, textOrNull } from './schema.ts';

export const sellerSchema = z.object({
  id: idBlock,
  seller: z.object({ name: z.string(), email: textOrNull, phone: textOrNull }),
  image: imageBlock.nullish(),
});

export type RemoteSeller = z.output<typeof sellerSchema>;

export const officeSchema = z.object({
  id: z.object({ id: digits }),
  office: z.object({ name: z.string() }).nullish(),
  region: z.object({ id: digits, name: z.string() }).nullish(),
  contact: z
    .object({ region_id: digits.nullish(), zip_code: z.union([z.string(), z.number()]).nullish() })
    .nullish(),
});

export const regionSchema = z.object({ region: z.object({ id: digits, name: z.string() }) });
