/**
 * Answers the threat of a copied disk, backup or file: the credentials lie in `vault.json` under a key that only the
 * passphrase gives. Proved by vault-file.test.ts and key-stores.test.ts; run them before editing.
 */
import { z } from 'zod';
import { type KeyStore, type Protection, vaultLocked } from './key-store.ts';
import {
  deriveVaultKey,
  newSalt,
  openContent,
  passphraseCost,
  randomCost,
  type ScryptCost,
  sealContent,
  type VaultKey,
} from './vault-cipher.ts';
import { type FileRecord, factsOf, writeVaultRecord } from './vault-record.ts';

export interface VaultFile extends KeyStore {
  /** The vault must be open. Old copies of the file keep their old passphrase. */
  changePassphrase(passphrase: string): Promise<void>;
}

export interface NewVaultFile {
  readonly dataFolder: string;
  readonly id: string;
  readonly passphrase: string;
  /** `file-mode`: the passphrase is random and lies beside the vault, so it is protected by the file's mode only. */
  readonly protection: FileRecord['protection'];
  /** Only tests make it cheaper. */
  readonly cost?: ScryptCost;
}

/** An empty vault, written and open. */
export async function createVaultFile(options: NewVaultFile): Promise<VaultFile> {
  const { dataFolder, id, passphrase, protection } = options;
  const cost = options.cost ?? (protection === 'passphrase' ? passphraseCost : randomCost);
  const scrypt = { ...cost, salt: newSalt() };
  const { key, check } = await deriveVaultKey(passphrase, scrypt, scrypt.salt);
  const header = { version: 1, store: 'file', id, facts: {}, protection, scrypt, check } as const;
  const record: FileRecord = { ...header, ...sealContent(key, headerText(header), '{}') };
  writeVaultRecord(dataFolder, record);
  key.fill(0);
  const file = openVaultFile(dataFolder, record, options.cost);
  await file.open(passphrase);
  return file;
}

type Header = Omit<FileRecord, 'nonce' | 'sealed'>;
/** Everything that is readable, bound to the sealed content: a changed line doesn't open. */
const headerText = ({ version, store, id, facts, protection, scrypt, check }: Header): string =>
  JSON.stringify([version, store, id, Object.entries(facts), protection, Object.entries(scrypt), check]);

const contentSchema = z.record(z.string(), z.string());

/** @param newCost for {@link VaultFile.changePassphrase}; only tests give another one. */
export function openVaultFile(
  dataFolder: string,
  record: FileRecord,
  newCost: ScryptCost = passphraseCost,
): VaultFile {
  let current = record;
  let opened: { key: Buffer; texts: ReadonlyMap<string, string> } | undefined;

  const requireOpen = () => {
    if (opened === undefined) throw vaultLocked('locked');
    return opened;
  };
  const lock = (): void => {
    opened?.key.fill(0);
    opened = undefined;
  };
  /** Disk first: what was not written is not believed. */
  const save = (header: Header, key: Buffer, texts: ReadonlyMap<string, string>): void => {
    const sealed = sealContent(key, headerText(header), JSON.stringify(Object.fromEntries(texts)));
    const next: FileRecord = { ...header, ...sealed };
    writeVaultRecord(dataFolder, next);
    current = next;
    opened = { key, texts };
  };
  const headerWith = (facts: FileRecord['facts'], protection: FileRecord['protection']): Header => {
    const { nonce: _nonce, sealed: _sealed, ...header } = current;
    return { ...header, facts, protection };
  };

  return {
    kind: 'file',
    protection: (): Protection => current.protection,
    isOpen: () => opened !== undefined,
    facts: () => factsOf(current),
    open: async (passphrase) => {
      if (passphrase === undefined) throw vaultLocked('passphrase-needed');
      const { key, check } = await deriveVaultKey(passphrase, current.scrypt, current.scrypt.salt);
      if (check !== current.check) throw vaultLocked('wrong-passphrase');
      const content = openContent(key, headerText(current), current);
      if (content === undefined) throw vaultLocked('damaged');
      lock();
      opened = { key, texts: new Map(Object.entries(contentSchema.parse(JSON.parse(content)))) };
    },
    lock,
    get: (name) => requireOpen().texts.get(name),
    set: async (name, text, facts) => {
      const { key, texts } = requireOpen();
      const header = headerWith({ ...current.facts, [name]: facts }, current.protection);
      save(header, key, new Map([...texts, [name, text]]));
    },
    remove: async (name) => {
      const { key, texts } = requireOpen();
      const { [name]: _removed, ...facts } = current.facts;
      save(headerWith(facts, current.protection), key, new Map([...texts].filter(([one]) => one !== name)));
    },
    changePassphrase: async (passphrase) => {
      requireOpen();
      const scrypt = { ...newCost, salt: newSalt() };
      const next: VaultKey = await deriveVaultKey(passphrase, scrypt, scrypt.salt);
      const { key, texts } = requireOpen();
      save({ ...headerWith(current.facts, 'passphrase'), scrypt, check: next.check }, next.key, texts);
      key.fill(0);
    },
  };
}
