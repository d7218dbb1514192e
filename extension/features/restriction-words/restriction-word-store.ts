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

/** A single text stands for the words in it, as they are typed in the options: a word too many only stops a filing. What is no text is named by its place. */
async function readPolicy(): Promise<{ words: string[]; refused: string[] }> {
  const raw = (await readManaged(key)) ?? [];
  if (typeof raw === 'string') return parseRestrictionWords(raw.split(/[,;\n]/));
  if (!Array.isArray(raw)) return { words: [], refused: [key] };
  const { words, refused } = parseRestrictionWords(texts(raw));
  const places = raw.flatMap((one, index) => (typeof one === 'string' ? [] : [`${key}[${index}]`]));
  return { words, refused: [...refused, ...places] };
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
