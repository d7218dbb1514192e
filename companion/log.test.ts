import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog, type LogFields } from './log.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const written = (): string => readFileSync(join(home, 'log', 'companion.log'), 'utf8');

describe('the log', () => {
  it('writes named fields only, at once, for this user alone', () => {
    const log = createLog(home);
    const more = { id: 'x', password: 'canary', payload: { title: 'canary' }, message: 'canary' };
    log.info('run', more as LogFields);
    log.internalError(new TypeError('canary'), 'drafts.save');
    expect(written()).not.toContain('canary');
    expect(written()).toContain('"id":"x"');
    expect(written()).toContain('"error":"TypeError"');
    expect(statSync(join(home, 'log', 'companion.log')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['a sentence', 'login of canary failed'],
    ['a file mark', '142EX81/25'],
    ['a name with accents', 'Nováková'],
    ['an address', 'https://example.cz/canary?key=1'],
    ['an object', { canary: 1 }],
    ['an error', new Error('canary')],
    ['a list', ['canary']],
    ['a line of its own', 'x\n{"level":30}'],
    ['something endless', 'canary'.repeat(20)],
  ])('writes no %s even where a field is named', (_name, value) => {
    createLog(home).info('run', { code: value, error: value, state: value } as LogFields);
    const { code, error, state } = JSON.parse(written());
    expect([code, error, state]).toEqual(['?', '?', '?']);
  });

  it('never writes what a field of any other name carries', () => {
    const log = createLog(home);
    const canary = 'canary-0e77';
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.constant(canary)), (fields) => {
        const { id: _, system: _1, state: _2, step: _3, route: _4, code: _5, error: _6, ...rest } = fields;
        log.warn('run', rest as LogFields);
      }),
    );
    expect(written()).not.toContain(canary);
  });
});
