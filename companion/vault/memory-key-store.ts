import { type KeyStore, type SecretFacts, vaultLocked } from './key-store.ts';

/** For tests: keeps nothing when the process ends, but outlives a companion that is opened anew over it. */
export function createMemoryKeyStore(): KeyStore {
  const entries = new Map<string, { readonly text: string; readonly facts: SecretFacts }>();
  let isOpen = false;
  const requireOpen = (): void => {
    if (!isOpen) throw vaultLocked('locked');
  };
  return {
    kind: 'memory',
    protection: () => 'memory',
    isOpen: () => isOpen,
    facts: () => new Map([...entries].map(([name, one]) => [name, one.facts])),
    open: async () => {
      isOpen = true;
    },
    lock: () => {
      isOpen = false;
    },
    get: (name) => {
      requireOpen();
      return entries.get(name)?.text;
    },
    set: async (name, text, facts) => {
      requireOpen();
      entries.set(name, { text, facts });
    },
    remove: async (name) => {
      requireOpen();
      entries.delete(name);
    },
  };
}
