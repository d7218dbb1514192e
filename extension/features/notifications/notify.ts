/** Tells a person what needs them, through the system's notifications; each thing once, and nothing at all if switched off. */
import { z } from 'zod';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings } from '../../platform/settings.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import type { Overview } from '../background/overview-memory.ts';
import { service } from '../background/service.ts';
import { submissionNumber } from '../submission/submission-number.ts';
import { type DraftTerm, type News, newsOf } from './news.ts';

const toldSchema = z.array(z.string().max(200));
/** More than stand in any list; what fell out is long over. */
const mostRemembered = 500;
/** More at once are told in one sentence. */
const mostAtOnce = 3;
const termsEveryMs = 3_600_000;

let working: Promise<void> = Promise.resolve();
let termsReadAt = Number.NEGATIVE_INFINITY;
let terms: readonly DraftTerm[] = [];

/** One at a time: two at once would tell the same thing twice. Never rejects. */
export function notifyOf(overview: Overview): Promise<void> {
  working = working
    .then(() => tell(overview))
    .catch((error: unknown) => console.error('podatelna: nobody was notified', error));
  return working;
}

async function tell(overview: Overview): Promise<void> {
  const { notifications, language } = await readSettings();
  if (!notifications || overview.problem !== null) return;
  const news = newsOf(overview.submissions, await readTerms(overview), new Date().toISOString());
  const told = await readTold();
  const fresh = news.filter(({ id }) => !told.includes(id));
  if (fresh.length === 0) return;
  // Remembered first: telling nothing is better than telling the same again every minute.
  const remembered = [...told, ...fresh.map(({ id }) => id)].slice(-mostRemembered);
  await browser.storage.local.set({ told: remembered });
  if (fresh.length > mostAtOnce) {
    await show('several', 'Podatelna', translate(language, 'notification.several', { count: fresh.length }));
    return;
  }
  for (const one of fresh) await show(one.id, titleOf(one.submission, language), wordsOf(one, language));
}

async function show(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(`podatelna ${id}`, { type: 'basic', iconUrl, title, message });
}

const titleOf = (submission: SubmissionView | null, language: Language): string =>
  submission === null ? 'Podatelna' : submissionNumber(submission, language);

const wordsOf = ({ kind, count }: News, language: Language): string =>
  translate(language, `notification.${kind}`, { count });

async function readTold(): Promise<readonly string[]> {
  const parsed = toldSchema.safeParse((await browser.storage.local.get('told')).told);
  return parsed.success ? parsed.data : [];
}

/** Terms of auctions that were saved as drafts, as the companion last read them: asked for once an hour. */
async function readTerms({ submissions }: Overview): Promise<readonly DraftTerm[]> {
  if (performance.now() - termsReadAt < termsEveryMs) return terms;
  termsReadAt = performance.now();
  const drafts = submissions.filter((one) => one.state === 'done' && one.action === 'save-draft');
  const found: DraftTerm[] = [];
  for (const submission of drafts) {
    const { fileMark } = submission.caseKey;
    const { auctions } = await service.call('life.read', { fileMark, atOnce: false });
    const open = auctions.find((one) => one.number === submission.number && one.state === 'draft');
    if (open?.startsAt !== undefined && open.startsAt !== null)
      found.push({ submission, startsAt: open.startsAt });
  }
  terms = found;
  return terms;
}

/** A click on any of them leads to where it is solved. */
export async function onNotificationClick(id: string): Promise<void> {
  await browser.notifications.clear(id);
  await browser.tabs.create({ url: browser.runtime.getURL('/status.html') });
}
