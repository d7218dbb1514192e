/** Attaches one document of the page to the draft of the page's own case. */
import type { DocumentType } from '../../../shared/case/record.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { PageReading } from '../../../shared/contract/messages.ts';
import { isProblemError, ProblemError } from '../../../shared/contract/problems.ts';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { parseFileMark, printFileMark } from '../../../shared/formats/file-mark.ts';
import { draftFromReading, draftKeysOf } from '../../../shared/submissions/auction-draft.ts';
import { browser } from '../../platform/browser.ts';
import { announce } from '../background/changes.ts';
import { service } from '../background/service.ts';
import { receiveDocument } from '../files/receive-document.ts';

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

/** @returns the stored name and the printed number of the auction it was attached to. @throws ProblemError */
export async function attachFromMenu(
  tabId: number,
  href: string,
  documentType: DocumentType,
): Promise<{ name: string; number: string }> {
  const answer: unknown = await browser.tabs.sendMessage(
    tabId,
    { to: 'page.read', message: {} },
    { frameId: 0 },
  );
  const page = answer as PageReading | undefined; // made by our own content script
  if (page === undefined) throw new ProblemError({ code: 'page-gone' });
  if (page.reading.restriction !== null) throw new ProblemError({ code: 'case-restricted' });
  const key = keyFor(page, href);
  const known = page.reading.documents.find((document) => document.href === href);
  const name = known?.name ?? nameFromAddress(href);
  const stored = await receiveDocument(service, tabId, { href, name, documentType }, (bytes, size) => {
    void announce({ what: 'progress', href, bytes, size }, tabId);
  });
  const attachment = {
    href,
    name: stored.name,
    documentType,
    sha256: stored.sha256,
    size: stored.size,
    mediaType: stored.mediaType,
  };
  const draft = await addToDraft(page, key, attachment);
  await announce({ what: 'draft', draft }, tabId);
  const mark = parseFileMark(key.lot === '' ? key.fileMark : `${key.fileMark}-${key.lot}`);
  return { name: attachment.name, number: mark === undefined ? key.fileMark : printFileMark(mark) };
}

/** Saves; when the panel saved meanwhile, once more on top of the newer version. */
async function addToDraft(
  page: PageReading,
  key: CaseKey,
  attachment: Draft['attachments'][number],
): Promise<Draft> {
  for (let attempt = 0; ; attempt += 1) {
    const open = await openDraft(page, key);
    const others = open.attachments.filter(
      (one) => one.href !== attachment.href && one.sha256 !== attachment.sha256,
    );
    const draft: Draft = {
      ...open,
      attachments: [...others, attachment],
      leftOut: open.leftOut.filter((href) => href !== attachment.href),
    };
    try {
      return (await service.call('drafts.save', { draft })).draft;
    } catch (error) {
      if (attempt >= 2 || !isProblemError(error) || error.problem.code !== 'draft-changed') throw error;
    }
  }
}
