#!/usr/bin/env node
/** The command line: what a call has of this process. */
import { text } from 'node:stream/consumers';
import { createChannel } from '../shared/channel/client.ts';
import { ProblemError } from '../shared/contract/problems.ts';
import { readCommandLinePairing } from './channel/pairs.ts';
import { runCommandLine } from './command-line.ts';
import { createTerminal } from './commands/terminal.ts';
import { errorCode } from './platform/error-code.ts';
import { homeOfPodatelna } from './platform/folders.ts';
import { isUsed } from './platform/home-folder.ts';
import { spareLoopback } from './platform/spare-loopback.ts';
import { factsOf, readConfig, readConfigOnly } from './read-config.ts';

spareLoopback(process.env);

/** What a shell gives of a program whose reader has gone. */
const ofSigPipe = 141;

const ended = new AbortController();
// SIGHUP: the terminal was closed, or the session ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ended.abort());

let unheard: number | undefined;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    const isClosed = errorCode(error) === 'EPIPE';
    unheard ??= isClosed ? ofSigPipe : 1;
    process.exitCode = unheard;
    if (!isClosed && stream === process.stdout)
      process.stderr.write(`The output can't be written (${errorCode(error) ?? 'unknown'}).\n`);
    // A companion works on without anybody who reads what it says.
    if (process.argv[2] !== 'start') ended.abort();
  });
}

const code = await runCommandLine(process.argv.slice(2), {
  signal: ended.signal,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  terminal:
    process.stdin.isTTY && process.stderr.isTTY
      ? createTerminal({ input: process.stdin, output: process.stderr })
      : undefined,
  readInput: () => text(process.stdin),
  open: (inNewHome) => {
    const home = homeOfPodatelna(factsOf());
    const isNew = inNewHome !== 'begins' && !isUsed(home);
    if (isNew && inNewHome === 'refuses')
      throw new ProblemError({ code: 'not-paired', params: { folder: home } });
    const config = isNew ? readConfigOnly() : readConfig();
    return { config, channel: createChannel(() => readCommandLinePairing(config.home), { fetch }) };
  },
});
process.exitCode = unheard ?? code;
