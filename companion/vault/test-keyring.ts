/** For tests: stands in for the operating system's key store. */
import type { OsKeyring } from './os-key-store.ts';

const fail = async (): Promise<never> => {
  throw new Error('no such service on the bus');
};

/** A machine without a key store. */
export const noKeyring: OsKeyring = { read: fail, write: fail, remove: fail };

export interface FakeKeyring extends OsKeyring {
  readonly entries: Map<string, string>;
  isReachable: boolean;
}

export function createFakeKeyring(): FakeKeyring {
  const entries = new Map<string, string>();
  const reach = async (): Promise<void> => {
    if (!keyring.isReachable) await fail();
  };
  const keyring: FakeKeyring = {
    entries,
    isReachable: true,
    read: async (account) => {
      await reach();
      return entries.get(account);
    },
    write: async (account, text) => {
      await reach();
      entries.set(account, text);
    },
    remove: async (account) => {
      await reach();
      entries.delete(account);
    },
  };
  return keyring;
}
