/**
 * The operating system's key store: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows. The
 * store is pinned on Linux, because the library's silent fallback is the kernel's keyring, which forgets at reboot.
 */
import { randomUUID } from 'node:crypto';
import { type KeyStore, vaultLocked } from './key-store.ts';
import { factsOf, type OsRecord, writeVaultRecord } from './vault-record.ts';

/** What we need of the operating system; a test may stand in for it. */
export interface OsKeyring {
  /** @throws anything when the key store can't be reached or doesn't open. */
  read(account: string): Promise<string | undefined>;
  write(account: string, text: string): Promise<void>;
  remove(account: string): Promise<void>;
}

const service = 'podatelna';
/** A locked key store may ask the person at the screen; a bus that never answers must not hold up everything. */
const answerWithinMs = 20_000;

export function createOsKeyring(): OsKeyring {
  const entry = async (account: string) => {
    // The native library is loaded only by those who use it.
    const { AsyncEntry } = await import('@napi-rs/keyring');
    return new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
  };
  return {
    read: (account) =>
      inTime(async () => {
        const bytes = await (await entry(account)).getSecret();
        return bytes === null ? undefined : new TextDecoder().decode(Uint8Array.from(bytes));
      }),
    // As bytes: Windows limits an entry's size and would double it as text.
    write: (account, text) =>
      inTime(async () => (await entry(account)).setSecret(new TextEncoder().encode(text))),
    remove: (account) =>
      inTime(async () => {
        await (await entry(account)).deleteCredential();
      }),
  };
}

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the key store does not answer')), answerWithinMs);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the key store keeps, gives back and forgets a random entry. */
export async function osKeyringWorks(keyring: OsKeyring): Promise<boolean> {
  const account = `probe ${randomUUID()}`;
  const text = randomUUID();
  try {
    await keyring.write(account, text);
    const isKept = (await keyring.read(account)) === text;
    await keyring.remove(account);
    return isKept && (await keyring.read(account)) === undefined;
  } catch {
    return false; // every way not to work leads to the other store
  }
}

/** Entries are named by the vault's own id: two data folders of one user (training, real work) never meet. */
export function createOsKeyStore(dataFolder: string, record: OsRecord, keyring: OsKeyring): KeyStore {
  let current = record;
  let texts: Map<string, string> | undefined;

  const account = (name: string): string => `${name} ${current.id}`;
  const requireOpen = (): Map<string, string> => {
    if (texts === undefined) throw vaultLocked('locked');
    return texts;
  };
  const save = (facts: OsRecord['facts']): void => {
    const next: OsRecord = { ...current, facts };
    writeVaultRecord(dataFolder, next);
    current = next;
  };
  const reach = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw vaultLocked('unavailable', error);
    }
  };

  return {
    kind: 'os',
    protection: () => 'os',
    isOpen: () => texts !== undefined,
    // What somebody removed with the system's own tools is gone, whatever our record says.
    facts: () => new Map([...factsOf(current)].filter(([name]) => texts?.has(name) ?? true)),
    open: async () => {
      const found = new Map<string, string>();
      for (const name of Object.keys(current.facts)) {
        const text = await reach(() => keyring.read(account(name)));
        if (text !== undefined) found.set(name, text);
      }
      texts = found;
    },
    lock: () => {
      texts = undefined;
    },
    get: (name) => requireOpen().get(name),
    set: async (name, text, facts) => {
      requireOpen();
      await reach(() => keyring.write(account(name), text));
      save({ ...current.facts, [name]: facts });
      texts?.set(name, text);
    },
    remove: async (name) => {
      requireOpen();
      await reach(() => keyring.remove(account(name)));
      const { [name]: _removed, ...facts } = current.facts;
      save(facts);
      texts?.delete(name);
    },
  };
}
