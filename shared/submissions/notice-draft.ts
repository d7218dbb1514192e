/** From a read page to a draft of a notice, and from a draft to the form that is judged. Pure. */
import { z } from 'zod';
import type { FieldId } from '../case/fields.ts';
import type { Draft, DraftAttachment, DraftField } from '../contract/draft.ts';
import type { CaseKey } from '../contract/submission.ts';
import type { CaseReading } from '../extraction/reading.ts';
import { readValueFor } from './auction-draft.ts';
import { peopleOf } from './notice-people.ts';
import { postingDay } from './posting-day.ts';
import { proposeNoticeType } from './propose-notice-type.ts';

/** Fields of a notice in the order of the form. `papers` are those behind the first one. */
export const noticeFields = [
  'noticeType',
  'referenceNumber',
  'description',
  'deliveryKind',
  'papers',
  'addressee',
  'postOn',
  'registryOffice',
  'deliveryPlace',
  'addressPointCode',
  'parentNotice',
] as const satisfies readonly (FieldId | 'papers')[];
export type NoticeField = (typeof noticeFields)[number];

/** Read from the page as they stand; the others are put together. */
const plainFields = [
  'referenceNumber',
  'description',
  'deliveryKind',
  'registryOffice',
  'deliveryPlace',
  'addressPointCode',
] as const satisfies readonly FieldId[];

/**
 * A new draft with everything the page says. A type is filled in only where the page allows just one, people only
 * where it is clear who is meant; the day is today, or the next working day once the office has closed.
 */
export function noticeDraftFromReading(
  reading: CaseReading,
  key: CaseKey,
  pageUrl: string,
  { now, closesAt }: { readonly now: string; readonly closesAt: string },
): Draft {
  const fields: Record<string, DraftField> = {};
  for (const id of plainFields) {
    const read = readValueFor(reading, key, id);
    if (read !== undefined) fields[id] = { value: read.value, read: read.value, origin: read.origin };
  }
  const proposal = proposeNoticeType(reading);
  if (proposal.kind === 'one') {
    const { type } = proposal.choice;
    fields.noticeType = { value: type, read: type, origin: 'page' };
  }
  const people = peopleOf(reading)
    .filter((one) => one.ticked)
    .map((one) => ({ ...one.addressee }));
  if (people.length > 0) fields.addressee = { value: people, read: people, origin: 'page' };
  const postOn = readValueFor(reading, key, 'postOn');
  fields.postOn =
    postOn === undefined
      ? { value: postingDay(now, closesAt), origin: 'office' }
      : { value: postOn.value, read: postOn.value, origin: postOn.origin };
  return { key, version: 0, updatedAt: now, pageUrl, fields, attachments: [], leftOut: [] };
}

const text = z.string().trim().min(1).optional().catch(undefined);
const addressee = z.object({
  name: text,
  firstName: text,
  lastName: text,
  birthDate: text,
  companyId: text,
  address: text,
  /** Whom of the page it was ticked as: a corrected name doesn't make somebody else of it. */
  foundAs: text,
});
const paper = z.object({ number: text, description: text, deliveryKind: text });
export type FormPerson = z.output<typeof addressee>;
export type FormPaper = z.output<typeof paper>;

/** What a draft holds, member by member; what isn't there or has another shape is undefined. */
export interface NoticeForm {
  readonly type: string | undefined;
  readonly papers: readonly FormPaper[];
  readonly people: readonly FormPerson[];
  readonly postOn: string | undefined;
  readonly registryOffice: { readonly name?: string | undefined; addressPointCode?: string | undefined };
  readonly deliveryPlace: string | undefined;
  readonly addressPointCode: string | undefined;
  readonly parent: string | undefined;
  readonly files: readonly DraftAttachment[];
}

const registryOffice = z.object({ name: text, addressPointCode: text }).catch({});

export function noticeFormOf(draft: Draft): NoticeForm {
  const at = (id: NoticeField): unknown => draft.fields[id]?.value;
  const textAt = (id: NoticeField): string | undefined => text.parse(at(id));
  const first = {
    number: textAt('referenceNumber'),
    description: textAt('description'),
    deliveryKind: textAt('deliveryKind'),
  };
  return {
    type: textAt('noticeType'),
    papers: [first, ...z.array(paper).catch([]).parse(at('papers'))],
    people: z.array(addressee).catch([]).parse(at('addressee')),
    postOn: textAt('postOn'),
    registryOffice: registryOffice.parse(at('registryOffice')),
    deliveryPlace: textAt('deliveryPlace'),
    addressPointCode: textAt('addressPointCode'),
    parent: textAt('parentNotice'),
    files: draft.attachments,
  };
}
