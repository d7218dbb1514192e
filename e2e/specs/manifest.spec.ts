/** What the extension asks the browser for: the built manifests, the configuration, the committed copy and the docs agree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');
const readText = (path: string): string => readFileSync(join(root, path), 'utf8');
const readJson = (path: string): Record<string, unknown> => JSON.parse(readText(path));

const browsers = ['chrome', 'firefox'] as const;
/** Members of a manifest that give power to us, or others a way to us. */
const watched = [
  'permissions',
  'optional_permissions',
  'host_permissions',
  'optional_host_permissions',
  'content_scripts',
  'web_accessible_resources',
  'externally_connectable',
  'content_security_policy',
  'commands',
] as const;

const snapshot = readJson('e2e/manifest.snapshot.json') as Record<(typeof browsers)[number], object>;

for (const browser of browsers) {
  test(`the build for ${browser} asks for what the committed copy says, and for nothing else`, () => {
    const manifest = readJson(`.output/${browser}-mv3/manifest.json`);
    const asked = Object.fromEntries(watched.map((name) => [name, manifest[name] ?? null]));
    expect(asked).toEqual(snapshot[browser]);
  });
}

test('the configuration names every permission of the builds', () => {
  const config = readText('wxt.config.ts');
  for (const manifest of Object.values(snapshot) as Record<string, unknown>[])
    for (const name of ['permissions', 'host_permissions', 'optional_host_permissions'])
      for (const permission of manifest[name] as string[]) expect(config).toContain(`'${permission}'`);
});

test('every permission is explained in the docs, and nothing that is not asked for', () => {
  const rows = readText('docs/permissions.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  const asked = (Object.values(snapshot) as Record<string, string[]>[]).flatMap((manifest) => [
    ...(manifest.permissions ?? []),
    ...(manifest.host_permissions ?? []),
    ...(manifest.optional_host_permissions ?? []),
    ...(manifest.optional_permissions ?? []),
  ]);
  const commands = (Object.values(snapshot) as { commands: object }[]).flatMap((one) =>
    Object.keys(one.commands),
  );
  const others = [
    'web_accessible_resources',
    'panel.html',
    'commands',
    ...commands,
    'externally_connectable',
  ];
  expect(explained.sort()).toEqual([...new Set([...asked, ...others])].sort());
});
