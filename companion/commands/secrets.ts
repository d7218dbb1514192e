import { isProblemError } from '../../shared/contract/problems.ts';
import { type System, systems } from '../../shared/contract/submission.ts';
import { readSecret, secretShapes } from '../secrets/secret-shapes.ts';
import { type Protection, vaultLocked } from '../vault/key-store.ts';
import type { PassphraseSource } from '../vault/passphrase-source.ts';
import { readVaultRecord } from '../vault/vault-record.ts';
import { answer } from './answer.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { noPlaceFor, readArgs } from './read-args.ts';
import { askNewPassphrase, type Terminal } from './terminal.ts';
import { passphraseFrom, type VaultAccess, withVault } from './vault-access.ts';

/** `podatelna secrets set|remove <system>`, `podatelna secrets list`. */
export const secrets: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, { 'passphrase-fd': { type: 'string' } }, 2);
  const [what, name] = positionals;
  const source = passphraseFrom(values['passphrase-fd'], context.config);
  if (what === 'list') {
    if (name !== undefined) throw noPlaceFor(name);
    await withVault(context, source, (vault) => list(vault, context));
    return 0;
  }
  const system = systems.find((one) => one === name);
  if (system === undefined || (what !== 'set' && what !== 'remove')) {
    throw new UsageError(
      `Say: podatelna secrets set|remove <system>, or podatelna secrets list; systems: ${systems.join(', ')}.`,
    );
  }
  if (what === 'remove') {
    const wasSet = await withVault(context, source, async (vault) => {
      const notes = await whatIsSet(vault, context);
      if (!notes.some((one) => one.system === system)) return false;
      await open(vault, context, source);
      await vault.remove(system);
      return true;
    });
    answer(context, 'secret', { system, isSet: false }, [
      wasSet ? `Credentials of ${system} removed.` : `No credentials of ${system} were set.`,
    ]);
    return 0;
  }
  const secret =
    context.terminal === undefined
      ? readInputSecret(system, await context.readInput())
      : await askSecret(system, context.terminal);
  await withVault(context, source, async (vault) => {
    const isFirst = (await vault.describe()).state === 'none';
    await open(vault, context, source);
    await vault.set(system, secret);
    if (isFirst && (await vault.describe()).protection === 'file-mode') context.warn(fileModeOnly);
  });
  answer(context, 'secret', { system, isSet: true }, [`Credentials of ${system} set.`]);
  return 0;
};

const fileModeOnly =
  "No key store of the operating system works here and no passphrase was given. The credentials are encrypted, but the passphrase lies in a file beside them: whoever can read this user's files can read them. Choose a passphrase with: podatelna passphrase";

const places: Readonly<Record<Protection, string>> = {
  os: "the operating system's key store",
  passphrase: 'the vault file, opened by its passphrase',
  'file-mode': 'the vault file, its passphrase beside it (protected by file mode only)',
  memory: 'memory',
};

/** @throws ProblemError `vault-locked`: what is set can't be told of a damaged one */
async function whatIsSet(
  vault: VaultAccess,
  { config }: CommandContext,
): Promise<Awaited<ReturnType<VaultAccess['list']>>> {
  if (readVaultRecord(config.dataFolder) === 'damaged') throw vaultLocked('damaged');
  return vault.list();
}

async function list(vault: VaultAccess, context: CommandContext): Promise<void> {
  const known = await whatIsSet(vault, context);
  const secrets = systems.map((system) => ({
    system,
    setAt: known.find((one) => one.system === system)?.setAt ?? null,
  }));
  const facts = await vault.describe();
  answer(context, 'secrets', { secrets, vault: facts }, [
    ...secrets.map(
      ({ system, setAt }) => `${system.padEnd(14)} ${setAt === null ? 'not set' : `set ${setAt}`}`,
    ),
    ...(facts.state === 'none' ? [] : [`Kept in ${places[facts.protection]}; ${facts.state}.`]),
  ]);
}

/** Gets a passphrase where one is needed and can be had. What stays locked is refused by whoever is asked next. */
async function open(vault: VaultAccess, context: CommandContext, source: PassphraseSource): Promise<void> {
  const { terminal, warn } = context;
  const { state, protection, needsPassphrase } = await vault.describe();
  if (state === 'open' || protection === 'os') return;
  const given = source.read();
  if (given !== undefined) {
    await vault.unlock(given);
    return;
  }
  if (terminal === undefined) return;
  if (state === 'none') {
    if (!needsPassphrase && protection === 'passphrase') return; // the companion has one of its own
    warn('Credentials are kept in a file; choose the passphrase that opens it.');
    if (!needsPassphrase) warn('Leave it empty to do without: then they are protected by file mode only.');
    const chosen = await askNewPassphrase(terminal, warn);
    if (chosen !== '') await vault.unlock(chosen);
    return;
  }
  // A running companion's vault was perhaps locked on purpose: podatelna unlock opens it.
  if (!vault.isRunning && needsPassphrase) {
    await vault.unlock(await terminal.askHidden('Passphrase of the vault: '));
  }
}

async function askSecret(system: System, terminal: Terminal): Promise<Record<string, string>> {
  const secret: Record<string, string> = {};
  for (const field of Object.keys(secretShapes[system].shape)) {
    const question = `${system}, ${field}: `;
    secret[field] = field === 'username' ? await terminal.ask(question) : await terminal.askHidden(question);
  }
  return checked(system, secret, 'The answer');
}

/** Errors must not quote the input. */
function readInputSecret(system: System, text: string): Record<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`Standard input must be one JSON object: {${expected(system)}}`);
  }
  return checked(system, value, 'Standard input');
}

function checked(system: System, value: unknown, from: string): Record<string, string> {
  try {
    return readSecret(system, value);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    throw new UsageError(
      `${from} does not fit (${error.problem.field ?? ''}); expected {${expected(system)}}`,
    );
  }
}

function expected(system: System): string {
  return Object.keys(secretShapes[system].shape)
    .map((key) => `"${key}": "…"`)
    .join(', ');
}
