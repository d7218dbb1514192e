/** The person a notice is served on, as CÚD takes one (CÚD reference, section 6.3). */
import { z } from 'zod';
import { foldText } from '../formats/text.ts';

const name = z.string().trim().min(1).max(200);
const day = z.iso.date();

export const naturalPersonSchema = z.strictObject({ firstName: name, lastName: name, birthDate: day });
/** With a name and a company number no field of a natural person may be filled. */
export const companySchema = z.strictObject({ name, companyId: z.string().regex(/^\d{8}$/) });
export const addresseeSchema = z.union([naturalPersonSchema, companySchema]);
export type NoticeAddressee = z.output<typeof addresseeSchema>;

/** Equal for two ways of writing the same person; empty for nobody. */
export function addresseeKey(addressee: NoticeAddressee | undefined): string {
  if (addressee === undefined) return '';
  if ('companyId' in addressee) return `ico:${addressee.companyId}`;
  return foldText(`${addressee.firstName} ${addressee.lastName} ${addressee.birthDate}`);
}

/** `Jan Novák`; a company by its name. */
export function addresseeName(addressee: NoticeAddressee | undefined): string {
  if (addressee === undefined) return '';
  return 'companyId' in addressee ? addressee.name : `${addressee.firstName} ${addressee.lastName}`;
}
