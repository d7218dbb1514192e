/** What `npm run extract` is asked for. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ExtractOptions {
  /** An address, or the full path of an HTML file. */
  readonly page: { readonly url: URL } | { readonly file: string };
  /** Full path of a taught profile. */
  readonly profile: string | undefined;
  readonly json: boolean;
}

const usage = 'Usage: npm run extract -- <url or html file> [--profile file] [--json]';

function existing(path: string, folder: string): string {
  const full = resolve(folder, path);
  if (!existsSync(full) || !statSync(full).isFile()) throw new Error(`There is no file ${path}. ${usage}`);
  return full;
}

/**
 * @param folder where relative paths begin
 * @throws Error with a sentence for a person
 */
export function readOptions(args: readonly string[], folder: string): ExtractOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { profile: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [target, second] = positionals;
  if (target === undefined || second !== undefined) throw new Error(usage);
  const profile = values.profile === undefined ? undefined : existing(values.profile, folder);
  const { json } = values;
  if (/^https?:\/\//i.test(target)) return { page: { url: new URL(target) }, profile, json };
  const path = target.startsWith('file:') ? decodeURIComponent(new URL(target).pathname) : target;
  return { page: { file: existing(path, folder) }, profile, json };
}
