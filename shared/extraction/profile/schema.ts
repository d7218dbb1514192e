/**
 * A profile: what an office knows about its own case system, as data. It says where on which pages a field stands and
 * never what stands there: no value of a page, no code. See docs/profiles.md.
 */
import { z } from 'zod';
import { fieldIds } from '../../case/fields.ts';
import { lotFields } from '../../case/lot-fields.ts';
import { documentTypes } from '../../case/record.ts';
import { namingAttribute } from './anchor-names.ts';
import { plainTransforms } from './transforms.ts';
import { usualLots } from './usual-lots.ts';

/** Version 2 added `lots`. A profile without lots is written as version 1, so that an older Podatelna takes it too. */
export const currentVersion = 2;

/** Profiles an office shares in one file. */
export const maxOfficeProfiles = 50;

/** Fields a profile can teach by one rule; lots are records of their own ({@link lotsRuleSchema}). */
export const teachableFields = fieldIds.filter((id) => id !== 'lots');
const teachable = z.enum(teachableFields as [(typeof teachableFields)[number], ...typeof teachableFields]); // never empty

const selector = z.string().trim().min(1).max(500);
const words = z.string().trim().min(1).max(100);
const note = z.string().max(300).optional();

/** Inside an open shadow root: the host's selector, ` ::: ` between nested ones. Without it every root is searched. */
const host = { host: selector.optional(), note };

const dataAnchor = z.strictObject({
  by: z.literal('data'),
  attribute: z.string().max(100).regex(namingAttribute),
  value: z.string().min(1).max(200),
  ...host,
});
/** A CSS selector: the most fragile of all. Inside a lot `:scope` is the lot. */
const structureAnchor = z.strictObject({ by: z.literal('structure'), selector, ...host });
const plainAnchors = [
  z.strictObject({ by: z.literal('id'), id: z.string().min(1).max(200), ...host }),
  z.strictObject({ by: z.literal('name'), name: z.string().min(1).max(200), ...host }),
  dataAnchor,
  /** The label as printed; `below` names the heading above it where the same label stands several times. */
  z.strictObject({ by: z.literal('label'), label: words, below: words.optional(), ...host }),
  structureAnchor,
] as const;

export const anchorSchema = z.discriminatedUnion('by', plainAnchors);
export type Anchor = z.output<typeof anchorSchema>;

/** Where a lot is a row: its cell in the column headed by these words. */
const columnAnchor = z.strictObject({ by: z.literal('column'), label: words, note });
const lotAnchorSchema = z.discriminatedUnion('by', [...plainAnchors, columnAnchor]);
export type LotAnchor = z.output<typeof lotAnchorSchema>;

const countSchema = z
  .strictObject({ min: z.int().min(0).max(500), max: z.int().min(1).max(500) })
  .refine(({ min, max }) => min <= max, { path: ['max'] });
export type Count = z.output<typeof countSchema>;

const maxAnchors = 6;
const anchors = z.array(anchorSchema).min(1).max(maxAnchors);

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

/** One field of every lot; its anchors are looked for inside one lot only. */
const lotFieldRuleSchema = z.strictObject({
  anchors: z.array(lotAnchorSchema).min(1).max(maxAnchors),
  /** In one lot. `min` 0: not every lot has it. */
  count: countSchema.default({ min: 1, max: 1 }),
  transforms: z.array(transformSchema).max(4).default([]),
  note,
});
export type LotFieldRule = z.output<typeof lotFieldRuleSchema>;

const lotFieldRules = z.partialRecord(z.enum(lotFields), lotFieldRuleSchema);
const lotBlocks = {
  /** Find the elements that hold one lot each: rows, cards, panels. */
  anchors: z
    .array(z.discriminatedUnion('by', [dataAnchor, structureAnchor]))
    .min(1)
    .max(maxAnchors),
  /** How many lots a case has; any other number is a broken anchor. */
  count: countSchema.default(usualLots),
  /** Among the elements are some that hold no lot (other tabs): those in which no field is found are left out. */
  mixed: z.boolean().default(false),
  /** A name from `frames`; the top document where left out. */
  frame: z.string().max(200).optional(),
  note,
};
export const lotsRuleSchema = z.strictObject({
  ...lotBlocks,
  fields: lotFieldRules.refine((fields) => Object.keys(fields).length > 0),
});
export type LotsRule = z.output<typeof lotsRuleSchema>;

/** A way to find one more field of the lots: the lots as they are known so far, and where the field stands in each. */
export const lotsWaySchema = z.strictObject({
  lots: z.strictObject({ ...lotBlocks, fields: lotFieldRules }),
  rule: lotFieldRuleSchema,
});
export type LotsWay = z.output<typeof lotsWaySchema>;

const frameName = z.string().min(1).max(200);
export const framesSchema = z.record(frameName, z.strictObject({ anchors, within: frameName.optional() }));
export type Frames = z.output<typeof framesSchema>;

const taughtField = z.strictObject({ field: teachable, rule: fieldRuleSchema, frames: framesSchema });
const taughtLots = z.strictObject({ field: z.literal('lots'), rule: lotsRuleSchema, frames: framesSchema });
/** One field, or all of the lots, as taught, with the frames its place is named by. */
export const taughtSchema = z.discriminatedUnion('field', [taughtField, taughtLots]);
export type Taught = z.output<typeof taughtSchema>;
export type TaughtField = z.output<typeof taughtField>;
export type TaughtLots = z.output<typeof taughtLots>;
export type TaughtRule = Taught['rule'];

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
    fields: z.partialRecord(teachable, fieldRuleSchema).default({}),
    lots: lotsRuleSchema.optional(),
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
    check(page.lots?.frame, ['lots', 'frame']);
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

export const profileSchema = z
  .strictObject({
    version: z.literal([1, currentVersion]),
    name: z.string().trim().min(1).max(100),
    origins: z.array(origin).min(1).max(50),
    pages: z.array(pageKindSchema).min(1).max(50),
  })
  .superRefine(({ version, pages }, context) => {
    if (version >= versionOf(pages)) return;
    const index = pages.findIndex(({ lots }) => lots !== undefined);
    context.addIssue({ code: 'custom', path: ['pages', index, 'lots'], message: 'newer-than-version' });
  });
export type Profile = z.output<typeof profileSchema>;

/** The lowest version that can say what these pages say. */
export function versionOf(pages: readonly Pick<PageKind, 'lots'>[]): Profile['version'] {
  return pages.some(({ lots }) => lots !== undefined) ? currentVersion : 1;
}
