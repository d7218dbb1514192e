/**
 * The rule that a panel in a page reaches only the case of its own tab. Threat: a panel frame in one tab reads or
 * files another case (proved in own-case.test.ts and by the hostile page tests).
 */
import { keyedMessage, type PageIdentity, pageIdentitySchema } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteMessage, RouteName } from '../../../shared/contract/routes.ts';
import { parseFileMark, sameFileMark } from '../../../shared/formats/file-mark.ts';
import { browser } from '../../platform/browser.ts';
import { service } from './service.ts';
import { readEarlier, readTab } from './tab-memory.ts';

/** The page's identity, read now by the content script of the tab's top document. */
export async function readIdentity(tabId: number): Promise<PageIdentity> {
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, { to: 'page.identity', message: {} }, { frameId: 0 })
    .catch(() => undefined);
  const parsed = pageIdentitySchema.safeParse(answer);
  if (!parsed.success) throw new ProblemError({ code: 'page-gone' });
  return parsed.data;
}

const routesById: ReadonlySet<RouteName> = new Set([
  'submissions.read',
  'submissions.content',
  'submissions.undo',
  'submissions.send-now',
  'submissions.stop',
  'submissions.retry',
  'submissions.decide',
  'submissions.withdraw',
  'submissions.approve',
  'receipts.read',
]);

/** Documents of the notice board: the companion says which of them belong to a case. */
const routesByDocument: ReadonlySet<RouteName> = new Set([
  'notices.read',
  'confirmations.collect',
  'confirmations.read-piece',
  'confirmations.copy',
  'confirmations.mark-filed',
]);

/** The file mark a message is about; null for routes that name no case. */
async function fileMarkOf(route: RouteName, message: unknown): Promise<string | null> {
  const keyed = keyedMessage.safeParse(message);
  if (keyed.success) return 'key' in keyed.data ? keyed.data.key.fileMark : keyed.data.draft.key.fileMark;
  if (route === 'submissions.list' || route === 'notices.list' || route === 'life.read')
    return (message as { fileMark?: string }).fileMark ?? '';
  if (route === 'listings.compare') {
    const { listings } = message as RouteMessage<'listings.compare'>;
    const [first, ...others] = new Set(listings.map((one) => one.fileMark));
    return others.length === 0 ? (first ?? '') : '';
  }
  if (!routesById.has(route)) return null;
  const { submission } = await service.call('submissions.read', { id: (message as { id: string }).id });
  return submission.caseKey.fileMark;
}

/**
 * @param frame the panel's, as the tab memory names it
 * @throws ProblemError `case-changed` when the message is about another case than the tab's.
 */
export async function requireOwnCase(
  tabId: number,
  frame: string,
  route: RouteName,
  message: unknown,
): Promise<void> {
  if (routesByDocument.has(route)) {
    await requireOwnDocument(tabId, (message as { cudid: string }).cudid);
    return;
  }
  if (route === 'life.dismiss') {
    await requireOwnAuction(tabId, (message as { id: string }).id);
    return;
  }
  const fileMark = await fileMarkOf(route, message);
  if (fileMark === null) return;
  const marks = route === 'drafts.save' ? await marksOfDrafts(tabId, frame) : [await markNow(tabId)];
  if (!marks.includes(fileMark)) throw new ProblemError({ code: 'case-changed' });
}

const markNow = async (tabId: number): Promise<string | null> => (await readIdentity(tabId)).fileMark;

/**
 * The cases a panel's frame may save drafts of. A page that goes takes its panel with it, whose last words are a draft:
 * then what the page said of itself last holds, whatever stands in the tab by now. One that goes on to another case
 * without loading anew keeps its panel: what was typed for the case before is a draft of that for a moment still.
 */
async function marksOfDrafts(tabId: number, frame: string): Promise<readonly (string | null)[]> {
  const left = readEarlier(frame);
  if (left?.stays === false) return [left.fileMark];
  try {
    const now = await markNow(tabId);
    // Gone while we asked: it was the page after it that answered.
    const since = readEarlier(frame);
    if (since?.stays === false) return [since.fileMark];
    return since === undefined ? [now] : [now, since.fileMark];
  } catch (error) {
    const known = [readEarlier(frame), (await readTab(tabId)).summary].filter((one) => one !== undefined);
    if (known.length === 0) throw error;
    return known.map((one) => one.fileMark);
  }
}

/**
 * A record that was read by its identifier: only what it says itself tells whose it is.
 * @throws ProblemError `case-changed` when its number is not of the tab's case.
 */
export async function requireOwnRecord(tabId: number, number: string): Promise<void> {
  const identity = await readIdentity(tabId);
  const page = parseFileMark(identity.fileMark ?? '');
  const record = parseFileMark(number);
  if (page === undefined || record === undefined || !sameFileMark(page, record)) {
    throw new ProblemError({ code: 'case-changed' });
  }
}

/** @throws ProblemError `case-changed` when the auction isn't one of the tab's case, as the companion knows it. */
async function requireOwnAuction(tabId: number, id: string): Promise<void> {
  const { fileMark } = await readIdentity(tabId);
  if (!fileMark) throw new ProblemError({ code: 'case-changed' });
  const { auctions } = await service.call('life.read', { fileMark });
  if (!auctions.some((one) => one.id === id)) throw new ProblemError({ code: 'case-changed' });
}

/** More documents than any case has. */
const mostOfCase = 500;

/** @throws ProblemError `case-changed` when the document isn't one of the tab's case. */
export async function requireOwnDocument(tabId: number, cudid: string): Promise<void> {
  const { fileMark } = await readIdentity(tabId);
  // Without a mark the list would be that of every case.
  if (!fileMark) throw new ProblemError({ code: 'case-changed' });
  const { notices } = await service.call('notices.list', { fileMark, limit: mostOfCase });
  const isOwn = notices.some((one) => one.cudid === cudid && one.fileMark === fileMark);
  if (!isOwn) throw new ProblemError({ code: 'case-changed' });
}
