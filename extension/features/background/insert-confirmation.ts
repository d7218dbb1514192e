/** A confirmation of service into the case system's own upload field, of the case's own page only. */
import type { UploadField } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';
import { readConfirmation } from '../board/read-confirmation.ts';
import { type FieldFile, reachUploadFields } from '../files/upload-fields.ts';
import { requireOwnDocument } from './own-case.ts';
import { service } from './service.ts';

/** Fields of the tab's page, its frames of the same origin included. @throws ProblemError `page-gone` */
export async function readUploadFields(tabId: number): Promise<UploadField[]> {
  return (await inTopDocument(tabId, null)).fields;
}

export interface Insertion {
  readonly cudid: string;
  readonly type: string;
  /** As it was chosen from {@link readUploadFields}. */
  readonly field: UploadField;
}

/** @returns name of the file. @throws ProblemError `case-changed`, `page-gone` when the field isn't there any more */
export async function insertConfirmation(
  tabId: number,
  { cudid, type, field }: Insertion,
): Promise<{ readonly name: string }> {
  const { name, base64 } = await readStored({ cudid, type });
  // Last of all: the page may have gone on to another case meanwhile, or drawn its fields anew.
  await requireOwnDocument(tabId, cudid);
  const fields = await readUploadFields(tabId);
  const isThere = fields.some((one) => one.index === field.index && one.label === field.label);
  const file = { index: field.index, name, base64 };
  if (!isThere || !(await inTopDocument(tabId, file)).put) throw new ProblemError({ code: 'page-gone' });
  return { name };
}

/** Into the place where a person let go of it (catch-drop.ts). @throws ProblemError as {@link insertConfirmation} */
export async function insertDropped(
  tabId: number,
  { cudid, type }: Pick<Insertion, 'cudid' | 'type'>,
): Promise<{ readonly name: string; readonly label: string }> {
  const { name, base64 } = await readStored({ cudid, type });
  await requireOwnDocument(tabId, cudid);
  const { put, label } = await inTopDocument(tabId, { index: -1, name, base64 });
  if (!put) throw new ProblemError({ code: 'page-gone' });
  return { name, label };
}

async function readStored(
  which: Pick<Insertion, 'cudid' | 'type'>,
): Promise<{ readonly name: string; readonly base64: string }> {
  const { name, bytes } = await readConfirmation(
    (message) => service.call('confirmations.read-piece', message),
    which,
  );
  return { name, base64: toBase64(bytes) };
}

async function inTopDocument(
  tabId: number,
  file: FieldFile | null,
): Promise<ReturnType<typeof reachUploadFields>> {
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId, frameIds: [0] }, func: reachUploadFields, args: [file] })
    .catch(() => []);
  if (answer === undefined || !answer.result) throw new ProblemError({ code: 'page-gone' });
  return answer.result as ReturnType<typeof reachUploadFields>; // our own function's, run in our own world
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
