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
  /** @param key base64url: whether the pair's is this one. */
  has(id: string, key: string): boolean;
  add(pair: Omit<Pair, 'createdAt'>, rawKey: Bytes): Pair;
  /** @returns false when there was no such pair. @param by who asked for it, for the audit. */
  remove(id: string, by?: string): boolean;
}

function withoutKey({ key: _key, ...pair }: StoredPair): Pair {
  return pair;
}

/** @returns undefined where there is no file; `damaged` for anything but what was written. @throws Error of Node */
function readStored<T>(path: string, schema: z.ZodType<T>): T | 'damaged' | undefined {
  const text = readFileIfThere(path);
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'damaged'; // an error of JSON would quote a key
  }
  const read = schema.safeParse(json);
  return read.success ? read.data : 'damaged';
}

/**
 * Pairs in an owner-only file of the companion's folder; read anew when it changed under us is not needed: one companion per user.
 * @throws Error with a sentence where the file is damaged.
 */
export function openPairStore(home: string, now: () => Date): PairStore {
  const path = join(home, 'pairs.json');
  const stored = readStored(path, fileSchema);
  if (stored === 'damaged') {
    throw new Error(
      `${path} is damaged, so nobody can be let in. Nothing was sent. Bring it back from a backup, or delete it, start the companion and pair each browser anew: podatelna pair.`,
    );
  }
  const pairs: StoredPair[] = stored?.pairs ?? [];
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
    has: (id, key) => pairs.some((pair) => pair.id === id && pair.key === key),
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

/**
 * Gives the command line its own pair: the key lies in a file only this user can read.
 * @param onDamaged called where that file was damaged; it is made anew, for nothing but the key was in it.
 */
export function writeCommandLineKey(
  home: string,
  pairs: PairStore,
  ports: readonly number[],
  onDamaged: () => void = () => {},
): void {
  const path = commandLinePath(home);
  const known = readStored(path, commandLineSchema);
  if (known === 'damaged') onDamaged();
  else if (known !== undefined && pairs.has(known.id, known.key)) {
    writeOwnerOnlyFile(path, `${JSON.stringify({ ...known, ports })}\n`);
    return;
  }
  const id = crypto.randomUUID();
  const raw = crypto.getRandomValues(new Uint8Array(32));
  // The key file first: a pair nobody can use is worse to explain than a file nobody needs.
  writeOwnerOnlyFile(path, `${JSON.stringify({ id, ports, key: toBase64Url(raw) })}\n`);
  pairs.add({ id, kind: 'command-line', name: commandLineName, origin: null }, raw);
}

const commandLinePath = (home: string): string => join(home, 'command-line.json');

/**
 * What a command needs to open its channel; undefined while no companion was ever started here.
 * @throws Error with a sentence where the file is damaged.
 */
export async function readCommandLinePairing(
  home: string,
): Promise<{ id: string; ports: readonly number[]; key: CryptoKey } | undefined> {
  const path = commandLinePath(home);
  const stored = readStored(path, commandLineSchema);
  if (stored === undefined) return undefined;
  if (stored === 'damaged') {
    throw new Error(
      `${path} is damaged, so the companion can't be asked. Nothing was sent. Start the companion again: it makes a new one.`,
    );
  }
  const { id, ports, key } = stored;
  return { id, ports, key: await importPairingKey(fromBase64Url(key)) };
}

/** What goes with a folder and its copies, and proves that a companion works on one of them. */
export interface FolderKey {
  readonly id: string;
  /** Where its companion listened last; empty where nobody knows. */
  readonly ports: readonly number[];
  /** Only where there is somebody to ask: it takes Node's Web Cryptography, which a start does without. */
  readonly open: () => Promise<CryptoKey>;
}

/**
 * The command line's key, or where `command-line.json` isn't there its pair as the companion keeps it: a backup brings
 * back the pairs and not that file. Undefined before the first start, where nothing can be read, and in a backup without
 * a browser, through which anything could be filed.
 */
export function readFolderKey(home: string): FolderKey | undefined {
  const keyOf = (id: string, key: string, ports: readonly number[] = []): FolderKey => ({
    id,
    ports,
    open: () => importPairingKey(fromBase64Url(key)),
  });
  try {
    const own = readStored(commandLinePath(home), commandLineSchema);
    if (own !== undefined && own !== 'damaged') return keyOf(own.id, own.key, own.ports);
    const kept = readStored(join(home, 'pairs.json'), fileSchema);
    if (kept === undefined || kept === 'damaged') return undefined;
    const pair = kept.pairs.findLast(({ kind }) => kind === 'command-line');
    return pair && kept.pairs.some(({ kind }) => kind === 'browser') ? keyOf(pair.id, pair.key) : undefined;
  } catch {
    return undefined; // said by whoever can't do without it
  }
}
