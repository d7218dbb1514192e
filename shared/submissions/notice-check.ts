/** What a draft of a notice lacks before it can be filed, and the payloads, one for each addressee, once it lacks nothing. */
import type { z } from 'zod';
import type { Draft } from '../contract/draft.ts';
import { parseCompanyId } from '../formats/company-id.ts';
import { cudNumber, formatFileMark, parseFileMark } from '../formats/file-mark.ts';
import { isDayText } from '../formats/prague-time.ts';
import { noticeFileLimitBytes, noticeFileWarningBytes, type PostNotice, postNoticeSchema } from './notice.ts';
import type { NoticeAddressee } from './notice-addressee.ts';
import {
  type FormPaper,
  type FormPerson,
  type NoticeField,
  type NoticeForm,
  noticeFields,
  noticeFormOf,
} from './notice-draft.ts';
import { isNoticeType, type NoticeType, type NoticeTypeRule, noticeTypeRules } from './notice-types.ts';

export const noticeObstacleReasons = [
  'missing',
  'invalid',
  'choose-type',
  'choose-people',
  'other-case',
  'in-the-past',
  'first-name-missing',
  'last-name-missing',
  'birth-date-missing',
  'company-id-missing',
  'company-mixed',
  'company-not-taken',
  'address-point-missing',
  'file-missing',
  'file-too-large',
  'file-type',
  'file-not-taken',
  'one-file',
  /** Its paper names another case and nobody has looked yet; found by who can read it, not by the draft alone. */
  'other-mark',
  'one-paper',
] as const;
export type NoticeObstacleReason = (typeof noticeObstacleReasons)[number];

export const noticeWarningReasons = ['file-large', 'company-id-checksum', 'company-uncertain'] as const;
export type NoticeWarningReason = (typeof noticeWarningReasons)[number];

interface Remark<R> {
  readonly field: NoticeField | 'attachments';
  readonly reason: R;
  /** Which paper or person, counted from 1, where there are several. */
  readonly position?: number;
}
export type NoticeObstacle = Remark<NoticeObstacleReason>;
export type NoticeWarning = Remark<NoticeWarningReason>;

export type NoticeAssessment =
  | {
      readonly ready: true;
      readonly payloads: readonly PostNotice[];
      readonly warnings: readonly NoticeWarning[];
    }
  | { readonly ready: false; readonly obstacles: readonly NoticeObstacle[] };

/** Judges a draft. @param today Prague day, for a day that is over */
export function assessNotice(draft: Draft, today: string): NoticeAssessment {
  const form = noticeFormOf(draft);
  const { type } = form;
  if (!isNoticeType(type))
    return { ready: false, obstacles: [{ field: 'noticeType', reason: 'choose-type' }] };
  const rule = noticeTypeRules[type];
  const obstacles: NoticeObstacle[] = [];
  const add = (field: NoticeObstacle['field'], reason: NoticeObstacleReason, position?: number): void => {
    obstacles.push({ field, reason, ...(position === undefined ? {} : { position }) });
  };

  const papers = form.papers.map((paper, index) => readPaper(paper, draft.key.fileMark, index, add));
  if (papers.length > 1 && !rule.several) add('papers', 'one-paper');
  const people = readPeople(form, rule, add);
  if (form.postOn === undefined) add('postOn', 'missing');
  else if (!isDayText(form.postOn)) add('postOn', 'invalid');
  else if (form.postOn < today) add('postOn', 'in-the-past');
  const place = readPlace(form, rule, add);
  if (rule.parent && form.parent === undefined) add('parentNotice', 'missing');
  const file = readFile(form, rule, add);
  if (obstacles.length > 0) return { ready: false, obstacles };

  const payloads: PostNotice[] = [];
  for (const addressee of people) {
    const payload = postNoticeSchema.safeParse({
      kind: 'notice',
      action: 'post',
      type,
      number: papers[0]?.number,
      postOn: form.postOn,
      papers: papers.map((paper, index) => ({
        ...paper,
        ...(index === 0 && file !== undefined ? { file } : {}),
      })),
      ...place,
      ...(rule.parent ? { parent: form.parent } : {}),
      ...(addressee === undefined ? {} : { addressee }),
    });
    // The schema has the last word: what the rules above let through and it doesn't stays with the person.
    if (!payload.success)
      return { ready: false, obstacles: [{ field: fieldOf(payload.error), reason: 'invalid' }] };
    payloads.push(payload.data);
  }
  return { ready: true, payloads, warnings: warningsOf(type, form, people) };
}

/** The field the schema stumbled over; the type where it is none of the form's own. */
function fieldOf({ issues }: z.ZodError): NoticeField {
  const [name] = issues[0]?.path ?? [];
  return noticeFields.find((one) => one === name) ?? 'noticeType';
}

type Add = (field: NoticeObstacle['field'], reason: NoticeObstacleReason, position?: number) => void;

function readPaper(paper: FormPaper, fileMark: string, index: number, add: Add) {
  const field = index === 0 ? undefined : ('papers' as const);
  const mark = paper.number === undefined ? undefined : parseFileMark(paper.number);
  const number = mark === undefined ? undefined : cudNumber(mark);
  if (paper.number === undefined) add(field ?? 'referenceNumber', 'missing', index + 1);
  else if (mark === undefined || number === undefined) add(field ?? 'referenceNumber', 'invalid', index + 1);
  else if (formatFileMark(mark) !== fileMark) add(field ?? 'referenceNumber', 'other-case', index + 1);
  if (paper.description === undefined) add(field ?? 'description', 'missing', index + 1);
  if (paper.deliveryKind === undefined) add(field ?? 'deliveryKind', 'missing', index + 1);
  return { number, description: paper.description, deliveryKind: paper.deliveryKind };
}

/** One entry for each submission; a lone `undefined` for a notice without an addressee. */
function readPeople(
  form: NoticeForm,
  rule: NoticeTypeRule,
  add: Add,
): readonly (NoticeAddressee | undefined)[] {
  if (form.people.length === 0) {
    if (rule.addressee === 'optional') return [undefined];
    add('addressee', 'choose-people');
  }
  return form.people.map((person, index) =>
    readPerson(person, rule, (reason) => add('addressee', reason, index + 1)),
  );
}

/** Exactly one of the two groups of fields (CÚD reference, section 6.3). */
function readPerson(
  person: FormPerson,
  rule: NoticeTypeRule,
  add: (reason: NoticeObstacleReason) => void,
): NoticeAddressee | undefined {
  const { name, firstName, lastName, birthDate, companyId } = person;
  const isNatural = firstName !== undefined || lastName !== undefined || birthDate !== undefined;
  if (companyId !== undefined) {
    if (isNatural) add('company-mixed');
    if (rule.addressee === 'natural') add('company-not-taken');
    if (name === undefined || !/^\d{8}$/.test(companyId)) add('company-id-missing');
    return name === undefined ? undefined : { name, companyId };
  }
  if (name !== undefined && !isNatural) {
    // One name and nothing else: a company without its number, or a person whose name has to be split.
    add(rule.addressee === 'natural' ? 'first-name-missing' : 'company-id-missing');
    return undefined;
  }
  if (firstName === undefined) add('first-name-missing');
  if (lastName === undefined) add('last-name-missing');
  if (birthDate === undefined) add('birth-date-missing');
  else if (!isDayText(birthDate)) add('invalid');
  if (firstName === undefined || lastName === undefined || birthDate === undefined) return undefined;
  return { firstName, lastName, birthDate };
}

function readPlace(form: NoticeForm, rule: NoticeTypeRule, add: Add): Record<string, unknown> {
  if (rule.place === 'registry-office') {
    const { name, addressPointCode } = form.registryOffice;
    if (name === undefined) add('registryOffice', 'missing');
    else if (addressPointCode === undefined) add('registryOffice', 'address-point-missing');
    return { registryOffice: { name, addressPointCode } };
  }
  const { deliveryPlace, addressPointCode } = form;
  if (rule.place === 'none' || (deliveryPlace === undefined && addressPointCode === undefined)) return {};
  return {
    deliveryPlace: {
      ...(deliveryPlace === undefined ? {} : { name: deliveryPlace }),
      ...(addressPointCode === undefined ? {} : { addressPointCode }),
    },
  };
}

function readFile({ files }: NoticeForm, rule: NoticeTypeRule, add: Add) {
  const [file, second] = files;
  if (second !== undefined) add('attachments', 'one-file');
  if (file === undefined) {
    if (rule.file === 'required') add('attachments', 'file-missing');
    return undefined;
  }
  if (rule.file === 'none') add('attachments', 'file-not-taken');
  if (file.mediaType !== 'application/pdf') add('attachments', 'file-type');
  if (file.size >= noticeFileLimitBytes) add('attachments', 'file-too-large');
  const { sha256, name, mediaType, size } = file;
  return { sha256, name, mediaType, size };
}

function warningsOf(
  type: NoticeType,
  { files }: NoticeForm,
  people: readonly (NoticeAddressee | undefined)[],
): readonly NoticeWarning[] {
  const warnings: NoticeWarning[] = [];
  if (files.some((file) => file.size > noticeFileWarningBytes)) {
    warnings.push({ field: 'attachments', reason: 'file-large' });
  }
  people.forEach((one, index) => {
    if (one === undefined || !('companyId' in one)) return;
    const position = index + 1;
    // A wrong check digit is a warning, not a refusal (CU-25).
    if (parseCompanyId(one.companyId)?.checksumValid !== true) {
      warnings.push({ field: 'addressee', reason: 'company-id-checksum', position });
    }
    // Section 6.3: CÚD's documentation contradicts itself about companies and X50 (CU-26).
    if (type === 'X50') warnings.push({ field: 'addressee', reason: 'company-uncertain', position });
  });
  return warnings;
}
