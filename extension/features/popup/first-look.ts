/**
 * What the popup's first picture is drawn from, read as it lies: the schemas and the polyfill would be most of what has
 * to be loaded. Both were checked by us when they were written; nobody else can write there, and the browser forgets the
 * memory with every update. What is asked for after the picture is checked as everywhere.
 */
import type { Appearance } from '../../ui/appearance.ts';
import type { Overview } from '../background/overview-memory.ts';
import { type Remembered, rememberedFrom } from './popup-state.ts';

interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
}

export interface OwnStorage {
  readonly local: StorageArea;
  readonly session: StorageArea;
}

const scope: { browser?: { storage: OwnStorage }; chrome?: { storage: OwnStorage } } = globalThis as never; // the two globals browsers give us

/** Firefox calls it `browser`, Chromium `chrome`; both return promises here. */
export function ownStorage(): OwnStorage {
  const api = scope.browser ?? scope.chrome;
  if (api === undefined) throw new Error('not a page of the extension');
  return api.storage;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isOverview(value: unknown): value is Overview {
  return isObject(value) && typeof value.readAt === 'string' && Array.isArray(value.submissions);
}

export async function readFirstLook(
  storage: OwnStorage,
): Promise<Appearance & { readonly singleKeys: boolean; readonly remembered: Remembered | undefined }> {
  const [{ settings }, { overview }] = await Promise.all([
    storage.local.get('settings'),
    storage.session.get('overview'),
  ]);
  const { language, theme, singleKeys } = isObject(settings) ? settings : {};
  return {
    language: language === 'en' ? 'en' : 'cs',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    singleKeys: singleKeys !== false,
    remembered: isOverview(overview) ? rememberedFrom(overview) : undefined,
  };
}
