#!/usr/bin/env node
/** The command line: names the command, opens what it needs, turns errors into sentences and exit codes. */
import { text } from 'node:stream/consumers';
import { createChannel } from '../shared/channel/client.ts';
import { isProblemError } from '../shared/contract/problems.ts';
import { readCommandLinePairing } from './channel/pairs.ts';
import { audit } from './commands/audit.ts';
import { type Command, UsageError } from './commands/command.ts';
import { logs } from './commands/logs.ts';
import { pair } from './commands/pair.ts';
import { pairs } from './commands/pairs.ts';
import { problemText } from './commands/problem-text.ts';
import { purge } from './commands/purge.ts';
import { receipt } from './commands/receipt.ts';
import { secrets } from './commands/secrets.ts';
import { status } from './commands/status.ts';
import { decide, steer } from './commands/steer.ts';
import { submit } from './commands/submit.ts';
import { createTerminal } from './commands/terminal.ts';
import { lock, passphrase, unlock } from './commands/vault.ts';
import { readConfig } from './companion.ts';

const usage = `podatelna start [--passphrase-fd <n>]  run the companion
podatelna pair                         show a one-time code for the extension
podatelna pairs list | revoke <id>     browsers that may talk to this companion
podatelna secrets set <system>         ask for credentials, or read one JSON object from standard input
podatelna secrets list | remove <system>
podatelna unlock | lock | passphrase   open or close the vault, change its passphrase
podatelna receipt <id> [--out <file>]  the receipt of a submission that is done, as PDF
podatelna audit verify [--receipt <file>] [--json]
                                       whether the record of everything done is whole
podatelna audit export --case <file mark> [--json | --csv]
podatelna purge --older-than <days>    delete what came to its end so long ago; the audit stays
podatelna logs [--follow] [--lines <n>]
podatelna submit <file.json> [--wait]  file a submission; or: submit --example auction
podatelna status [--json] [--follow] [--case <file mark>]
podatelna undo | send-now | stop | retry <id>
podatelna sign <pdf> [--out <pdf>] [--key <file.p12>] [--again]
podatelna verify <pdf>                 whose signatures it carries, and whether they hold
podatelna decide <id> --adopt <candidate> | --resend | --give-up`;

/** Large libraries are loaded only by the commands that need them: every other one is to be quick. */
const start: Command = async (args, context) => (await import('./commands/start.ts')).start(args, context);
const sign: Command = async (args, context) => (await import('./commands/sign.ts')).sign(args, context);
const verify: Command = async (args, context) => (await import('./commands/verify.ts')).verify(args, context);

const commands: ReadonlyMap<string, Command> = new Map([
  ['start', start],
  ['pair', pair],
  ['pairs', pairs],
  ['secrets', secrets],
  ['unlock', unlock],
  ['lock', lock],
  ['passphrase', passphrase],
  ['receipt', receipt],
  ['audit', audit],
  ['purge', purge],
  ['logs', logs],
  ['submit', submit],
  ['status', status],
  ['undo', steer('submissions.undo')],
  ['send-now', steer('submissions.send-now')],
  ['stop', steer('submissions.stop')],
  ['retry', steer('submissions.retry')],
  ['decide', decide],
  ['sign', sign],
  ['verify', verify],
]);

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const command = commands.get(name);
  if (command === undefined) {
    const isAsked = name === 'help' || name === '--help';
    (isAsked ? process.stdout : process.stderr).write(`${usage}\n`);
    return isAsked ? 0 : 2;
  }
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  const config = readConfig();
  const channel = createChannel(() => readCommandLinePairing(config.home), { fetch });
  return command(rest, {
    config,
    channel,
    signal: ended.signal,
    print: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
    terminal:
      process.stdin.isTTY && process.stderr.isTTY
        ? createTerminal({ input: process.stdin, output: process.stderr })
        : undefined,
    readInput: () => text(process.stdin),
  });
}

function explain(error: unknown): { readonly sentence: string; readonly code: number } {
  if (isProblemError(error)) return { sentence: problemText(error.problem), code: 1 };
  if (error instanceof UsageError) return { sentence: error.message, code: 2 };
  const isArgument =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (isArgument) return { sentence: `${error.message}\n${usage}`, code: 2 };
  // Our own errors are sentences; of any other the class is enough, its message may quote data.
  const isOurs = error instanceof Error && (error.name === 'Error' || error.name === 'ConfigError');
  return {
    sentence: isOurs
      ? error.message
      : `Unexpected fault: ${error instanceof Error ? error.name : 'unknown'}.`,
    code: 1,
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { sentence, code } = explain(error);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
