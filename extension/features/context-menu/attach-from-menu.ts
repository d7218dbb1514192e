/** Attaches one document to the draft of the page's own case, or to one that a person picked. */
import type { DocumentType } from '../../../shared/case/record.ts';
import type { Draft, DraftAttachment } from '../../../shared/contract/draft.ts';
import type { PageReading } from '../../../shared/contract/messages.ts';
import { isProblemError, ProblemError } from '../../../shared/contract/problems.ts';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { guessDocumentType } from '../../../shared/extraction/document-type.ts';
import {
  draftFromReading,
  draftKeysOf,
  mayAttachToDraft,
} from '../../../shared/submissions/auction-draft.ts';
import { announce } from '../background/changes.ts';
import { service } from '../background/service.ts';
import { knownTabs } from '../background/tab-memory.ts';
import { toTopFrame } from '../background/tab-target.ts';
import { type ReceivedFile, receiveDocument } from '../files/receive-document.ts';
import { numberOfDraft, type OfferedDraft } from './menu-tree.ts';

/** The last part of an address as a name, until the server gives its own. */
export function nameFromAddress(href: string): string {
  const last =
    new URL(href).pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? 'dokument';
  try {
    return decodeURIComponent(last).slice(0, 200);
  } catch {
    return last.slice(0, 200);
  }
}

async function openDraft(page: PageReading, key: CaseKey): Promise<Draft> {
  const { draft } = await service.call('drafts.read', { key });
  return draft ?? draftFromReading(page.reading, key, page.url, new Date().toISOString());
}

/** Which draft: the one the document stands with, where the page has several lots. */
function keyFor(page: PageReading, href: string): CaseKey {
  const keys = draftKeysOf(page.reading);
  const lots = page.reading.fields.lots.status === 'found' ? page.reading.fields.lots.value : [];
  const lot = lots.find((one) => one.documents?.some((document) => document.href === href));
  const own = keys.find((key) => lot?.referenceNumber?.endsWith(`-${key.lot}`));
  const key = own ?? (keys.length === 1 ? keys[0] : undefined);
  if (key === undefined) throw new ProblemError({ code: 'page-differs' });
  return key;
}

/** The tab's page, read now. @throws ProblemError `page-gone`, `case-restricted` */
export async function readOpenPage(tabId: number): Promise<PageReading> {
  const page = (await toTopFrame(tabId, 'page.read', {})) as PageReading; // made by our own content script
  if (page.reading.restriction !== null) throw new ProblemError({ code: 'case-restricted' });
  return page;
}

/** @returns the stored name and the printed number of the auction it was attached to. @throws ProblemError */
export async function attachFromMenu(
  tabId: number,
  href: string,
  documentType: DocumentType,
): Promise<{ name: string; number: string }> {
  const page = await readOpenPage(tabId);
  const key = keyFor(page, href);
  const known = page.reading.documents.find((document) => document.href === href);
  const name = known?.name ?? nameFromAddress(href);
  const stored = await receiveDocument(service, tabId, { href, name, documentType }, (bytes, size) => {
    void announce({ what: 'progress', href, bytes, size }, tabId);
  });
  const attachment = attachmentOf(stored, href, documentType);
  const draft = await addToDraft(() => openDraft(page, key), attachment);
  await announce({ what: 'draft', draft }, tabId);
  return { name: attachment.name, number: numberOfDraft(key) };
}

/**
 * Attaches a document to a draft of another case that a person picked by its number; its type is told by its name.
 * @throws ProblemError `not-found` when the draft is gone.
 */
export async function attachToDraft(
  tabId: number,
  href: string,
  { fileMark, lot }: OfferedDraft,
): Promise<{ name: string; number: string }> {
  const key: CaseKey = { fileMark, kind: 'auction', lot };
  const open = async (): Promise<Draft> => {
    const { draft } = await service.call('drafts.read', { key });
    if (draft === null) throw new ProblemError({ code: 'not-found' });
    return draft;
  };
  await open();
  const wanted = { href, name: nameFromAddress(href), documentType: 'other_doc' } as const;
  const stored = await receiveDocument(service, tabId, wanted, () => {});
  const bare = stored.name.replace(/\.[^.]*$/, '');
  const { documentType } = guessDocumentType(bare, '', '', stored.mediaType, false);
  const attachment = attachmentOf(stored, href, documentType);
  const draft = await addToDraft(open, attachment);
  // Only panels over that case hear of it.
  for (const { tabId: other, summary } of await knownTabs()) {
    if (summary.fileMark === fileMark) await announce({ what: 'draft', draft }, other);
  }
  return { name: attachment.name, number: numberOfDraft(key) };
}

/** A picture is a photograph, whatever was chosen; a paper never is one, nor of a type a draft doesn't take. */
function attachmentOf(stored: ReceivedFile, href: string, chosen: DocumentType): DraftAttachment {
  const isImage = stored.mediaType !== 'application/pdf';
  const isPaper = chosen !== 'image' && mayAttachToDraft.has(chosen);
  return { ...stored, href, documentType: isImage ? 'image' : isPaper ? chosen : 'other_doc' };
}

function addToDraft(read: () => Promise<Draft>, attachment: DraftAttachment): Promise<Draft> {
  return changeDraft(read, (open) => {
    const others = open.attachments.filter(
      (one) => one.href !== attachment.href && one.sha256 !== attachment.sha256,
    );
    return {
      ...open,
      attachments: [...others, attachment],
      leftOut: open.leftOut.filter((href) => href !== attachment.href),
    };
  });
}

/** Changes a draft and saves it; when the panel saved meanwhile, once more on top of the newer version. */
export async function changeDraft(
  read: () => Promise<Draft>,
  change: (draft: Draft) => Draft,
): Promise<Draft> {
  for (let attempt = 0; ; attempt += 1) {
    const draft = change(await read());
    try {
      return (await service.call('drafts.save', { draft })).draft;
    } catch (error) {
      if (attempt >= 2 || !isProblemError(error) || error.problem.code !== 'draft-changed') throw error;
    }
  }
}
