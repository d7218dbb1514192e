/** Tolerant readers of CÚD's answers (CÚD reference, sections 5 and 6.2; CU-10, CU-12, CU-13, CU-14, CU-16, CU-21). */
import { z } from 'zod';
import { addresseeKey } from '../../../shared/submissions/notice-addressee.ts';
import { fromWallTime } from './wall-time.ts';

/** An opaque text; a number is accepted as one (CU-16). */
const identifier = z.union([z.string().trim().min(1).max(100), z.int().transform(String)]);
/**
 * Only the id decides about a record. Any other field may be written in a way we don't know: then it is as if it were
 * left out, and the record stays readable.
 */
const text = z.string().nullish().catch(undefined);
const day = z
  .string()
  .transform((value) => value.slice(0, 10))
  .pipe(z.iso.date())
  .nullish()
  .catch(undefined);
const instant = z
  .string()
  .nullish()
  .transform((value) => (value ? fromWallTime(value) : undefined))
  .catch(undefined);

const paper = z.object({ cisloJednaci: text, popis: text });

/** `undefined`: the answer doesn't say; `''`: there is nobody; else the person's key. */
const addressee = z
  .object({ nazev: text, ico: text, jmeno: text, prijmeni: text, narozeni: day })
  .nullable()
  .transform((one): string | undefined => {
    if (one === null) return '';
    if (one.ico) return addresseeKey({ name: one.nazev ?? '', companyId: one.ico });
    const { jmeno, prijmeni, narozeni } = one;
    if (!jmeno || !prijmeni || !narozeni) return undefined;
    return addresseeKey({ firstName: jmeno, lastName: prijmeni, birthDate: narozeni });
  })
  .optional()
  .catch(undefined);

const noticeSchema = z
  .object({
    cudid: identifier,
    interniId: identifier.nullish().catch(undefined),
    typ: text,
    adresat: addressee,
    pisemnosti: z.array(paper).nullish().catch(undefined),
    vlozeno: instant,
    vyvesitDne: day,
    vyveseno: instant,
    doslaniDoDne: day,
    svesitDne: day,
    sveseno: instant,
    rodicovskyDokument: identifier.nullish().catch(undefined),
    navazujiciDokumenty: z.array(identifier).nullish().catch(undefined),
  })
  .transform((one) => ({
    cudid: one.cudid,
    ownId: one.interniId ?? undefined,
    type: one.typ ?? undefined,
    addresseeKey: one.adresat,
    numbers: (one.pisemnosti ?? []).flatMap((each) => each.cisloJednaci ?? []),
    title: one.pisemnosti?.[0]?.popis ?? undefined,
    insertedAt: one.vlozeno,
    postOn: one.vyvesitDne ?? undefined,
    postedAt: one.vyveseno,
    pickUpBy: one.doslaniDoDne ?? undefined,
    takeDownOn: one.svesitDne ?? undefined,
    takenDownAt: one.sveseno,
    parent: one.rodicovskyDokument ?? undefined,
    children: one.navazujiciDokumenty ?? [],
  }));
/** A document on the board. Instants ISO 8601 in UTC, days `YYYY-MM-DD`; undefined where the answer doesn't say. */
export type BoardRecord = z.output<typeof noticeSchema>;

export function readNotice(body: unknown): BoardRecord | undefined {
  const read = noticeSchema.safeParse(body);
  return read.success ? read.data : undefined;
}

/** Undefined when the answer is no list. `damaged`: an entry couldn't be read, so nothing follows from what is missing. */
export function readNotices(
  body: unknown,
): { records: readonly BoardRecord[]; damaged: boolean } | undefined {
  if (!Array.isArray(body)) return undefined;
  const records = body.map(readNotice);
  return { records: records.filter((one) => one !== undefined), damaged: records.includes(undefined) };
}

export const infoSchema = z.object({ verze: z.union([z.string(), z.number().transform(String)]) });

export const createdSchema = z.object({
  cudid: identifier,
  vyvesitDne: day,
  doslaniDoDne: day,
  svesitDne: day,
});

export const confirmationsSchema = z.array(
  z
    .object({ typ: identifier, vyzvednuto: instant })
    .transform(({ typ, vyzvednuto }) => ({ type: typ, collectedAt: vyzvednuto ?? null })),
);
/** A confirmation the board has; `collectedAt` is when somebody of the office fetched it, null: nobody has. */
export type BoardConfirmation = z.output<typeof confirmationsSchema>[number];

/** CU-14: a confirmation that comes as JSON carries its PDF in BASE64 under some name. */
export function pdfInJson(body: unknown): Uint8Array | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const files = Object.values(body).filter((one) => typeof one === 'string' && one.startsWith('JVBERi'));
  const [file] = files;
  return files.length === 1 && typeof file === 'string' ? Buffer.from(file, 'base64') : undefined;
}

const codeListSchema = z.array(z.object({ kod: identifier, nazev: z.string() }));
export interface Code {
  readonly code: string;
  readonly label: string;
}
export type CodeLists = Readonly<Record<string, readonly Code[]>>;

/** CU-10: an object of lists `{kod, nazev}`; what looks otherwise is left out. */
export function readCodeLists(body: unknown): CodeLists {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const lists = Object.entries(body).flatMap(([name, list]) => {
    const read = codeListSchema.safeParse(list);
    return read.success ? [[name, read.data.map((one) => ({ code: one.kod, label: one.nazev }))]] : [];
  });
  return Object.fromEntries(lists);
}
