/** What happens on the form of one notice. Pure: the hook calls these and saves what comes out. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { Draft, DraftField } from '../../../shared/contract/draft.ts';
import type { CaseKey, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { foldText } from '../../../shared/formats/text.ts';
import type { RegistryOffice } from '../../../shared/office/settings.ts';
import { isOffBoard, noticeLot, type PostNotice } from '../../../shared/submissions/notice.ts';
import type { FormPerson } from '../../../shared/submissions/notice-draft.ts';
import { noticeFormOf } from '../../../shared/submissions/notice-draft.ts';
import { identityOf } from '../../../shared/submissions/notice-people.ts';

type Value = DraftField['value'];

/** The one draft of a notice a case page has; its papers and people are in it. */
export function noticeKeyOf(reading: CaseReading): CaseKey | undefined {
  const { fileMark } = reading.fields;
  return fileMark.status === 'found' ? { fileMark: fileMark.value, kind: 'notice', lot: '' } : undefined;
}

/** A value by hand; undefined clears it. What the page said stays remembered. */
export function setField(draft: Draft, id: FieldId | 'papers', value: Value): Draft {
  const read = draft.fields[id]?.read;
  const field: DraftField = {
    origin: 'hand',
    ...(read === undefined ? {} : { read }),
    ...(value === undefined ? {} : { value }),
  };
  return { ...draft, fields: { ...draft.fields, [id]: field } };
}

/** The code of an ohlašovna the page names without it, from the office's own list. */
export function fillRegistryOffice(draft: Draft, known: readonly RegistryOffice[]): Draft {
  const { name, addressPointCode } = noticeFormOf(draft).registryOffice;
  if (name === undefined || addressPointCode !== undefined) return draft;
  const found = known.filter((one) => foldText(one.name) === foldText(name));
  const [one] = found;
  // Two of the same name are two places: a person chooses.
  if (one === undefined || found.length > 1) return draft;
  const field: DraftField = { ...draft.fields.registryOffice, value: { ...one }, origin: 'office' };
  return { ...draft, fields: { ...draft.fields, registryOffice: field } };
}

/**
 * The posting of this case that stands in the way of another of the same document to the same addressee: on its way,
 * not decided, or on the board. Undefined: there is none, or it hangs there no more.
 */
export function standingOf(
  notice: PostNotice,
  submissions: readonly SubmissionView[],
): SubmissionView | undefined {
  const lot = noticeLot(notice);
  return submissions.find(
    ({ action, caseKey, state, remote }) =>
      action === 'post' &&
      caseKey.lot === lot &&
      state !== 'rejected' &&
      state !== 'cancelled' &&
      !(state === 'done' && isOffBoard(remote?.state ?? '')),
  );
}

/** The same hung on the board before and was taken down: it may hang again, but whoever posts it is to know. */
export function hungBefore(notice: PostNotice, submissions: readonly SubmissionView[]): boolean {
  const lot = noticeLot(notice);
  return submissions.some(
    ({ action, caseKey, state, remote }) =>
      action === 'post' && caseKey.lot === lot && state === 'done' && remote?.state === 'archived',
  );
}

/** Whether somebody of the draft is this person of the page, corrected or not. */
export function isFoundAs(one: FormPerson, found: FormPerson): boolean {
  return (one.foundAs ?? identityOf(one)) === identityOf(found);
}

export function isTicked(draft: Draft, found: FormPerson): boolean {
  return noticeFormOf(draft).people.some((one) => isFoundAs(one, found));
}

export function tickPerson(draft: Draft, found: FormPerson, ticked: boolean): Draft {
  const others = noticeFormOf(draft).people.filter((one) => !isFoundAs(one, found));
  return setPeople(draft, ticked ? [...others, found] : others);
}

/** Adds somebody the page doesn't name. */
export function addPerson(draft: Draft): Draft {
  return setPeople(draft, [...noticeFormOf(draft).people, {}]);
}

export function removePerson(draft: Draft, index: number): Draft {
  return setPeople(
    draft,
    noticeFormOf(draft).people.filter((_one, at) => at !== index),
  );
}

/** @param found the persons of the page: who is one of them stays tied to it, whatever is corrected */
export function changePerson(
  draft: Draft,
  index: number,
  change: Partial<FormPerson>,
  found: readonly FormPerson[],
): Draft {
  const people = noticeFormOf(draft).people.map((one, at) => {
    if (at !== index) return one;
    const tie = found.find((person) => isFoundAs(one, person));
    return { ...one, ...(tie === undefined ? {} : { foundAs: identityOf(tie) }), ...change };
  });
  return setPeople(draft, people);
}

function setPeople(draft: Draft, people: readonly Partial<FormPerson>[]): Draft {
  const plain = people.map((one) =>
    Object.fromEntries(
      Object.entries(one).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
      ),
    ),
  );
  return setField(draft, 'addressee', plain.length === 0 ? undefined : plain);
}

/** A notice carries one file: choosing another takes the place of the first. */
export function attachFile(
  draft: Draft,
  document: { readonly href: string | null; readonly name: string },
  file: StoredFile,
): Draft {
  const attachment = {
    ...file,
    name: document.name.slice(0, 255),
    documentType: file.mediaType === 'application/pdf' ? ('other_doc' as const) : ('image' as const),
    href: document.href,
  };
  return { ...draft, attachments: [attachment] };
}

export function detachFiles(draft: Draft): Draft {
  return { ...draft, attachments: [] };
}
