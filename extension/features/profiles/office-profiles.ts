/**
 * Profiles that came with the office's file: the companion hands them over, this browser keeps the last of them, so
 * that a page is read the same while no companion answers.
 */
import { z } from 'zod';
import { parseProfile, refusedPlace } from '../../../shared/extraction/profile/parse-profile.ts';
import type { Profile } from '../../../shared/extraction/profile/schema.ts';
import { browser } from '../../platform/browser.ts';

const key = 'officeProfiles';
const keptSchema = z.object({ version: z.string(), profiles: z.array(z.unknown()) });

async function readKept(): Promise<z.output<typeof keptSchema> | undefined> {
  const kept = keptSchema.safeParse((await browser.storage.local.get(key))[key]);
  return kept.success ? kept.data : undefined;
}

/** What isn't a profile is named by its place and left out. */
export async function readOfficeProfiles(): Promise<{
  profiles: readonly Profile[];
  refused: readonly string[];
}> {
  const profiles: Profile[] = [];
  const refused: string[] = [];
  for (const [index, raw] of ((await readKept())?.profiles ?? []).entries()) {
    const parsed = parseProfile(raw);
    if (parsed.ok) profiles.push(parsed.profile);
    else refused.push(refusedPlace(`office[${index}]`, parsed.refusal));
  }
  return { profiles, refused };
}

/**
 * Takes the companion's, where they are others than were kept.
 * @param ask asks the companion; `profiles` null: they are those of the version named
 * @returns sites of the profiles that came or went
 */
export async function takeOfficeProfiles(
  ask: (known: string | null) => Promise<{ version: string; profiles: readonly unknown[] | null }>,
): Promise<readonly string[]> {
  const kept = await readKept();
  const { version, profiles } = await ask(kept?.version ?? null);
  if (profiles === null || version === kept?.version) return [];
  const before = (await readOfficeProfiles()).profiles;
  await browser.storage.local.set({ [key]: { version, profiles } });
  const after = (await readOfficeProfiles()).profiles;
  return [...new Set([...before, ...after].flatMap((one) => one.origins))];
}
