import type { RouteReply } from '../../shared/contract/routes.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { oneLine, problemText } from './problem-text.ts';
import { noPlaceFor, readArgs } from './read-args.ts';

const usage =
  'Say: signing list, signing sign --all | <id>…, or signing secret set|remove signing-key|time-stamp.';

/** `podatelna signing list | sign --all | sign <id>… | secret set|remove <name>`: the documents that wait for a signature. */
export const signing: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, { all: { type: 'boolean' } });
  const [what, ...rest] = positionals;
  if (what === 'list') {
    if (rest[0] !== undefined) throw noPlaceFor(rest[0]);
    return list(context);
  }
  if (what === 'sign') return sign(context, values.all === true ? undefined : rest);
  if (what === 'secret') return secret(context, rest);
  throw new UsageError(usage);
};

async function list({ channel, print }: CommandContext): Promise<number> {
  const { key, documents } = await channel.call('signing.list', {});
  for (const { id, number, name } of documents) print(`${id}  ${oneLine(number)}  ${oneLine(name)}`);
  if (documents.length === 0) print('Nothing waits for a signature.');
  for (const line of describeKey(key)) print(line);
  return 0;
}

function describeKey(key: RouteReply<'signing.list'>['key']): string[] {
  if (key === null) return ['No signing key is set.'];
  const { certificate, token, problem } = key;
  return [
    ...(certificate === null ? [] : [`${oneLine(certificate.name)}, valid until ${certificate.validTo}.`]),
    ...(certificate?.expiresSoon === true ? ['The certificate expires within a month.'] : []),
    ...(token === null ? [] : [`Token ${oneLine(token.label)}; tries left: ${token.attempts}.`]),
    ...(token?.failed ? [warning(token.failed.at)] : []),
    ...(problem === null ? [] : [problemText(problem)]),
  ];
}

const warning = (at: string): string => `The token refused a PIN at ${at}. A further mistake may lock it.`;

async function sign(context: CommandContext, wanted: readonly string[] | undefined): Promise<number> {
  const { channel, print, warn, terminal, readInput } = context;
  const { key, documents } = await channel.call('signing.list', {});
  const ids = wanted ?? documents.map((one) => one.id);
  if (ids.length === 0) throw new UsageError('Nothing to sign: name documents, or say --all.');
  const failed = key?.token?.failed;
  // Only a person at a terminal was told of an earlier failure; a script gets no further try.
  const isTold = terminal !== undefined && failed !== null && failed !== undefined;
  if (isTold) warn(warning(failed.at));
  const pin =
    key?.needsPin !== true
      ? undefined
      : terminal === undefined
        ? (await readInput()).replace(/\r?\n$/, '')
        : await terminal.askHidden('Password or PIN of the signing key: ');
  const done = await channel.call('signing.sign', {
    ids: [...ids],
    ...(pin === undefined ? {} : { pin }),
    ...(isTold ? { afterFailure: failed.id } : {}),
  });
  print(`${done.signed.length} signed.`);
  if (done.failed === null) return 0;
  print(`${done.failed.id}: ${problemText(done.failed.problem)}`);
  return 1;
}

async function secret({ channel, terminal, readInput, print }: CommandContext, rest: readonly string[]) {
  const [what, name] = rest;
  const isKnown = name === 'signing-key' || name === 'time-stamp';
  if (!isKnown || (what !== 'set' && what !== 'remove')) throw new UsageError(usage);
  if (what === 'remove') {
    await channel.call('signing.set-secret', { name, secret: null });
    print(`The secret ${name} is removed.`);
    return 0;
  }
  const username = name === 'time-stamp' && terminal !== undefined ? await terminal.ask('User name: ') : '';
  const password =
    terminal === undefined
      ? (await readInput()).replace(/\r?\n$/, '')
      : await terminal.askHidden('Password: ');
  if (name === 'signing-key') await channel.call('signing.set-secret', { name, secret: { password } });
  else {
    // Without a terminal: user name and password on two lines.
    const [first = '', second = ''] = terminal === undefined ? password.split(/\r?\n/) : [username, password];
    await channel.call('signing.set-secret', { name, secret: { username: first, password: second } });
  }
  print(`The secret ${name} is set.`);
  return 0;
}
