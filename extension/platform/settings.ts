/** Settings of this browser: never personal data, never a secret. */
import { z } from 'zod';
import { placeChangeSchema } from '../../shared/contract/overlay-place-change.ts';
import { browser } from './browser.ts';

const settingsSchema = z.object({
  language: z.enum(['cs', 'en']).default('cs'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Whether single keys do anything on own pages. */
  singleKeys: z.boolean().default(true),
  /** Where pill and panel stand, by origin; what was not changed is not there. */
  places: z.record(z.string().max(300), placeChangeSchema).default({}),
  /** Day of the last daily overview, `YYYY-MM-DD` in Prague; empty before the first. */
  dailyShownOn: z.string().max(10).default(''),
  /** Whether a person is told what needs them. */
  notifications: z.boolean().default(true),
  /** How often the panel sent a person to the review, by origin. */
  reviews: z.record(z.string().max(300), z.int().min(0).max(1000)).default({}),
});
export type Settings = z.output<typeof settingsSchema>;

/** Settings as stored; anything unreadable counts as not set. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get('settings');
  const parsed = settingsSchema.safeParse(stored.settings ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}

export async function writeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await browser.storage.local.set({ settings });
  return settings;
}

export function onSettingsChange(listener: (settings: Settings) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && Object.hasOwn(changes, 'settings')) void readSettings().then(listener);
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
