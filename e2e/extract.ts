/**
 * `npm run extract -- <url or html file> [--profile file] [--json]`: opens the page in the real browser with the
 * extension and prints what it read. Exit code 0: a case page; 3: none; 1: it could not be read.
 */
import { readFileSync } from 'node:fs';
import { plainReading } from '../shared/extraction/plain-reading.ts';
import { parseProfile } from '../shared/extraction/profile/parse-profile.ts';
import type { Profile } from '../shared/extraction/profile/schema.ts';
import { readOptions } from './extract/options.ts';
import { readPage } from './extract/read-page.ts';
import { printReading } from './extract/report.ts';
import { serveFile } from './extract/serve-file.ts';
import { openBrowser } from './support/browser.ts';

function readProfileFile(path: string): Profile {
  const parsed = parseProfile(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.ok) return parsed.profile;
  throw new Error(`The profile ${path} is refused: ${JSON.stringify(parsed.refusal)}`);
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.cwd());
  const profile = options.profile === undefined ? undefined : readProfileFile(options.profile);
  await using ending = new AsyncDisposableStack();
  const served = 'file' in options.page ? await serveFile(options.page.file) : undefined;
  if (served) ending.defer(() => served.close());
  const browser = await openBrowser({ headless: true });
  ending.defer(() => browser.close());
  const url = served?.url ?? ('url' in options.page ? options.page.url.href : '');
  const { reading } = await readPage(browser, url, profile);
  const plain = plainReading(reading);
  const documents = plain.documents.map((one) => ({ ...one, href: served?.original(one.href) ?? one.href }));
  const result = { ...plain, documents };
  console.log(options.json ? JSON.stringify(result, null, 2) : printReading(result));
  return result.isCasePage ? 0 : 3;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
