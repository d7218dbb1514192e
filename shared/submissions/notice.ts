/** A notice for the central notice board: the schema both sides validate (CÚD reference, sections 3.1, 5.3, 6, 8). */
import { z } from 'zod';
import { attachmentSchema } from './auction.ts';
import { addresseeKey, addresseeSchema, naturalPersonSchema } from './notice-addressee.ts';
import { type NoticeType, noticeTypes } from './notice-types.ts';

/** Section 3.1: an ASCII dash, leading zeros only in the number of the office. */
const numberSchema = z.string().regex(/^\d{3}(EX|ED|DD)[1-9]\d{0,5}\/\d{2}(-[1-9A-Za-z][0-9A-Za-z]{0,5})?$/);

/** Files must be smaller than 20 MB, and BASE64 makes them a third larger (section 4, CU-18). Decimal megabytes. */
export const noticeFileLimitBytes = 20_000_000;
export const noticeFileWarningBytes = 14_000_000;

const fileSchema = attachmentSchema.omit({ documentType: true }).extend({
  mediaType: z.literal('application/pdf'),
  size: z
    .int()
    .min(1)
    .max(noticeFileLimitBytes - 1),
});

const paperShape = {
  number: numberSchema,
  /** `popis`: what the document is. Its length has no limit at CÚD; ours keeps a page's text from getting in. */
  description: z.string().trim().min(1).max(20_000),
  /** `druhDoruceni`: a code of CÚD's code list or its label; the connector settles which. */
  deliveryKind: z.string().trim().min(1).max(200),
};
const paperWithoutFile = z.strictObject(paperShape);
const paperWithFile = z.strictObject({ ...paperShape, file: fileSchema });
const paperWithOptionalFile = z.strictObject({ ...paperShape, file: fileSchema.optional() });
export type NoticePaper = z.output<typeof paperWithOptionalFile>;

const one = <T extends z.ZodType>(paper: T) => z.array(paper).length(1);
const several = <T extends z.ZodType>(paper: T) => z.array(paper).min(1).max(50);

const addressPointCode = z.string().regex(/^[1-9]\d{0,8}$/);
const placeName = z.string().trim().min(1).max(300);
/** CÚD's own id of a document. */
const cudid = z.string().min(1).max(100);

const common = {
  kind: z.literal('notice'),
  action: z.literal('post'),
  /** The number the document runs under: that of its first písemnost. */
  number: numberSchema,
  /** Prague day on which it is to be posted. */
  postOn: z.iso.date(),
};
const natural = { addressee: naturalPersonSchema };
const anybody = { addressee: addresseeSchema };

function typeSchema<T extends NoticeType, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ ...common, type: z.literal(type), ...shape });
}

export const postNoticeSchema = z
  .discriminatedUnion('type', [
    typeSchema('OHL-56a', {
      ...natural,
      papers: several(paperWithoutFile),
      registryOffice: z.strictObject({ name: placeName, addressPointCode }),
    }),
    typeSchema('OHL-56b', {
      ...natural,
      papers: several(paperWithoutFile),
      deliveryPlace: z
        .strictObject({ name: placeName.optional(), addressPointCode: addressPointCode.optional() })
        .optional(),
    }),
    typeSchema('OZN', { ...anybody, papers: one(paperWithFile) }),
    typeSchema('U29', { ...anybody, papers: one(paperWithFile) }),
    typeSchema('X29', { ...natural, papers: one(paperWithFile) }),
    typeSchema('V49', { ...anybody, papers: one(paperWithOptionalFile) }),
    typeSchema('X49', { ...anybody, papers: one(paperWithOptionalFile), parent: cudid }),
    typeSchema('P50', { ...anybody, papers: one(paperWithFile) }),
    typeSchema('X50', { ...anybody, papers: one(paperWithFile) }),
    typeSchema('P52', { ...anybody, papers: one(paperWithFile) }),
    typeSchema('X52', { ...natural, papers: one(paperWithFile) }),
    typeSchema('PXX', { addressee: addresseeSchema.optional(), papers: one(paperWithFile) }),
  ])
  .superRefine((notice, context) => {
    const [first] = notice.papers;
    if (first?.number !== notice.number) {
      context.addIssue({ code: 'custom', path: ['number'], message: 'number-differs' });
    }
    // One document must never carry a písemnost of another case.
    const isForeign = notice.papers.some((paper) => bareMark(paper.number) !== bareMark(notice.number));
    if (isForeign) context.addIssue({ code: 'custom', path: ['papers'], message: 'other-case' });
  });
export type PostNotice = z.output<typeof postNoticeSchema>;

/** What removing a document does at the moment (section 5.3): before posting it is gone, afterwards it is archived. */
export const withdrawalEffects = ['destroyed', 'archived'] as const;
export type WithdrawalEffect = (typeof withdrawalEffects)[number];

export const withdrawNoticeSchema = z.strictObject({
  kind: z.literal('notice'),
  action: z.literal('withdraw'),
  number: numberSchema,
  type: z.enum(noticeTypes),
  cudid,
  /** What the person was told and confirmed. If the state has changed since, nothing is removed. */
  expected: z.enum(withdrawalEffects),
});
export type WithdrawNotice = z.output<typeof withdrawNoticeSchema>;

export const noticeSchema = z.discriminatedUnion('action', [postNoticeSchema, withdrawNoticeSchema]);
export type NoticeSubmission = z.output<typeof noticeSchema>;

/** The papers as one shape: which of them carry files depends on the type. */
export function papersOf(notice: PostNotice): readonly NoticePaper[] {
  return notice.papers;
}

/**
 * Where a document stands (section 10): `waiting` to be posted, `posted`, `archived` once it was taken down,
 * `destroyed` before it was posted.
 */
export const documentStates = ['waiting', 'posted', 'archived', 'destroyed'] as const;
export type DocumentState = (typeof documentStates)[number];

/** It hangs no more and never will: another may take its place (no update exists, section 5). */
export function isOffBoard(state: string): boolean {
  const off: readonly string[] = ['archived', 'destroyed'] satisfies DocumentState[];
  return off.includes(state);
}

/** Equal for two documents that would be the same thing on the board. */
export function noticeKey(notice: PostNotice): string {
  const numbers = notice.papers.map((paper) => paper.number.toUpperCase()).toSorted();
  return [notice.type, numbers.join('+'), addresseeKey(notice.addressee)].join('|');
}

/**
 * The lot of a notice in its case key: what tells it from others of the same case. The addressee enters as a short
 * number only, because a key stands in more places than a name may.
 */
export function noticeLot(notice: Pick<PostNotice, 'type' | 'number' | 'addressee'>): string {
  const sheet = notice.number.split('-')[1] ?? '';
  const person = addresseeKey(notice.addressee);
  return [sheet, notice.type, person === '' ? '' : shortHash(person)].filter((part) => part !== '').join('.');
}

/** FNV-1a, 32 bits: tells addressees of one case apart and says nothing about them. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function bareMark(number: string): string {
  return number.replace(/-[^-]*$/, '');
}
