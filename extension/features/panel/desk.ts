/** What happens on the desk of one draft. Pure: the controller calls these and saves what comes out. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { DocumentType } from '../../../shared/case/record.ts';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { Draft, DraftAttachment } from '../../../shared/contract/draft.ts';
import type { CaseKey, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { compareDrafts, confirmValue } from '../../../shared/submissions/auction-doubts.ts';
import {
  compareWithPage,
  type Difference,
  draftFromReading,
  mayAttachToDraft,
  samePlainValue,
  setByHand,
  setFromMark,
  settleDifference,
} from '../../../shared/submissions/auction-draft.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';
import { withOfficeDefaults } from '../../../shared/submissions/auction-office-defaults.ts';
import type { Plain } from './field-text.ts';
import type { Desk, PanelState, Refusal } from './state.ts';
import { acknowledging, takeUnfinished, withUnfinished } from './unfinished.ts';

export function openDesk(
  reading: CaseReading,
  key: CaseKey,
  page: { readonly url: string; readonly now: string },
  stored: Draft | null,
): Desk {
  const taken = takeUnfinished(stored ?? draftFromReading(reading, key, page.url, page.now));
  return {
    key,
    ...taken,
    ...(stored === null ? { differences: [] } : compareWithPage(taken.draft, reading)),
    begun: stored !== null,
    conflict: null,
    documents: {},
    hints: {},
    types: {},
    look: null,
    refusal: null,
    edits: 0,
    byHand: 0,
    saved: 0,
  };
}

/** A change by a person: it will be saved. */
export function edited(desk: Desk, draft: Draft): Desk {
  return { ...desk, draft, begun: true, edits: desk.edits + 1 };
}

/** A person worked on it; files that came by themselves are nobody's work. */
export function isTouched({ draft, typed, ticked, types, acknowledged, reason }: Desk): boolean {
  const values = Object.values(draft.fields).some(({ origin }) => origin === 'hand');
  const files = draft.leftOut.length > 0 || draft.attachments.some(({ href }) => href === null);
  const onScreen = [typed, ticked, types, acknowledged].some((one) => Object.keys(one).length > 0);
  return values || files || onScreen || (reason ?? '') !== '';
}

export function rereadDesk(desk: Desk, reading: CaseReading): Desk {
  return { ...desk, ...compareWithPage(desk.draft, reading) };
}

export function settle(desk: Desk, difference: Difference, take: 'page' | 'draft'): Desk {
  const differences = desk.differences.filter((one) => one.id !== difference.id);
  return { ...edited(desk, settleDifference(desk.draft, difference, take)), differences };
}

export function setValue(desk: Desk, id: FieldId, value: Plain): Desk {
  const { [id]: _dropped, ...typed } = desk.typed;
  return { ...edited(desk, setByHand(desk.draft, id, value)), typed };
}

/** A value a person marked on the page. */
export function setMarked(desk: Desk, id: FieldId, value: Plain): Desk {
  const { [id]: _dropped, ...typed } = desk.typed;
  return { ...edited(desk, setFromMark(desk.draft, id, value)), typed };
}

/** Keeps a text that could not be understood: it counts as wrong until it is put right or taken back. */
export function keepTyped(desk: Desk, id: FieldId, text: string): Desk {
  return { ...edited(desk, desk.draft), typed: { ...desk.typed, [id]: text } };
}

export function dropTyped(desk: Desk, id: FieldId): Desk {
  if (!Object.hasOwn(desk.typed, id)) return desk;
  const { [id]: _dropped, ...typed } = desk.typed;
  return { ...edited(desk, desk.draft), typed };
}

/** The person looked and leaves the value as it is; a refused one may be sent again then. */
export function confirmField(desk: Desk, id: FieldId): Desk {
  const refusal = desk.refusal?.field === id ? { ...desk.refusal, settled: true } : desk.refusal;
  return { ...edited(desk, confirmValue(desk.draft, id)), refusal };
}

/** Somebody saved a newer version: what differs is shown, what doesn't is taken over. */
export function meetNewer(desk: Desk, stored: Draft): Desk {
  const { draft: newer, ...theirs } = takeUnfinished(stored);
  const attachments = joinAttachments(newer.attachments, desk.draft.attachments, newer.leftOut);
  const isEdited = desk.edits !== desk.saved;
  // Begun while the stored one couldn't be read: what was typed here goes on top of it.
  const fields = desk.draft.version === 0 && isEdited ? fieldsByHand(desk.draft, newer) : undefined;
  if (fields !== undefined) {
    const typed = joinTyped(desk, theirs.typed, newer);
    return { ...desk, typed, draft: { ...newer, fields, attachments }, begun: true, conflict: null };
  }
  const merged = { ...newer, attachments };
  const untouched = !isEdited && desk.conflict === null;
  const differences = compareDrafts(desk.draft, newer).map(({ id, mine, other }) => ({
    id,
    onPage: other,
    inDraft: mine,
  }));
  if (untouched || differences.length === 0) {
    const typed = joinTyped(desk, theirs.typed, newer);
    const own = { typed, reason: desk.reason ?? theirs.reason, another: desk.another ?? theirs.another };
    const mine = untouched ? { ...theirs, typed } : own;
    return { ...desk, ...mine, draft: untouched ? newer : merged, begun: true, conflict: null };
  }
  return { ...desk, begun: true, conflict: { newer: withUnfinished(merged, theirs), differences } };
}

/** Theirs, with what was set by hand here only; undefined where one field was set by hand to two different values. */
function fieldsByHand(mine: Draft, theirs: Draft): Draft['fields'] | undefined {
  const ours = Object.entries(mine.fields).filter(([, field]) => field.origin === 'hand');
  const isTwice = ours.some(
    ([id, { value }]) =>
      theirs.fields[id]?.origin === 'hand' && !samePlainValue(theirs.fields[id].value, value),
  );
  return isTwice ? undefined : { ...theirs.fields, ...Object.fromEntries(ours) };
}

/** No text is lost that somebody typed, unless the field has another value since. */
function joinTyped(desk: Desk, theirs: Desk['typed'], newer: Draft): Desk['typed'] {
  const ours = Object.entries(desk.typed).filter(([id]) =>
    samePlainValue(desk.draft.fields[id]?.value, newer.fields[id]?.value),
  );
  return { ...theirs, ...Object.fromEntries(ours) };
}

export function settleConflict(desk: Desk, take: 'newer' | 'mine'): Desk {
  if (desk.conflict === null) return desk;
  const { draft: newer, ...theirs } = takeUnfinished(desk.conflict.newer);
  if (take === 'newer') return { ...edited({ ...desk, ...theirs }, newer), conflict: null };
  const { version, attachments } = newer;
  return { ...edited(desk, { ...desk.draft, version, attachments }), conflict: null };
}

function joinAttachments(
  theirs: readonly DraftAttachment[],
  ours: readonly DraftAttachment[],
  leftOut: readonly string[],
): DraftAttachment[] {
  const there = new Set(theirs.map((one) => one.sha256));
  const more = ours.filter(
    (one) => !there.has(one.sha256) && (one.href === null || !leftOut.includes(one.href)),
  );
  return [...theirs, ...more];
}

/** The type a document goes under: what the person chose, else what the page suggests, if a draft takes it. */
export function typeOf(desk: Desk, document: FoundDocument): DocumentType {
  const attached = desk.draft.attachments.find((one) => one.href === document.href);
  const wanted = attached?.documentType ?? desk.types[document.href] ?? document.documentType;
  return mayAttachToDraft.has(wanted) ? wanted : 'other_doc';
}

export function addAttachment(
  desk: Desk,
  document: FoundDocument,
  file: StoredFile,
  order: readonly string[],
): Desk {
  const isImage = file.mediaType !== 'application/pdf';
  const type = typeOf(desk, document);
  const documentType = isImage ? 'image' : type === 'image' ? 'other_doc' : type;
  const attachment: DraftAttachment = {
    ...file,
    name: document.name.slice(0, 255),
    documentType,
    href: document.href,
  };
  const { [document.href]: _done, ...documents } = desk.documents;
  const others = desk.draft.attachments.filter((one) => one.href !== document.href);
  const at = (one: DraftAttachment): number => {
    const index = one.href === null ? -1 : order.indexOf(one.href);
    return index === -1 ? order.length : index;
  };
  // As on the page, before the first that stands behind it there; an order a person made among the others stays.
  const before = others.findIndex((one) => at(one) > at(attachment));
  const attachments = others.toSpliced(before === -1 ? others.length : before, 0, attachment);
  return { ...edited(desk, { ...desk.draft, attachments }), documents };
}

export function leaveOut(desk: Desk, href: string): Desk {
  const { [href]: _dropped, ...documents } = desk.documents;
  const attachments = desk.draft.attachments.filter((one) => one.href !== href);
  const leftOut = [...new Set([...desk.draft.leftOut, href])];
  return { ...edited(desk, { ...desk.draft, attachments, leftOut }), documents };
}

/** Photographs are shown in this order, the first of them in lists. @param to its place among all, from 0 */
export function moveAttachment(desk: Desk, sha256: string, to: number): Desk {
  const { attachments } = desk.draft;
  const from = attachments.findIndex((one) => one.sha256 === sha256);
  const moved = attachments[from];
  if (moved === undefined || from === to) return desk;
  return edited(desk, { ...desk.draft, attachments: attachments.toSpliced(from, 1).toSpliced(to, 0, moved) });
}

/** A person looked at a paper that names another case, and lets it go or not. */
export function acknowledge(desk: Desk, sha256: string, on: boolean): Desk {
  return { ...edited(desk, desk.draft), acknowledged: acknowledging(desk.acknowledged, sha256, on) };
}

/** The type of a file in the draft; that of a page's document is remembered for its address, too. */
export function setFileType(desk: Desk, sha256: string, documentType: DocumentType): Desk {
  const { attachments } = desk.draft;
  const one = attachments.find((each) => each.sha256 === sha256);
  if (one === undefined) return desk;
  if (one.href !== null) return setType(desk, one.href, documentType);
  const changed = attachments.map((each) => (each === one ? { ...one, documentType } : each));
  return edited(desk, { ...desk.draft, attachments: changed });
}

/** Takes out a file that is no document of this page (added through the context menu). */
export function removeAttachment(desk: Desk, sha256: string): Desk {
  const attachments = desk.draft.attachments.filter((one) => one.sha256 !== sha256);
  return edited(desk, { ...desk.draft, attachments });
}

export function setType(desk: Desk, href: string, documentType: DocumentType): Desk {
  const types = { ...desk.types, [href]: documentType };
  const attachments = desk.draft.attachments.map((one) =>
    one.href === href ? { ...one, documentType } : one,
  );
  const changed = attachments.some((one, index) => one !== desk.draft.attachments[index]);
  return changed ? edited({ ...desk, types }, { ...desk.draft, attachments }) : { ...desk, types };
}

export function toggleTick(desk: Desk, key: string): Desk {
  const ticked = desk.ticked.includes(key) ? desk.ticked.filter((one) => one !== key) : [...desk.ticked, key];
  return { ...edited(desk, desk.draft), ticked };
}

/** A person says why there is to be another one beside what the portal has. */
export function fileAnother(desk: Desk, reason: string): Desk {
  const records = (desk.look?.records ?? []).map((one) => one.id);
  return { ...edited(desk, desk.draft), reason: null, another: { reason, records } };
}

/** What is typed of that reason so far. @param reason null: nobody gives one any more */
export function keepReason(desk: Desk, reason: string | null): Desk {
  return { ...edited(desk, desk.draft), reason };
}

/** Whether a record of the portal is one that another filing was justified beside. */
export function isJustifiedBeside({ another }: Desk, record: { readonly id: string }): boolean {
  return another?.records.includes(record.id) ?? false;
}

/** The reason for another one, while a record stands there that it was given for; null otherwise. */
export function anotherReason(desk: Desk): string | null {
  const stands = desk.look?.records.some((one) => isJustifiedBeside(desk, one)) ?? false;
  return stands ? (desk.another?.reason ?? null) : null;
}

/** The desk with the office's values where the page says nothing; without any where its settings aren't known. */
export function withOffice(desk: Desk, { office, page }: Pick<PanelState, 'office' | 'page'>): Desk {
  if (office === null) return desk;
  const reading = page.status === 'read' ? page.reading : undefined;
  return { ...desk, draft: withOfficeDefaults(desk.draft, office, reading) };
}

/** Reopens the draft of a refused submission with the refused field marked. */
export function putRight(desk: Desk, submission: SubmissionView): Desk {
  if (submission.problem === null) return desk;
  const named = submission.problem.field;
  const field: Refusal['field'] =
    named === 'attachments' ? named : (auctionFields.find(({ id }) => id === named)?.id ?? null);
  const value = field === null || field === 'attachments' ? undefined : desk.draft.fields[field]?.value;
  const refusal: Refusal = {
    submissionId: submission.id,
    problem: submission.problem,
    field,
    value,
    settled: false,
  };
  return { ...desk, begun: true, refusal };
}
