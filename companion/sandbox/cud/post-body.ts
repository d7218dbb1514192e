/** The body of `POST /ud/{type}` and everything that can be wrong with it (CÚD reference, sections 3.1, 4.1, 6). */
import { z } from 'zod';
import type { NoticeType } from './board.ts';
import { deliveryKinds, typeRules } from './type-rules.ts';

/** Section 3.1: the whole text, an ASCII dash, no leading zeros but the office's. */
const number = z
  .string()
  .regex(/^\d{3}(EX|ED|DD)[1-9]\d{0,5}\/\d{2}(-[1-9A-Za-z][0-9A-Za-z]{0,5})?$/, 'číslo jednací');
const text = z.string().refine((value) => value.trim() !== '', 'prázdná');
const day = z.iso.date();
const adm = z.int().min(1).max(999_999_999);

const natural = z.strictObject({ jmeno: text, prijmeni: text, narozeni: day });
const legal = z.strictObject({ nazev: text, ico: z.string().regex(/^\d{8}$/) });
const place = z.strictObject({ nazev: text.optional(), adm: adm.optional() });

const pdf = z.string().refine(isPdfInBase64, 'PDF v BASE64');
const paper = {
  cisloJednaci: number,
  popis: text,
  druhDoruceni: z.enum(deliveryKinds.map((one) => one.kod)),
  idPisemnost: text.optional(),
};

const papers = {
  none: z.strictObject(paper),
  optional: z.strictObject({ ...paper, soubor: pdf.optional() }),
  required: z.strictObject({ ...paper, soubor: pdf }),
};

/** Either group of fields, never both; `anyPerson` without a match complains in the words of section 6.3. */
const anyPerson = z.union([natural, legal], { error: 'nazev s ico, nebo jmeno, prijmeni a narozeni' });
const addressees = {
  natural: { adresat: natural },
  any: { adresat: anyPerson },
  optional: { adresat: anyPerson.optional() },
};

const envelope = { interniId: z.string().regex(/^[\x21-\x7e]{1,36}$/), vyvesitDne: day };

/** What stands only in the bodies of some types. */
const own: Partial<Record<NoticeType, z.ZodRawShape>> = {
  'OHL-56a': { ohlasovna: z.strictObject({ nazev: text, adm }) },
  'OHL-56b': { mistoDoruceni: place },
  X49: { rodicovskyDokument: z.string().min(1) },
};

const parsedBody = z.object({
  ...envelope,
  adresat: anyPerson.optional(),
  ohlasovna: z.object({ nazev: text, adm }).optional(),
  mistoDoruceni: place.optional(),
  rodicovskyDokument: z.string().optional(),
  pisemnosti: z.array(papers.optional),
});

type PostBody = z.output<typeof parsedBody>;

interface Complaint {
  /** `rule:field` for the journal. */
  readonly rule: string;
  /** In the board's words, naming the field in quotes. */
  readonly words: string;
}

export function readPostBody(
  type: NoticeType,
  body: unknown,
): { readonly ok: true; readonly data: PostBody } | { readonly ok: false; complaints: readonly Complaint[] } {
  const { addressee, file, several } = typeRules[type];
  const schema = z.strictObject({
    ...envelope,
    ...addressees[addressee],
    ...own[type],
    pisemnosti: z
      .array(papers[file])
      .min(1)
      .max(several ? 50 : 1),
  });
  const read = schema.safeParse(body, { reportInput: true });
  // A body that passed its type's schema has a subset of these fields, each of the same form.
  if (read.success) return { ok: true, data: parsedBody.parse(read.data) };
  return { ok: false, complaints: read.error.issues.flatMap(toComplaints) };
}

function toComplaints(issue: z.core.$ZodIssue): readonly Complaint[] {
  const path = issue.path.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  if (issue.code === 'unrecognized_keys') {
    const prefix = path === '' ? '' : `${path}.`;
    return issue.keys.map((key) => ({
      rule: `unknown-key:${prefix}${key}`,
      words: `Položka "${prefix}${key}" není povolena.`,
    }));
  }
  if (issue.input === undefined)
    return [{ rule: `missing:${path}`, words: `Položka "${path}" musí být vyplněna.` }];
  return [{ rule: `invalid:${path}`, words: `Položka "${path}" nemá platnou hodnotu (${issue.message}).` }];
}

function isPdfInBase64(value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return bytes.toString('base64') === value && bytes.subarray(0, 5).toString('latin1') === '%PDF-';
}
