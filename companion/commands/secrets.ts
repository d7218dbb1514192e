import { parseArgs } from 'node:util';
import { isProblemError } from '../../shared/contract/problems.ts';
import { type System, systems } from '../../shared/contract/submission.ts';
import { systemClock } from '../clock.ts';
import { readSecret, secretShapes } from '../secrets/secret-shapes.ts';
import { openSecretFile, type SecretStore } from '../secrets/secrets.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/**
 * `podatelna secrets set|remove <system>`, `podatelna secrets list`. A running companion is told; without one the
 * file is written under the lock that keeps a companion from starting meanwhile.
 */
export const secrets: Command = async (args, context) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [what, name] = positionals;
  const { print } = context;
  if (what === 'list') {
    const set = await withStore(
      context,
      async () => (await context.channel.call('secrets.list', {})).secrets,
      (store) => store.list(),
    );
    for (const system of systems) {
      const note = set.find((one) => one.system === system);
      print(`${system.padEnd(14)} ${note === undefined ? 'not set' : `set ${note.setAt}`}`);
    }
    return 0;
  }
  const system = systems.find((one) => one === name);
  if (system === undefined || (what !== 'set' && what !== 'remove')) {
    throw new UsageError(
      `Say: secrets set|remove <system>, or secrets list; systems: ${systems.join(', ')}.`,
    );
  }
  if (what === 'remove') {
    await withStore(
      context,
      async () => {
        await context.channel.call('secrets.remove', { system });
      },
      (store) => store.remove(system),
    );
    print(`Credentials of ${system} removed.`);
    return 0;
  }
  const secret = readInputSecret(system, await context.readInput());
  await withStore(
    context,
    async () => {
      await context.channel.call('secrets.set', { system, secret });
    },
    (store) => {
      store.set(system, secret);
    },
  );
  print(`Credentials of ${system} set.`);
  return 0;
};

/** Errors must not quote the input. */
function readInputSecret(system: System, text: string): Record<string, string> {
  const expected = Object.keys(secretShapes[system].shape)
    .map((key) => `"${key}": "…"`)
    .join(', ');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`Standard input must be one JSON object: {${expected}}`);
  }
  try {
    return readSecret(system, value);
  } catch (error) {
    if (!isProblemError(error)) throw error;
    throw new UsageError(
      `Standard input does not fit (${error.problem.field ?? ''}); expected {${expected}}`,
    );
  }
}

async function withStore<T>(
  { config }: CommandContext,
  running: () => Promise<T>,
  alone: (store: SecretStore) => T,
): Promise<T> {
  try {
    return await running();
  } catch (error) {
    const isAlone =
      isProblemError(error) &&
      ['service-missing', 'not-paired', 'service-foreign'].includes(error.problem.code);
    if (!isAlone) throw error;
  }
  const unlock = lockFolder(config.home);
  try {
    return alone(openSecretFile(config.dataFolder, systemClock));
  } finally {
    unlock();
  }
}
