/** Stands for the operating system's key store: what was set outlives the process, as soon as `set` has returned. */
import { join } from 'node:path';
import { z } from 'zod';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import type { KeyStore } from '../vault/key-store.ts';
import { createMemoryKeyStore } from '../vault/memory-key-store.ts';

const fileSchema = z.record(z.string(), z.strictObject({ text: z.string(), setAt: z.string() }));

/** @param given what it holds besides, by name. */
export async function openKeptKeyStore(
  home: string,
  given: Readonly<Record<string, { readonly text: string; readonly setAt: string }>>,
): Promise<KeyStore> {
  const path = join(home, 'keys-under-test.json');
  const kept = { ...given, ...fileSchema.parse(JSON.parse(readFileIfThere(path) ?? '{}')) };
  const store = createMemoryKeyStore();
  await store.open(undefined);
  for (const [name, { text, setAt }] of Object.entries(kept)) await store.set(name, text, { setAt });
  return {
    ...store,
    set: async (name, text, facts) => {
      kept[name] = { text, setAt: facts.setAt };
      writeOwnerOnlyFile(path, JSON.stringify(kept));
      await store.set(name, text, facts);
    },
    remove: async (name) => {
      delete kept[name];
      writeOwnerOnlyFile(path, JSON.stringify(kept));
      await store.remove(name);
    },
  };
}
