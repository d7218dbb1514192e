/** THIRD-PARTY.md: what of others is shipped, and under which licence. `npm run licences` writes it; a test compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenseText, root, type ShippedPackage, shippedPackages } from './shipped-packages.ts';

const path = join(root, 'THIRD-PARTY.md');
const font = join(root, 'companion', 'receipts', 'font', 'LICENSE.txt');

/** The same licence is printed once, for all who use the very same words. */
export function thirdParty(): string {
  // Compiled parts differ by machine; which of them this one has must not change the file.
  const packages = shippedPackages().filter(({ name }) => !/-(linux|darwin|win32|freebsd)-/.test(name));
  const texts = new Map<string, ShippedPackage[]>();
  for (const one of packages) {
    const text = licenseText(one.folder) ?? `(${one.license}; the package brings no text of its own)`;
    texts.set(text, [...(texts.get(text) ?? []), one]);
  }
  return [
    '# Works of others in Podatelna',
    '',
    'Written by `npm run licences` from package-lock.json. The compiled parts of `@napi-rs/keyring` for each kind of',
    'machine have its licence. The folder for Linux also contains Node.js itself (https://github.com/nodejs/node/blob/main/LICENSE).',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`),
    '| DejaVu Sans Condensed (typeface of receipts) | 2.37 | Bitstream Vera and DejaVu |',
    '',
    ...[...texts].flatMap(([text, users]) => [
      `## ${users.map(({ name }) => name).join(', ')}`,
      '',
      '```',
      text,
      '```',
      '',
    ]),
    '## DejaVu Sans Condensed',
    '',
    '```',
    readFileSync(font, 'utf8').replaceAll('\r\n', '\n').trim(),
    '```',
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(path, thirdParty());
