/** Who is paired with this companion: browsers by their pairing, the command line by its own key file. */
import { join } from 'node:path';
import { z } from 'zod';
import { type Bytes, fromBase64Url, toBase64Url } from '../../shared/channel/bytes.ts';
import { importPairingKey } from '../../shared/channel/keys.ts';
import { commandLineName } from '../../shared/contract/audit.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';

const pairSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['browser', 'command-line']),
  name: z.string().min(1).max(80),
  /** The extension's origin, stamped by the browser at pairing; null for the command line. */
  origin: z.string().max(200).nullable(),
  createdAt: z.iso.datetime(),
  key: z.string().length(43),
});
type StoredPair = z.output<typeof pairSchema>;
const fileSchema = z.strictObject({ pairs: z.array(pairSchema) });

export interface Pair {
  readonly id: string;
  readonly kind: 'browser' | 'command-line';
  readonly name: string;
  readonly origin: string | null;
  readonly createdAt: string;
}

export interface PairStore {
  list(): readonly Pair[];
  find(id: string): Promise<{ pair: Pair; key: CryptoKey } | undefined>;
  add(pair: Omit<Pair, 'createdAt'>, rawKey: Bytes): Pair;
  /** @returns false when there was no such pair. @param by who asked for it, for the audit. */
  remove(id: string, by?: string): boolean;
}

function withoutKey({ key: _key, ...pair }: StoredPair): Pair {
  return pair;
}

/** Pairs in an owner-only file of the companion's folder; read anew when it changed under us is not needed: one companion per user. */
export function openPairStore(home: string, now: () => Date): PairStore {
  const path = join(home, 'pairs.json');
  const text = readFileIfThere(path);
  const pairs: StoredPair[] = text === undefined ? [] : fileSchema.parse(JSON.parse(text)).pairs;
  const keys = new Map<string, Promise<CryptoKey>>();
  const save = (): void => writeOwnerOnlyFile(path, `${JSON.stringify({ pairs }, null, 2)}\n`);

  return {
    list: () => pairs.map(withoutKey),
    async find(id) {
      const stored = pairs.find((pair) => pair.id === id);
      if (stored === undefined) return undefined;
      let key = keys.get(id);
      if (key === undefined) {
        key = importPairingKey(fromBase64Url(stored.key));
        keys.set(id, key);
      }
      return { pair: withoutKey(stored), key: await key };
    },
    add(pair, rawKey) {
      const stored = { ...pair, createdAt: now().toISOString(), key: toBase64Url(rawKey) };
      pairs.push(stored);
      save();
      return withoutKey(stored);
    },
    remove(id) {
      const index = pairs.findIndex((pair) => pair.id === id);
      if (index < 0) return false;
      pairs.splice(index, 1);
      keys.delete(id);
      save();
      return true;
    },
  };
}

const commandLineSchema = z.strictObject({
  id: z.uuid(),
  ports: z.array(z.int().min(1).max(65_535)),
  key: z.string().length(43),
});

/** Gives the command line its own pair: the key lies in a file only this user can read. */
export function writeCommandLineKey(home: string, pairs: PairStore, ports: readonly number[]): void {
  const path = join(home, 'command-line.json');
  const text = readFileIfThere(path);
  const known = text === undefined ? undefined : commandLineSchema.parse(JSON.parse(text));
  if (known !== undefined && pairs.list().some((pair) => pair.id === known.id)) {
    writeOwnerOnlyFile(path, `${JSON.stringify({ ...known, ports })}\n`);
    return;
  }
  const id = crypto.randomUUID();
  const raw = crypto.getRandomValues(new Uint8Array(32));
  // The key file first: a pair nobody can use is worse to explain than a file nobody needs.
  writeOwnerOnlyFile(path, `${JSON.stringify({ id, ports, key: toBase64Url(raw) })}\n`);
  pairs.add({ id, kind: 'command-line', name: commandLineName, origin: null }, raw);
}

/** What a command needs to open its channel; undefined while no companion was ever started here. */
export async function readCommandLinePairing(
  home: string,
): Promise<{ id: string; ports: readonly number[]; key: CryptoKey } | undefined> {
  const text = readFileIfThere(join(home, 'command-line.json'));
  if (text === undefined) return undefined;
  const { id, ports, key } = commandLineSchema.parse(JSON.parse(text));
  return { id, ports, key: await importPairingKey(fromBase64Url(key)) };
}
