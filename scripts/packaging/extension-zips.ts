/**
 * The last part of `npm run build`: one zip a browser for its store, and how large everything became. A size beyond
 * its committed limit ends the build; raising a limit is a decision of its own (scripts/packaging/size-limits.json).
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from './bundle-companion.ts';
import { writeZip, type ZipFile } from './write-zip.ts';

const output = join(projectRoot, '.output');
const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};
/** Bytes: of scripts as they travel (gzip), and of the whole zip (`zip`). */
const limits = JSON.parse(
  readFileSync(join(projectRoot, 'scripts', 'packaging', 'size-limits.json'), 'utf8'),
) as Readonly<Record<string, number>>;

function filesIn(folder: string): readonly ZipFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: relative(folder, path).split(sep).join('/'), bytes: readFileSync(path) };
    });
}

let isTooLarge = false;
for (const browser of ['chrome', 'firefox']) {
  const files = filesIn(join(output, `${browser}-mv3`));
  const zip = writeZip(files);
  const name = `podatelna-${version}-${browser}.zip`;
  writeFileSync(join(output, name), zip);
  console.log(`\n${name}  SHA-256 ${createHash('sha256').update(zip).digest('hex')}`);
  for (const [part, limit] of Object.entries(limits)) {
    const file = files.find((one) => one.name === part);
    if (part !== 'zip' && file === undefined)
      throw new Error(`size-limits.json names ${part}, which ${browser} lacks`);
    const size = file === undefined ? zip.length : gzipSync(file.bytes, { level: 9 }).length;
    const isOver = size > limit;
    isTooLarge ||= isOver;
    console.log(
      `  ${part.padEnd(16)} ${String(size).padStart(8)} of ${limit} bytes${isOver ? '  TOO LARGE' : ''}`,
    );
  }
}
if (isTooLarge) process.exit(1);
