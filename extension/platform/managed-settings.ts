/**
 * What an administrator set by policy. Chromium may leave the question unanswered for good after a first start (seen in
 * one fresh profile of six): then what the policy said last holds, and no page waits for it.
 */
import { browser } from './browser.ts';

const answerWithinMs = 1000;
const seenKey = (key: string): string => `managedSeen.${key}`;

interface Asked {
  readonly since: number;
  /** Undefined where no policy is set. */
  readonly answer: Promise<unknown>;
}

/** Asked and not answered yet. */
const open = new Map<string, Asked>();

/** Stands for all members together, of which only the names are kept. No member of the schema is called so. */
const names = '*';

async function readSeen(key: string): Promise<unknown> {
  const place = seenKey(key);
  return (await browser.storage.local.get(place))[place];
}

async function askPolicy(key: string): Promise<unknown> {
  let value: unknown;
  try {
    value =
      key === names
        ? Object.keys(await browser.storage.managed.get(null))
        : (await browser.storage.managed.get(key))[key];
  } catch {
    value = undefined; // Firefox rejects where no policy is set
  }
  if (JSON.stringify((await readSeen(key)) ?? null) !== JSON.stringify(value ?? null)) {
    await browser.storage.local.set({ [seenKey(key)]: value ?? null });
  }
  return value;
}

function ask(key: string): Asked {
  const answer = askPolicy(key).finally(() => open.delete(key));
  const asked = { since: performance.now(), answer };
  open.set(key, asked);
  return asked;
}

/** @param key a member of the schema of policies. @returns as it was set, unchecked; undefined where it is not set */
export async function readManaged(key: string): Promise<unknown> {
  const { since, answer } = open.get(key) ?? ask(key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, answerWithinMs - (performance.now() - since)), 'late');
  });
  const found = await Promise.race([answer.then((value) => ({ value })), late]);
  clearTimeout(timer);
  return found === 'late' ? ((await readSeen(key)) ?? undefined) : found.value;
}

/** @returns the members that are set, whether the schema knows them or not */
export async function readManagedNames(): Promise<readonly string[]> {
  const found = await readManaged(names);
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}
