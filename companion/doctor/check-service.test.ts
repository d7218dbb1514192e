import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { checkService } from './check-service.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-service-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const facts = { platform: 'linux', homeFolder: root, env: {} } as const;
const path = join(root, '.config', 'systemd', 'user', 'podatelna.service');
beforeEach(() => rmSync(join(root, '.config'), { recursive: true, force: true }));

it.each<[string, boolean, string, string, RegExp, RegExp]>([
  ['runs', true, 'active', 'ok', /^It runs/, /^$/],
  ['does not run', true, 'inactive', 'problem', /^It does not run/, /systemctl --user start podatelna/],
  ['failed', true, 'failed', 'problem', /failures/, /podatelna logs.*systemctl --user start/],
  ['is not installed', false, 'inactive', 'unchecked', /^None is installed/, /^$/],
  ['runs without description', false, 'active', 'problem', /is gone/, /service install.*service remove/],
  [
    "can't be asked",
    true,
    'Failed to connect to bus: No medium',
    'unchecked',
    /can't be asked.*linger/,
    /^$/,
  ],
  ["of which nothing is here can't be asked", false, 'Failed to connect to bus', 'unchecked', /^None/, /^$/],
])('a service that %s', (_name, installed, output, state, says, todo) => {
  if (installed) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '[Unit]\n');
  }
  const [finding, ...others] = checkService(
    facts,
    () => ({ code: 1, output }),
    () => true,
  );
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ check: 'service', state, says: expect.stringMatching(says) });
  expect(finding?.todo ?? '').toMatch(todo);
});

it('of a system without services has no line', () => {
  expect(checkService({ ...facts, platform: 'freebsd' })).toEqual([]);
});
