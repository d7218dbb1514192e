/** Tells a person what needs them, through the system's notifications; each thing once, and nothing at all if switched off. */
import { z } from 'zod';
import { isAble } from '../../../shared/contract/service-info.ts';
import { needsPerson } from '../../../shared/contract/states.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings } from '../../platform/settings.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { openStatus } from '../background/open-status.ts';
import { type Overview, readOverview } from '../background/overview-memory.ts';
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

/** Whether a person has it before them just now. @param fileMark null: several, which only the status page shows */
export type IsSeen = (fileMark: string | null) => Promise<boolean>;

/** One at a time: two at once would tell the same thing twice. Never rejects. */
export function notifyOf(overview: Overview, isSeen: IsSeen): Promise<void> {
  working = working
    .then(() => tell(overview, isSeen))
    .catch((error: unknown) => console.error('podatelna: nobody was notified', error));
  return working;
}

async function tell(overview: Overview, isSeen: IsSeen): Promise<void> {
  const { notifications, language } = await readSettings();
  if (!notifications || overview.problem !== null) return;
  const news = newsOf(overview.submissions, await readTerms(overview), new Date().toISOString());
  const told = await readTold();
  const fresh = news.filter(({ id }) => !told.includes(id));
  if (fresh.length === 0) return;
  // Remembered first: telling nothing is better than telling the same again every minute.
  const remembered = [...told, ...fresh.map(({ id }) => id)].slice(-mostRemembered);
  await browser.storage.local.set({ told: remembered });
  const unseen: News[] = [];
  for (const one of fresh) if (!(await isSeen(one.submission?.caseKey.fileMark ?? null))) unseen.push(one);
  if (unseen.length > mostAtOnce) {
    const wait = unseen.every(({ submission: one }) => one !== null && needsPerson.has(one.state));
    await show(
      `several ${wait ? 'needs-person' : 'all'}`,
      'Podatelna',
      translate(language, 'notification.several', { count: unseen.length }),
    );
    return;
  }
  for (const one of unseen) await show(one.id, titleOf(one.submission, language), wordsOf(one, language));
}

const prefix = 'podatelna ';

async function show(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(`${prefix}${id}`, { type: 'basic', iconUrl, title, message });
}

const titleOf = (submission: SubmissionView | null, language: Language): string =>
  submission === null ? 'Podatelna' : submissionNumber(submission, language);

const wordsOf = ({ kind, count }: News, language: Language): string =>
  translate(language, `notification.${kind}`, { count });

async function readTold(): Promise<readonly string[]> {
  const parsed = toldSchema.safeParse((await browser.storage.local.get('told')).told);
  return parsed.success ? parsed.data : [];
}

/** Terms of auctions that were left as drafts, as the companion last read them: asked for once an hour. */
async function readTerms(overview: Overview): Promise<readonly DraftTerm[]> {
  if (performance.now() - termsReadAt < termsEveryMs) return terms;
  try {
    terms = await askTerms(await listDrafts(overview));
    termsReadAt = performance.now();
  } catch (error) {
    // What else there is to tell doesn't wait for these.
    console.debug('podatelna: no terms of drafts', error);
  }
  return terms;
}

/** A forgotten draft is an old one: all of them are looked for, by a companion that can. */
async function listDrafts({ submissions, service: info }: Overview): Promise<readonly SubmissionView[]> {
  if (!isAble(info, 'filters'))
    return submissions.filter((one) => one.state === 'done' && one.action === 'save-draft');
  const query = { text: '', systems: ['portal-drazeb' as const], states: [], limit: 200, offset: 0 };
  const found = await service.call('submissions.search', { ...query, leftAsDraft: true });
  return found.submissions;
}

async function askTerms(drafts: readonly SubmissionView[]): Promise<readonly DraftTerm[]> {
  const found: DraftTerm[] = [];
  for (const submission of drafts) {
    const { fileMark } = submission.caseKey;
    const { auctions } = await service.call('life.read', { fileMark, atOnce: false });
    const open = auctions.find((one) => one.number === submission.number && one.state === 'draft');
    if (open?.startsAt !== undefined && open.startsAt !== null)
      found.push({ submission, startsAt: open.startsAt });
  }
  return found;
}

/** A click on any of them leads to where it is solved: to the submission it is about, or to the list of all. */
export async function onNotificationClick(id: string): Promise<void> {
  await browser.notifications.clear(id);
  const [about = '', list = 'needs-person'] = id.slice(prefix.length).split(' ');
  const submission = await findSubmission(about);
  const view = about === 'several' ? list : about === 'vault-locked' ? 'running' : 'all';
  await openStatus(view, submission === undefined ? '' : submission.number || submission.caseKey.fileMark);
}

/** A forgotten draft is long out of the overview: the companion is asked. @param about id, or what stands for several */
async function findSubmission(about: string): Promise<SubmissionView | undefined> {
  const known = (await readOverview()).submissions.find((one) => one.id === about);
  if (known !== undefined || !z.uuid().safeParse(about).success) return known;
  try {
    return (await service.call('submissions.read', { id: about })).submission;
  } catch (error) {
    // The status page that opens says what is wrong with the companion.
    console.debug('podatelna: no submission to lead to', error);
    return undefined;
  }
}
