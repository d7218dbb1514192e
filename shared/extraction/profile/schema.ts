/**
 * A profile: what an office knows about its own case system, as data. It says where on which pages a field stands and
 * never what stands there: no value of a page, no code. See docs/profiles.md.
 */
import { z } from 'zod';
import { type FieldId, fieldIds } from '../../case/fields.ts';
import { documentTypes } from '../../case/record.ts';
import { namingAttribute } from './anchor-names.ts';
import { plainTransforms } from './transforms.ts';

export const currentVersion = 1;

/** Profiles an office shares in one file. */
export const maxOfficeProfiles = 50;

/** Fields a profile can teach: all but lots, which are records of their own. */
export const teachableFields: readonly FieldId[] = fieldIds.filter((id) => id !== 'lots');

const selector = z.string().trim().min(1).max(500);
const words = z.string().trim().min(1).max(100);
const note = z.string().max(300).optional();

/** Inside an open shadow root: the host's selector, ` ::: ` between nested ones. Without it every root is searched. */
const host = { host: selector.optional(), note };

export const anchorSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('id'), id: z.string().min(1).max(200), ...host }),
  z.strictObject({ by: z.literal('name'), name: z.string().min(1).max(200), ...host }),
  z.strictObject({
    by: z.literal('data'),
    attribute: z.string().max(100).regex(namingAttribute),
    value: z.string().min(1).max(200),
    ...host,
  }),
  /** The label as printed; `below` names the heading above it where the same label stands several times. */
  z.strictObject({ by: z.literal('label'), label: words, below: words.optional(), ...host }),
  /** A CSS selector: the most fragile of all. */
  z.strictObject({ by: z.literal('structure'), selector, ...host }),
]);
export type Anchor = z.output<typeof anchorSchema>;

const countSchema = z
  .strictObject({ min: z.int().min(0).max(500), max: z.int().min(1).max(500) })
  .refine(({ min, max }) => min <= max, { path: ['max'] });
export type Count = z.output<typeof countSchema>;

const anchors = z.array(anchorSchema).min(1).max(6);

const transformSchema = z.union([
  z.enum(plainTransforms),
  z.strictObject({ use: z.literal('prefix'), text: z.string().min(1).max(20) }),
]);
export type Transform = z.output<typeof transformSchema>;

export const fieldRuleSchema = z.strictObject({
  /** In the order of trust: the first that finds as many elements as expected answers. */
  anchors,
  /** How many elements an anchor must find; any other number is a broken anchor. */
  count: countSchema.default({ min: 1, max: 1 }),
  transforms: z.array(transformSchema).max(4).default([]),
  /** A name from `frames`; the top document where left out. */
  frame: z.string().max(200).optional(),
  note,
});
export type FieldRule = z.output<typeof fieldRuleSchema>;

const frameName = z.string().min(1).max(200);
export const framesSchema = z.record(frameName, z.strictObject({ anchors, within: frameName.optional() }));
export type Frames = z.output<typeof framesSchema>;

/** One field as it was taught, with the frames its place is named by. */
export const taughtSchema = z.strictObject({
  field: z.enum(teachableFields as [FieldId, ...FieldId[]]), // never empty
  rule: fieldRuleSchema,
  frames: framesSchema,
});
export type Taught = z.output<typeof taughtSchema>;

const documentRuleSchema = z.strictObject({
  anchors,
  documentType: z.enum(documentTypes),
  /** Usually any number: a case has or has not got the document. */
  count: countSchema.default({ min: 0, max: 500 }),
  frame: z.string().max(200).optional(),
});

const restrictionRuleSchema = z.strictObject({
  /** Any of these words in the element, whatever its case and diacritics, means: nothing is filed. */
  words: z.array(words).min(1).max(20),
  /** Where the words count. With `min` 1 the place must be there: its absence counts as a restriction. */
  anchors,
  count: countSchema.default({ min: 0, max: 50 }),
  frame: z.string().max(200).optional(),
});

const glob = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => (text.match(/\*+/g) ?? []).length <= 8);

/** `*` stands for anything but a slash, `**` for anything. */
export const pageAddressSchema = z.strictObject({
  path: glob.refine((text) => /^[/*]/.test(text)).default('/**'),
  /** Parameters of the address that must have just this value. */
  query: z.record(z.string().min(1).max(60), z.string().max(100)).default({}),
  /** Of the part behind `#`. */
  hash: glob.optional(),
});
export type PageAddress = z.output<typeof pageAddressSchema>;

const pageKindSchema = z
  .strictObject({
    name: z.string().max(100).default(''),
    /** `other`: such a page is never the page of a case. */
    kind: z.enum(['case', 'other']).default('case'),
    address: pageAddressSchema.default({ path: '/**', query: {} }),
    frames: framesSchema.default({}),
    fields: z
      .partialRecord(z.enum(teachableFields as [FieldId, ...FieldId[]]), fieldRuleSchema) // never empty
      .default({}),
    documents: z.array(documentRuleSchema).max(50).default([]),
    restrictions: z.array(restrictionRuleSchema).max(20).default([]),
  })
  .superRefine((page, context) => {
    const known = (name: string | undefined): boolean =>
      name === undefined || Object.hasOwn(page.frames, name);
    const check = (name: string | undefined, path: (string | number)[]): void => {
      if (!known(name)) context.addIssue({ code: 'custom', path, message: 'unknown-frame' });
    };
    for (const [id, rule] of Object.entries(page.fields)) check(rule?.frame, ['fields', id, 'frame']);
    page.documents.forEach((rule, index) => {
      check(rule.frame, ['documents', index, 'frame']);
    });
    page.restrictions.forEach((rule, index) => {
      check(rule.frame, ['restrictions', index, 'frame']);
    });
    for (const [name, rule] of Object.entries(page.frames)) {
      check(rule.within, ['frames', name, 'within']);
      if (isCircular(name, page.frames))
        context.addIssue({ code: 'custom', path: ['frames', name, 'within'], message: 'circular' });
    }
  });
export type PageKind = z.output<typeof pageKindSchema>;

function isCircular(
  name: string,
  frames: Readonly<Record<string, { within?: string | undefined }>>,
): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = name; at !== undefined; ) {
    if (seen.has(at)) return true;
    seen.add(at);
    at = Object.hasOwn(frames, at) ? frames[at]?.within : undefined;
  }
  return false;
}

/** Scheme, host and port, exactly as the browser writes it: `https://spis.urad.cz`. */
const origin = z
  .string()
  .max(300)
  .refine((text) => /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text);

export const profileSchema = z.strictObject({
  version: z.literal(currentVersion),
  name: z.string().trim().min(1).max(100),
  origins: z.array(origin).min(1).max(50),
  pages: z.array(pageKindSchema).min(1).max(50),
});
export type Profile = z.output<typeof profileSchema>;
