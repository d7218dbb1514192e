/**
 * The office's own words for restricted cases: those the administrator set by policy, which nobody changes here, and a
 * person's own. They only ever add to what stops a filing.
 */
import type { RestrictionWords } from '../../../shared/contract/messages.ts';
import { parseRestrictionWords } from '../../../shared/extraction/restriction-words.ts';
import { browser } from '../../platform/browser.ts';
import { readManaged } from '../../platform/managed-settings.ts';

const key = 'restrictionWords';

const texts = (raw: unknown): string[] =>
  Array.isArray(raw) ? raw.filter((one): one is string => typeof one === 'string') : [];

async function readPolicy(): Promise<{ words: string[]; refused: string[] }> {
  return parseRestrictionWords(texts(await readManaged(key)));
}

export async function readRestrictionWords(): Promise<RestrictionWords> {
  const policy = await readPolicy();
  const own = parseRestrictionWords(texts((await browser.storage.local.get(key))[key]));
  return { policy: policy.words, refused: policy.refused, own: own.words };
}

/** @returns those of the words that are not kept */
export async function saveRestrictionWords(list: readonly string[]): Promise<readonly string[]> {
  const { words, refused } = parseRestrictionWords(list);
  await browser.storage.local.set({ [key]: words });
  return refused;
}
