/** Puts one document into the draft of a notice of the page's own case; a notice carries one file. */
import type { Draft } from '../../../shared/contract/draft.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { noticeDraftFromReading } from '../../../shared/submissions/notice-draft.ts';
import { announce } from '../background/changes.ts';
import { service } from '../background/service.ts';
import { receiveDocument } from '../files/receive-document.ts';
import { attachFile, fillRegistryOffice, noticeKeyOf } from '../notice/notice-state.ts';
import { changeDraft, nameFromAddress, readOpenPage } from './attach-from-menu.ts';

/** @returns the stored file's name. @throws ProblemError `attachment-type` for what is no PDF: only those are posted. */
export async function attachToNotice(tabId: number, href: string): Promise<string> {
  const page = await readOpenPage(tabId);
  const key = noticeKeyOf(page.reading);
  if (key === undefined) throw new ProblemError({ code: 'page-differs' });
  const known = page.reading.documents.find((document) => document.href === href);
  const wanted = { href, name: known?.name ?? nameFromAddress(href), documentType: 'other_doc' } as const;
  const stored = await receiveDocument(service, tabId, wanted, () => {});
  if (stored.mediaType !== 'application/pdf') throw new ProblemError({ code: 'attachment-type' });
  const open = async (): Promise<Draft> => {
    const { draft } = await service.call('drafts.read', { key });
    if (draft !== null) return draft;
    const { closesAt, registryOffices } = await service.call('notices.office', {});
    const now = new Date().toISOString();
    const fresh = noticeDraftFromReading(page.reading, key, page.url, { now, closesAt });
    return fillRegistryOffice(fresh, registryOffices);
  };
  const draft = await changeDraft(open, (one) => attachFile(one, { href, name: stored.name }, stored));
  await announce({ what: 'draft', draft }, tabId);
  return stored.name;
}
