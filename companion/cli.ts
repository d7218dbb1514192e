#!/usr/bin/env node
/** The command line: names the command, opens what it needs, turns errors into sentences and exit codes. */
import { text } from 'node:stream/consumers';
import { createChannel } from '../shared/channel/client.ts';
import type { CommandOutput } from '../shared/contract/command-output.ts';
import { isProblemError } from '../shared/contract/problems.ts';
import { readCommandLinePairing } from './channel/pairs.ts';
import { audit } from './commands/audit.ts';
import { backup, restore } from './commands/backup.ts';
import { cancel } from './commands/cancel.ts';
import { type BareCommand, type BareContext, type Command, UsageError } from './commands/command.ts';
import { logs } from './commands/logs.ts';
import { office } from './commands/office.ts';
import { pair } from './commands/pair.ts';
import { pairs } from './commands/pairs.ts';
import { problemText } from './commands/problem-text.ts';
import { purge } from './commands/purge.ts';
import { receipt } from './commands/receipt.ts';
import { secrets } from './commands/secrets.ts';
import { service } from './commands/service.ts';
import { signing } from './commands/signing.ts';
import { status } from './commands/status.ts';
import { approve, decide, steer, withdraw } from './commands/steer.ts';
import { submit } from './commands/submit.ts';
import { createTerminal } from './commands/terminal.ts';
import { lock, passphrase, unlock } from './commands/vault.ts';
import { obstacleOf, pathOf } from './platform/obstacle.ts';
import { readConfig } from './read-config.ts';

const usage = `podatelna start [--passphrase-fd <n>]  run the companion
podatelna doctor                       what is wrong with this set-up, and what to do
podatelna service install|remove|status
                                       keep the companion running, from log-on
podatelna pair [--name <name>]         show a one-time code for the extension; how the office calls that browser
podatelna pairs list | revoke <id>     browsers that may talk to this companion
podatelna secrets set <system>         ask for credentials, or read one JSON object from standard input
podatelna secrets list | remove <system>
podatelna unlock | lock | passphrase   open or close the vault, change its passphrase
podatelna receipt <id> [--out <file>]  the receipt of a submission that is done, as PDF
podatelna audit verify [--receipt <file>]
                                       whether the record of everything done is whole
podatelna audit export --case <file mark> [--csv]
podatelna purge --older-than <days>    delete what came to its end so long ago; the audit stays
podatelna backup <folder>              everything that is kept, while the companion runs or not
podatelna restore <backup>             puts one back; what would be sent is held back
podatelna office export <file> [--profile <file>]... [--with-keys] | import <file>
                                       what an office has in common, for all of its users
podatelna logs [--follow] [--lines <n>]
podatelna submit <file.json> [--wait]  file one submission or a list of them;
                                       or: submit --example auction|notice|listing|attendance
podatelna submit <file.json> --compare what differs at Ingatlanok.hu; nothing is filed
podatelna status [--follow] [--case <file mark>]
podatelna undo | send-now | stop | retry | cancel <id>
podatelna withdraw <id> [--note <why>]
podatelna approve <id> --by <name>
podatelna sign <pdf> [--out <pdf>] [--key <file.p12>] [--again]
podatelna signing list | sign --all | sign <id>…
podatelna signing secret set|remove signing-key|time-stamp
podatelna verify <pdf>                 whose signatures it carries, and whether they hold
podatelna decide <id> --adopt <candidate> | --resend | --give-up [--note <why>]
With --json answers and errors are JSON, one value a line.`;

/** Large libraries are loaded only by the commands that need them: every other one is to be quick. */
const start: Command = async (args, context) => (await import('./commands/start.ts')).start(args, context);
const sign: Command = async (args, context) => (await import('./commands/sign.ts')).sign(args, context);
const verify: Command = async (args, context) => (await import('./commands/verify.ts')).verify(args, context);

const doctor: BareCommand = async (args, context) =>
  (await import('./commands/doctor.ts')).doctor(args, context);

const bareCommands: ReadonlyMap<string, BareCommand> = new Map([
  ['doctor', doctor],
  ['restore', restore],
]);

const commands: ReadonlyMap<string, Command> = new Map([
  ['start', start],
  ['office', office],
  ['pair', pair],
  ['pairs', pairs],
  ['secrets', secrets],
  ['unlock', unlock],
  ['lock', lock],
  ['passphrase', passphrase],
  ['receipt', receipt],
  ['audit', audit],
  ['backup', backup],
  ['purge', purge],
  ['logs', logs],
  ['submit', submit],
  ['status', status],
  ['undo', steer('submissions.undo')],
  ['send-now', steer('submissions.send-now')],
  ['stop', steer('submissions.stop')],
  ['retry', steer('submissions.retry')],
  ['cancel', cancel],
  ['withdraw', withdraw],
  ['approve', approve],
  ['decide', decide],
  ['sign', sign],
  ['service', service],
  ['signing', signing],
  ['verify', verify],
]);

/** These print for people only, or have a `--json` of another kind. */
const textOnly: ReadonlySet<string> = new Set(['start', 'sign', 'verify', 'signing']);

/** Answers and errors as JSON; asked for anywhere behind the command's name. */
function wantsJson([name = '', ...rest]: readonly string[]): boolean {
  return rest.includes('--json') && !textOnly.has(name);
}

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...words] = args;
  const json = wantsJson(args);
  const rest = json ? words.filter((word) => word !== '--json') : words;
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  const context: BareContext = {
    signal: ended.signal,
    json,
    print: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
    terminal:
      process.stdin.isTTY && process.stderr.isTTY
        ? createTerminal({ input: process.stdin, output: process.stderr })
        : undefined,
    readInput: () => text(process.stdin),
  };
  const bare = bareCommands.get(name);
  if (bare !== undefined) return bare(rest, context);
  const command = commands.get(name);
  if (command === undefined) {
    const isAsked = name === 'help' || name === '--help';
    (isAsked ? process.stdout : process.stderr).write(`${usage}\n`);
    return isAsked ? 0 : 2;
  }
  const config = readConfig();
  const channel = createChannel(() => readCommandLinePairing(config.home), { fetch });
  return command(rest, { ...context, config, channel });
}

interface Explained {
  readonly kind: CommandOutput<'error'>['error']['kind'];
  readonly sentence: string;
}

function explain(error: unknown): Explained {
  if (isProblemError(error)) return { kind: 'problem', sentence: problemText(error.problem) };
  if (error instanceof UsageError) return { kind: 'usage', sentence: error.message };
  const isArgument =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (isArgument) return { kind: 'usage', sentence: error.message };
  const obstacle = obstacleOf(error, pathOf(error) ?? 'the database');
  if (obstacle !== undefined) return { kind: 'fault', sentence: `${obstacle.says} ${obstacle.todo}` };
  // Our own errors are sentences; of any other the class is enough, its message may quote data.
  const isOurs = error instanceof Error && (error.name === 'Error' || error.name === 'ConfigError');
  const unexpected = `Unexpected fault: ${error instanceof Error ? error.name : 'unknown'}.`;
  return { kind: 'fault', sentence: isOurs ? error.message : unexpected };
}

function writeError(args: readonly string[], error: unknown): void {
  const { kind, sentence } = explain(error);
  if (!wantsJson(args)) {
    const help = kind === 'usage' && !(error instanceof UsageError) ? `\n${usage}` : '';
    process.stderr.write(`${sentence}${help}\n`);
    return;
  }
  const problem = isProblemError(error) ? error.problem : null;
  const output: CommandOutput<'error'> = { error: { kind, sentence, problem } };
  process.stderr.write(`${JSON.stringify(output)}\n`);
}

/** 0: done. 1: refused, failed, or what was looked at is not as it should be. 2: called wrongly. */
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  writeError(process.argv.slice(2), error);
  process.exitCode = explain(error).kind === 'usage' ? 2 : 1;
}
