/** Teaching and profiles: what the background does for their messages. */
import { usualPlace } from '../../../shared/contract/overlay-place.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings, writeSettings } from '../../platform/settings.ts';
import { isGranted } from '../grants/grants.ts';
import type { BackgroundHandlers } from '../messaging/receive.ts';
import { takeOfficeProfiles } from '../profiles/office-profiles.ts';
import {
  forgetField,
  importProfile,
  listProfiles,
  profileFor,
  removeProfile,
  teachField,
} from '../profiles/profile-store.ts';
import { readRestrictionWords, saveRestrictionWords } from '../restriction-words/restriction-word-store.ts';
import { announcePick, forgetPick } from './changes.ts';
import { service } from './service.ts';
import { changeTab, readTab } from './tab-memory.ts';
import { tabOf, toTopFrame } from './tab-target.ts';

type ProfileMessages = Extract<
  keyof BackgroundHandlers,
  `teach.${string}` | `profile${string}.${string}` | `restriction-words.${string}`
>;

/** The site of a tab as the browser names it: what is taught is kept for this site, whatever a message says. */
async function siteOf(tabId: number): Promise<{ origin: string; url: string }> {
  const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined }));
  if (url === undefined || !/^https?:/.test(url)) throw new ProblemError({ code: 'page-gone' });
  const { origin } = new URL(url);
  if (!(await isGranted(origin))) throw new ProblemError({ code: 'page-gone' });
  return { origin, url };
}

/** Pages of these sites ask for their profile again. */
async function tellPages(origins: readonly string[]): Promise<void> {
  for (const { id, url } of await browser.tabs.query({})) {
    if (id === undefined || url === undefined || !URL.canParse(url)) continue;
    if (!origins.includes(new URL(url).origin)) continue;
    // Tabs without a script of ours don't answer; their next load asks anyway.
    await toTopFrame(id, 'page.profile-changed', {}).catch(() => undefined);
  }
}

/** Takes what the office's file brought; an older companion has none to give. */
export async function refreshOfficeProfiles(): Promise<void> {
  const ask = (known: string | null) => service.call('office.profiles', { known });
  await tellPages(await takeOfficeProfiles(ask).catch(() => []));
}

/** Every granted page reads again. */
async function tellAllPages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await tellPages(tabs.flatMap(({ url }) => (url && URL.canParse(url) ? [new URL(url).origin] : [])));
}

export const profileHandlers: Pick<
  BackgroundHandlers,
  ProfileMessages | 'page.site-settings' | 'page.place-changed' | 'page.picked'
> = {
  async 'page.site-settings'(_message, sender) {
    const [profile, { policy, own }, { language, places }] = await Promise.all([
      profileFor(sender.origin),
      readRestrictionWords(),
      readSettings(),
    ]);
    const place = { ...usualPlace, ...places[sender.origin] };
    return { profile, restrictionWords: [...policy, ...own], language, place };
  },
  async 'page.place-changed'(change, { origin, frameId }) {
    if (frameId !== 0) throw new ProblemError({ code: 'not-found' });
    const { places } = await readSettings();
    await writeSettings({ places: { ...places, [origin]: { ...places[origin], ...change } } });
  },
  'restriction-words.read': () => readRestrictionWords(),
  async 'restriction-words.save'({ words }) {
    const refused = await saveRestrictionWords(words);
    await tellAllPages();
    return refused;
  },
  async 'page.picked'(pick, sender) {
    if (sender.frameId !== 0) throw new ProblemError({ code: 'not-found' });
    await announcePick(pick, tabOf(sender));
  },
  async 'teach.start'({ tabId: named, second, here }, sender) {
    const tabId = tabOf(sender, named);
    forgetPick(tabId);
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [0] },
      files: ['case-picker.js'],
    });
    await toTopFrame(tabId, 'page.teach-start', { second, here });
  },
  async 'teach.wanted'({ tabId: named }, sender) {
    const tabId = tabOf(sender, named);
    const wanted = (await readTab(tabId)).teachWanted === true;
    if (wanted) await changeTab(tabId, { teachWanted: false });
    return wanted;
  },
  async 'teach.stop'({ tabId: named }, sender) {
    const tabId = tabOf(sender, named);
    forgetPick(tabId);
    await toTopFrame(tabId, 'page.teach-stop', {});
  },
  'teach.try': ({ tabId, taught }, sender) => toTopFrame(tabOf(sender, tabId), 'page.try-rule', taught),
  async 'profile.teach'({ tabId, taught }, sender) {
    const { origin, url } = await siteOf(tabOf(sender, tabId));
    const before = await teachField(origin, url, taught);
    await tellPages([origin]);
    return before;
  },
  async 'profile.forget'({ tabId, field }, sender) {
    const { origin, url } = await siteOf(tabOf(sender, tabId));
    await forgetField(origin, url, field);
    await tellPages([origin]);
  },
  'profiles.list': () => listProfiles(),
  async 'profiles.import'({ text }) {
    const { name, origins } = await importProfile(text);
    await tellPages(origins);
    return name;
  },
  async 'profiles.remove'({ name }) {
    const { profiles } = await listProfiles();
    await removeProfile(name);
    await tellPages(
      profiles.flatMap(({ profile, locked }) => (!locked && profile.name === name ? profile.origins : [])),
    );
  },
};
