#!/usr/bin/env node
/** The command line: what a call has of this process. */
import { text } from 'node:stream/consumers';
import { createChannel } from '../shared/channel/client.ts';
import { ProblemError } from '../shared/contract/problems.ts';
import { readCommandLinePairing } from './channel/pairs.ts';
import { runCommandLine } from './command-line.ts';
import { createTerminal } from './commands/terminal.ts';
import { homeOfPodatelna } from './platform/folders.ts';
import { isUsed } from './platform/home-folder.ts';
import { spareLoopback } from './platform/spare-loopback.ts';
import { factsOf, readConfig } from './read-config.ts';

spareLoopback(process.env);

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());

process.exitCode = await runCommandLine(process.argv.slice(2), {
  signal: ended.signal,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  terminal:
    process.stdin.isTTY && process.stderr.isTTY
      ? createTerminal({ input: process.stdin, output: process.stderr })
      : undefined,
  readInput: () => text(process.stdin),
  open: (mayBegin) => {
    const home = homeOfPodatelna(factsOf());
    if (!mayBegin && !isUsed(home)) throw new ProblemError({ code: 'not-paired', params: { folder: home } });
    const config = readConfig();
    return { config, channel: createChannel(() => readCommandLinePairing(config.home), { fetch }) };
  },
});
