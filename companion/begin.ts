#!/usr/bin/env node
/**
 * The shipped program: takes what Node compiled the last time, then does what the command line says. Compiling is a
 * good part of a start, and a terminal server starts as many companions as it has users.
 */
import { flushCompileCache } from 'node:module';
import { config } from 'zod';
import { takeCodeCache } from './platform/code-cache.ts';
import { userHome } from './platform/user-home.ts';

/** A service runs for days and may be killed: what it compiled is written while it runs. */
const settledMs = 20_000;

if (takeCodeCache({ platform: process.platform, homeFolder: userHome(), env: process.env })) {
  setTimeout(flushCompileCache, settledMs).unref();
}
// Schemas would be compiled one by one when first used: dearer at the start than all that it saves later.
config({ jitless: true });
await import('./cli.ts');
