import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog, type LogFields } from './log.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the log', () => {
  it('writes named fields only, at once, for this user alone', () => {
    const log = createLog(home);
    const more = { id: 'x', password: 'canary', payload: { title: 'canary' }, message: 'canary' };
    log.info('run', more as LogFields);
    log.internalError(new TypeError('canary'), 'drafts.save');
    const path = join(home, 'log', 'companion.log');
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('canary');
    expect(text).toContain('"id":"x"');
    expect(text).toContain('"error":"TypeError"');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
