/**
 * Profiles of this browser: those the administrator set, by policy or in the office's file, which nobody changes here,
 * and a person's own.
 * They hold anchors, never a value of a page. Threat: a page hands in a profile that makes us read wrong values. Only
 * our own pages and the panel may; the site is the one the browser names, and every profile passes the schema.
 */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { ProfileList } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { addressFor, matchesAddress, sameAddress } from '../../../shared/extraction/profile/page-address.ts';
import {
  type ProfileRefusal,
  parseProfile,
  parseProfileText,
  refusedPlace,
} from '../../../shared/extraction/profile/parse-profile.ts';
import {
  type PageKind,
  type Profile,
  type Taught,
  type TaughtRule,
  versionOf,
} from '../../../shared/extraction/profile/schema.ts';
import { browser } from '../../platform/browser.ts';
import { readManaged, readManagedNames } from '../../platform/managed-settings.ts';
import { readOfficeProfiles } from './office-profiles.ts';

const key = 'profiles';
/** What the policy may set. Another name is a mistake that nothing else would show. */
const policyNames: readonly string[] = [key, 'restrictionWords'];

function problemOf(refusal: ProfileRefusal): ProblemError {
  if (refusal.reason === 'not-json') return new ProblemError({ code: 'profile-not-json' });
  if (refusal.reason === 'newer')
    return new ProblemError({ code: 'profile-newer', params: { version: refusal.version } });
  const { path, field } = refusal;
  return new ProblemError({
    code: 'profile-invalid',
    params: { path },
    ...(field === null ? {} : { field }),
  });
}

/** A person's own, newest first. What isn't one (an older build's, damaged storage) is left out. */
async function readOwn(): Promise<readonly Profile[]> {
  const stored = (await browser.storage.local.get(key))[key];
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((raw: unknown) => {
    const parsed = parseProfile(raw);
    return parsed.ok ? [parsed.profile] : [];
  });
}

async function readPolicy(): Promise<{ profiles: readonly Profile[]; refused: readonly string[] }> {
  const raw = (await readManaged(key)) ?? [];
  if (!Array.isArray(raw)) return { profiles: [], refused: [key] };
  const profiles: Profile[] = [];
  const refused: string[] = [];
  for (const [index, one] of raw.entries()) {
    // Chromium's policies hold texts, Firefox's may hold the profile itself.
    const parsed = typeof one === 'string' ? parseProfileText(one) : parseProfile(one);
    if (parsed.ok) profiles.push(parsed.profile);
    else refused.push(refusedPlace(`${key}[${index}]`, parsed.refusal));
  }
  return { profiles, refused };
}

export async function listProfiles(): Promise<ProfileList> {
  const [policy, office, own, names] = await Promise.all([
    readPolicy(),
    readOfficeProfiles(),
    readOwn(),
    readManagedNames(),
  ]);
  return {
    profiles: [
      ...[...policy.profiles, ...office.profiles].map((profile) => ({ profile, locked: true })),
      ...own.map((profile) => ({ profile, locked: false })),
    ],
    refused: [...policy.refused, ...office.refused],
    unknown: names.filter((name) => !policyNames.includes(name)),
  };
}

/** All that is known of a site as one profile, the policy's first, then the office's; null where nothing is. */
export async function profileFor(origin: string): Promise<Profile | null> {
  const { profiles } = await listProfiles();
  const fitting = profiles.filter(({ profile }) => profile.origins.includes(origin));
  const [first] = fitting;
  const pages = fitting.flatMap(({ profile }) => profile.pages);
  return first === undefined ? null : { ...first.profile, version: versionOf(pages), pages };
}

let writing: Promise<unknown> = Promise.resolve();

/** Changes are made one after another: two at once would each write over the other's. */
function change<T>(
  work: (own: readonly Profile[]) => Promise<{ own: readonly Profile[]; result: T }>,
): Promise<T> {
  const done = writing.then(async () => {
    const { own, result } = await work(await readOwn());
    await browser.storage.local.set({ [key]: own });
    return result;
  });
  writing = done.catch(() => undefined);
  return done;
}

function isEmpty(page: PageKind): boolean {
  const { fields, lots, documents, restrictions } = page;
  return lots === undefined && Object.keys(fields).length + documents.length + restrictions.length === 0;
}

/** The rule a page has for a field, or for its lots. */
const ruleOf = (page: PageKind, field: FieldId): TaughtRule | undefined =>
  field === 'lots' ? page.lots : Object.hasOwn(page.fields, field) ? page.fields[field] : undefined;

/** The page of a profile that is about this address exactly, or a new one. */
function withField(
  profile: Profile,
  url: string,
  taught: Taught,
): { profile: Profile; before: TaughtRule | null } {
  const address = addressFor(url);
  const known = profile.pages.findIndex((page) => page.kind === 'case' && sameAddress(page.address, address));
  const page: PageKind = profile.pages[known] ?? {
    name: '',
    kind: 'case',
    address,
    frames: {},
    fields: {},
    documents: [],
    restrictions: [],
  };
  const next = {
    ...page,
    frames: { ...page.frames, ...taught.frames },
    ...(taught.field === 'lots'
      ? { lots: taught.rule }
      : { fields: { ...page.fields, [taught.field]: taught.rule } }),
  };
  const pages = [next, ...profile.pages.filter((_, index) => index !== known)];
  return {
    profile: { ...profile, version: versionOf(pages), pages },
    before: ruleOf(page, taught.field) ?? null,
  };
}

/**
 * Keeps a taught field in the person's own profile of a site. @param origin as the browser names it @param url of the page
 * @throws ProblemError `profile-locked` where the administrator's already say where the field stands
 */
export async function teachField(origin: string, url: string, taught: Taught): Promise<TaughtRule | null> {
  const { profiles } = await listProfiles();
  const isLocked = profiles.some(
    ({ profile, locked }) =>
      locked &&
      profile.origins.includes(origin) &&
      profile.pages.some(
        (page) => matchesAddress(page.address, url) && ruleOf(page, taught.field) !== undefined,
      ),
  );
  if (isLocked) throw new ProblemError({ code: 'profile-locked', field: taught.field });
  return change(async (own) => {
    const known = own.find((profile) => profile.origins.includes(origin));
    const base: Profile = known ?? {
      version: 1,
      name: freeName(new URL(origin).host, own),
      origins: [origin],
      pages: [],
    };
    const { profile, before } = withField(base, url, taught);
    const checked = parseProfile(profile);
    if (!checked.ok) throw problemOf(checked.refusal);
    return { own: [checked.profile, ...own.filter((one) => one !== known)], result: before };
  });
}

/** Takes a taught field back; a profile that then says nothing goes too. */
export async function forgetField(origin: string, url: string, field: FieldId): Promise<void> {
  const address = addressFor(url);
  await change(async (own) => {
    const kept = own.flatMap((profile) => {
      if (!profile.origins.includes(origin)) return [profile];
      const pages = profile.pages
        .map((page): PageKind => {
          if (!sameAddress(page.address, address)) return page;
          if (field === 'lots') {
            const { lots: _taken, ...rest } = page;
            return rest;
          }
          const { [field]: _taken, ...fields } = page.fields;
          return { ...page, fields };
        })
        .filter((page) => page.kind === 'other' || !isEmpty(page));
      return pages.length === 0 ? [] : [{ ...profile, version: versionOf(pages), pages }];
    });
    return { own: kept, result: undefined };
  });
}

function freeName(name: string, own: readonly Profile[]): string {
  const taken = new Set(own.map((profile) => profile.name));
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name.slice(0, 90)} (${count})`;
  return free;
}

/** Takes a profile file beside those that are there; one of the same name keeps both. @throws ProblemError */
export async function importProfile(text: string): Promise<{ name: string; origins: readonly string[] }> {
  const parsed = parseProfileText(text);
  if (!parsed.ok) throw problemOf(parsed.refusal);
  return change(async (own) => {
    const profile = { ...parsed.profile, name: freeName(parsed.profile.name, own) };
    return { own: [profile, ...own], result: { name: profile.name, origins: profile.origins } };
  });
}

export async function removeProfile(name: string): Promise<void> {
  await change(async (own) => ({ own: own.filter((profile) => profile.name !== name), result: undefined }));
}

/** Content scripts could read and write this storage by default; they have no business in it. */
export async function keepStorageToOurselves(): Promise<void> {
  const { local } = browser.storage;
  if ('setAccessLevel' in local && typeof local.setAccessLevel === 'function')
    await local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
