import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import { createFakeClock } from '../fake-clock.ts';
import { openSecretFile } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openSecretFile(folder, createFakeClock());
const canary = 'canary-9b1f';

describe('credentials', () => {
  it('are kept for this user alone and survive a restart', () => {
    open().set('portal-drazeb', { username: 'a', password: canary });
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(open().get('portal-drazeb')).toEqual({ username: 'a', password: canary });
  });

  it('are listed without their content, and removed for good', () => {
    const store = open();
    store.set('cud', { apiKey: canary });
    expect(JSON.stringify(store.list())).not.toContain(canary);
    expect(store.list()).toEqual([{ system: 'cud', setAt: '2027-03-01T08:00:00.000Z' }]);
    store.remove('cud');
    expect(store.get('cud')).toBeUndefined();
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain(canary);
  });

  it.each([
    ['portal-drazeb', { username: canary }, 'password'],
    ['portal-drazeb', { username: canary, password: '' }, 'password'],
    ['portal-drazeb', { username: canary, password: canary, token: canary }, 'token'],
    ['ingatlanok', { apiKey: canary }, 'username'],
    ['cud', { username: canary, password: canary }, 'apiKey'],
    ['dochazka', { apiKey: 1 }, 'apiKey'],
    ['dochazka', canary, ''],
  ] as const)(
    'of %s in the wrong shape are refused by field, without quoting them',
    (system, value, field) => {
      const store = open();
      try {
        store.set(system, value);
        expect.unreachable();
      } catch (error) {
        expect(isProblemError(error) && error.problem).toMatchObject({ code: 'invalid-message', field });
        expect(JSON.stringify(isProblemError(error) && error.problem)).not.toContain(canary);
      }
      expect(store.list()).toEqual([]);
    },
  );

  it('are not read from a file other users can open', () => {
    open().set('cud', { apiKey: canary });
    chmodSync(join(folder, 'secrets.json'), 0o644);
    expect(() => open().get('cud')).toThrow('can be opened by other users');
  });
});
