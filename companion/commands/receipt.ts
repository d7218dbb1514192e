import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '../platform/error-code.ts';
import { inWords } from '../platform/system-error.ts';
import { answer } from './answer.ts';
import { type Command, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';

/** `podatelna receipt <id> [--out <file>] [--json]`: writes the receipt; a file that is there already stays. */
export const receipt: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, { out: { type: 'string' } });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new UsageError('Name one submission by its id.');
  const { name, sha256, size, audit, content } = await context.channel.call('receipts.read', { id });
  const path = resolve(values.out ?? name);
  try {
    // It holds a case's data: for this user alone, like everything of ours.
    writeFileSync(path, Buffer.from(content, 'base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const isThere = errorCode(error) === 'EEXIST';
    if (!isThere) throw inWords(error, { path, so: 'Name another file with --out.' });
    throw new Error(`${path} is there already; name another file with --out.`, { cause: error });
  }
  answer(context, 'receipt', { path, sha256, size, audit }, [`Written: ${path}`]);
  return 0;
};
