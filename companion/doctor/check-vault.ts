import type { Channel } from '../../shared/channel/channel.ts';
import { systems } from '../../shared/contract/submission.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { openSecrets, type SecretsOptions } from '../secrets/open-secrets.ts';
import { auditEntry, type Protection } from '../vault/key-store.ts';
import { fits, machinePassphrasePath, tryMachinePassphrase } from '../vault/machine-passphrase.ts';
import { createOsKeyring, osKeyringWorks } from '../vault/os-key-store.ts';
import { passphraseFile } from '../vault/passphrase-source.ts';
import type { VaultFacts } from '../vault/vault.ts';
import { type FileRecord, readVaultRecord, vaultPath } from '../vault/vault-record.ts';
import type { Service } from './check-companion.ts';
import { type Finding, ok, problem, sentenceOf } from './finding.ts';

const places: Readonly<Record<Protection, string>> = {
  os: "the operating system's key store",
  passphrase: 'the vault file, opened by its passphrase',
  'file-mode': 'the vault file, protected by file mode only',
  memory: 'memory',
};

export interface VaultParts extends SecretsOptions {
  readonly config: Pick<Config, 'dataFolder' | 'vault'>;
  readonly clock: Pick<Clock, 'now' | 'uuid'>;
  readonly channel: Pick<Channel, 'call'>;
  /** What the companion said of itself; undefined: none runs. */
  readonly service: Service | undefined;
}

/** Where credentials lie, whether they can be reached, and which there are. */
export async function checkVault(parts: VaultParts): Promise<{
  readonly findings: readonly Finding[];
  /** Systems with credentials. */
  readonly used: readonly string[];
}> {
  const { config, clock, channel, service } = parts;
  const { dataFolder } = config;
  const alone = (finding: Finding) => ({ findings: [finding], used: [] });
  const keyring = parts.keyring ?? createOsKeyring();
  let facts: VaultFacts;
  let lost: Finding | undefined;
  let used: readonly string[];
  try {
    const record = readVaultRecord(dataFolder);
    if (record === 'damaged') {
      const todo = 'Bring vault.json back from a backup, or delete it and set the credentials again.';
      return alone(problem('vault', 'The vault file is damaged.', todo));
    }
    if (record?.store === 'file') lost = await checkPassphrase(config, record, service !== undefined);
    const { vault, secrets } = openSecrets(config, clock, { ...parts, keyring });
    used = secrets.list().map(({ system }) => system);
    facts = service === undefined ? await vault.describe() : await channel.call('vault.read', {});
  } catch (error) {
    return alone(problem('vault', sentenceOf(error), 'Correct that and start the companion again.'));
  }
  const vault = lost ?? (await judge(facts, service !== undefined, () => osKeyringWorks(keyring)));
  const credentials =
    used.length > 0
      ? ok('credentials', `Set for ${used.join(', ')}.`)
      : problem('credentials', 'None are set: nothing can be filed.', 'podatelna secrets set <system>');
  return { findings: [vault, credentials], used };
}

/** A passphrase nobody is asked for, by itself: a companion that has opened the vault doesn't see that it is gone. */
async function checkPassphrase(
  { dataFolder, vault: { passphraseFile: path } }: VaultParts['config'],
  record: FileRecord,
  isRunning: boolean,
): Promise<Finding | undefined> {
  if (record.protection === 'passphrase') {
    if (path === null) return undefined;
    const given = passphraseFile(path).read();
    if (given === undefined || (await fits(given, record))) return undefined;
    const says = `The passphrase in ${path} (PODATELNA_VAULT_PASSPHRASE_FILE) is not the vault's.`;
    const todo = isRunning
      ? 'Correct that file and say: podatelna unlock. Until then the vault stays closed after every start.'
      : 'Correct that file, or start the companion and say: podatelna unlock';
    return problem('vault', says, todo);
  }
  const found = await tryMachinePassphrase(dataFolder, record);
  if (found === 'fits') return undefined;
  const place = machinePassphrasePath(dataFolder);
  const isSystem = (name: string) => (systems as readonly string[]).includes(name);
  const names = Object.keys(record.facts).filter((name) => name !== auditEntry);
  const commands = names.map(
    (name) => `podatelna ${isSystem(name) ? 'secrets' : 'signing secret'} set ${name}`,
  );
  const what = found === 'missing' ? 'is missing' : 'is of another vault or damaged';
  const says = `The file ${place}, which opens the vault, ${what}. The credentials in the vault${names.length > 0 ? ` (${names.join(', ')})` : ''} can't be read without it; what is filed waits, and nothing else is lost.`;
  const todo = `Put that file back from a copy of this folder (podatelna backup never holds it). If there is none: stop the companion, delete ${vaultPath(dataFolder)}, start it and set the credentials again: ${commands.join(', ') || 'podatelna secrets set <system>'}. The audit goes on with a new key.`;
  return problem('vault', says, todo);
}

async function judge(
  { state, protection, needsPassphrase }: VaultFacts,
  isRunning: boolean,
  works: () => Promise<boolean>,
): Promise<Finding> {
  const place = places[protection];
  // Without a companion a vault is closed, and says nothing of whether it would open.
  if (protection === 'os' && (isRunning ? state === 'locked' : !(await works()))) {
    const todo = 'Log in to the desktop and open its key ring, then podatelna unlock.';
    return problem('vault', "The operating system's key store does not answer or is locked.", todo);
  }
  if (isRunning && state === 'locked') {
    const says = `The vault is locked${needsPassphrase ? ' and needs its passphrase' : ''}; what is filed waits.`;
    return problem('vault', says, 'podatelna unlock');
  }
  if (state === 'none') return ok('vault', `Empty; credentials would be kept in ${place}.`);
  const finding = ok('vault', `Credentials are kept in ${place}.`);
  return protection === 'file-mode'
    ? { ...finding, todo: 'podatelna passphrase gives it a passphrase of your own.' }
    : finding;
}
