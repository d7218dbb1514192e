import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../store/open-database.ts';
import { type AuditEntry, appendLine, sealLinesWith } from './append-line.ts';
import { type AuditKey, type AuditLine, auditKey } from './audit-line.ts';
import { insertLine } from './sql/insert-line.ts';
import { readLines } from './sql/read-lines.ts';
import { checkAudit, verifyAudit } from './verify-audit.ts';

const key = auditKey(randomBytes(32));

function written(count: number, sealedWith: AuditKey | undefined = key): DatabaseSync {
  const db = openDatabase(':memory:');
  sealLinesWith(db, () => sealedWith);
  appendLine(db, { at: 0, who: 'podatelna', action: 'audit.key', result: key.id, what: { value: 0 } });
  for (let number = 2; number <= count; number += 1) {
    appendLine(db, {
      at: number * 1000,
      who: number % 2 === 0 ? 'Jana Nová, Chromium' : 'podatelna',
      action: number % 3 === 0 ? 'state.release' : 'step.intent',
      submissionId: `00000000-0000-4000-8000-${String(number % 4).padStart(12, '0')}`,
      result: 'queued',
      remoteId: number % 5 === 0 ? String(number) : null,
      what: { value: { number } },
    });
  }
  return db;
}

/** As somebody does who writes in the file itself. */
function withoutTriggers(db: DatabaseSync): void {
  for (const name of ['auditGoesOnAtTheEnd', 'auditIsNeverTakenAway', 'auditIsNeverChanged']) {
    db.exec(`DROP TRIGGER ${name}`);
  }
}

const verify = (db: DatabaseSync, more: Partial<Parameters<typeof verifyAudit>[0]> = {}) =>
  throughout(checkAudit({ db, key, ends: [], ...more }));

function throughout<T>(pieces: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

const endOf = (db: DatabaseSync) => {
  const last = [...readLines(db)].at(-1);
  return { line: last?.line ?? 0, link: last?.link ?? '', from: 'receipt' as const };
};

const columns = {
  at: (line: AuditLine) => ({ ...line, at: line.at + 1 }),
  who: (line: AuditLine) => ({ ...line, who: `${line.who}.` }),
  action: (line: AuditLine) => ({ ...line, action: 'state.undo' }),
  submissionId: (line: AuditLine) => ({ ...line, submissionId: line.submissionId === null ? 'x' : null }),
  source: (line: AuditLine) => ({ ...line, source: 'history' }),
  sourceSeq: (line: AuditLine) => ({ ...line, sourceSeq: 7 }),
  what: (line: AuditLine) => ({ ...line, what: line.what.replace(/^./, (one) => (one === 'a' ? 'b' : 'a')) }),
  result: (line: AuditLine) => ({ ...line, result: 'done' }),
  remoteId: (line: AuditLine) => ({ ...line, remoteId: 'another' }),
  link: (line: AuditLine) => ({ ...line, link: line.link.replace(/^./, (one) => (one === 'a' ? 'b' : 'a')) }),
  keyId: (line: AuditLine) => ({ ...line, keyId: '0000000000000000' }),
  seal: (line: AuditLine) => ({ ...line, seal: '0'.repeat(64) }),
} satisfies Partial<Record<keyof AuditLine, (line: AuditLine) => AuditLine>>;

function rewrite(db: DatabaseSync, lines: readonly AuditLine[]): void {
  db.exec('BEGIN; DELETE FROM audit');
  for (const line of lines) insertLine(db, line);
  db.exec('COMMIT');
}

/** Written anew by somebody who knows everything but the key. */
function relinked(lines: readonly AuditLine[], seal: 'kept' | 'none' | 'own'): DatabaseSync {
  const db = openDatabase(':memory:');
  const own = auditKey(randomBytes(32));
  sealLinesWith(db, () => (seal === 'own' ? own : undefined));
  for (const { at, who, action, submissionId, result, remoteId } of lines) {
    appendLine(db, {
      at,
      who,
      action,
      result,
      remoteId,
      what: { value: 'forged' },
      ...(submissionId === null ? {} : { submissionId }),
    } as AuditEntry); // forged: it says what it likes
  }
  if (seal === 'kept') {
    withoutTriggers(db);
    for (const line of lines) {
      db.prepare('UPDATE audit SET keyId = ?, seal = ? WHERE line = ?').run(line.keyId, line.seal, line.line);
    }
  }
  return db;
}

describe('the audit as it was written', () => {
  it('lets others in between its pieces, and checks what they write', async () => {
    const db = written(450);
    let end = 450;
    const others = setInterval(() => {
      appendLine(db, {
        at: 0,
        who: 'podatelna',
        action: 'state.release',
        result: 'queued',
        what: { value: 1 },
      });
      end += 1;
    }, 0);
    const report = await verifyAudit({ db, key, ends: [] });
    clearInterval(others);
    expect(report).toMatchObject({ lines: end, findings: [] });
  });

  it('is whole, empty, short or long, sealed or not yet', () => {
    expect(verify(openDatabase(':memory:')).findings).toEqual([]);
    for (const count of [1, 2, 40]) {
      const db = written(count);
      const end = endOf(db);
      expect(verify(db, { ends: [end] })).toEqual({
        lines: count,
        head: end.link,
        sealed: count,
        unsealed: 0,
        unchecked: 0,
        findings: [],
      });
    }
    const db = openDatabase(':memory:');
    for (const at of [1, 2]) {
      appendLine(db, { at, who: 'podatelna', action: 'stored', result: 'held', what: { value: at } });
    }
    expect(throughout(checkAudit({ db, key: undefined, ends: [] }))).toMatchObject({
      unsealed: 2,
      findings: [],
    });
  });

  it('can be looked through without a key, seals apart', () => {
    expect(verify(written(9), { key: undefined })).toMatchObject({ sealed: 0, unchecked: 9, findings: [] });
  });
});

describe('the database itself', () => {
  it.each([
    ['changes no line', "UPDATE audit SET who = 'x' WHERE line = 2"],
    ['changes no number', 'UPDATE audit SET line = 99 WHERE line = 2'],
    ['changes no number by its other name', 'UPDATE audit SET rowid = 99 WHERE line = 2'],
    ['changes no digest', "UPDATE audit SET what = 'x'"],
    ['changes no link', "UPDATE audit SET link = 'x' WHERE line = 4"],
    ['adds no remote id', "UPDATE audit SET remoteId = 'x' WHERE remoteId IS NULL"],
    ['takes no submission away', 'UPDATE audit SET submissionId = NULL WHERE line = 2'],
    ['opens no seal', 'UPDATE audit SET seal = NULL, keyId = NULL WHERE line = 2'],
    ['seals nothing twice', "UPDATE audit SET seal = 'x' WHERE line = 2"],
    ['changes no salt', "UPDATE audit SET salt = 'x' WHERE line = 2"],
    ['takes no line away', 'DELETE FROM audit WHERE line = 4'],
    ['takes not all away', 'DELETE FROM audit'],
    [
      'replaces no line',
      "REPLACE INTO audit SELECT line, at, 'x', action, submissionId, source, sourceSeq, what, result, remoteId, link, salt, keyId, seal FROM audit WHERE line = 4",
    ],
    [
      'leaves no gap',
      'INSERT INTO audit SELECT 9, at, who, action, submissionId, source, sourceSeq, what, result, remoteId, link, salt, keyId, seal FROM audit WHERE line = 4',
    ],
  ])('%s', (_name, sql) => {
    const db = written(4);
    expect(() => db.exec(sql)).toThrow(/audit line/);
    expect(verify(db).findings).toEqual([]);
  });

  it('lets a salt be forgotten, but never come back', () => {
    const db = written(4);
    db.exec('UPDATE audit SET salt = NULL WHERE line = 2');
    expect(() => db.exec("UPDATE audit SET salt = 'x' WHERE line = 2")).toThrow(/audit line/);
  });
});

describe('somebody who writes in the file', () => {
  const place = fc.integer({ min: 1, max: 12 });
  const db = written(12);
  const whole: readonly AuditLine[] = [...readLines(db)];
  const end = endOf(db);
  withoutTriggers(db);

  it('is found by any single change of any column', () => {
    const names = fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])); // its own keys
    fc.assert(
      fc.property(place, names, (line, column) => {
        const lines = whole.map((one) => (one.line === line ? columns[column](one) : one));
        rewrite(db, lines);
        expect(verify(db).findings).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is found by any removal, at the end against a receipt', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 12 }), (first, count) => {
        rewrite(
          db,
          whole.filter(({ line }) => line < first || line >= first + count),
        );
        const found = verify(db, { ends: [end] }).findings;
        expect(found).not.toEqual([]);
        if (first + count > 12) expect(found).toContainEqual({ line: 12, finding: 'end-missing' });
        else expect(verify(db).findings).toContainEqual({ line: first, finding: 'gap' });
      }),
      { numRuns: 100 },
    );
  });

  it('is found by any swap, with the numbers set right or not', () => {
    fc.assert(
      fc.property(place, place, fc.boolean(), (one, other, numbersSetRight) => {
        fc.pre(one !== other);
        const lines = [...whole];
        const [a, b] = [lines[one - 1], lines[other - 1]];
        if (a === undefined || b === undefined) throw new Error('twelve lines');
        lines[one - 1] = numbersSetRight ? { ...b, line: one } : { ...a, what: b.what, link: b.link };
        lines[other - 1] = numbersSetRight ? { ...a, line: other } : { ...b, what: a.what, link: a.link };
        rewrite(db, lines);
        expect(verify(db).findings).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is found by any line put in between', () => {
    fc.assert(
      fc.property(place, (at) => {
        const twice = whole.flatMap((one) => (one.line === at ? [one, one] : [one]));
        rewrite(
          db,
          twice.map((one, index) => ({ ...one, line: index + 1 })),
        );
        expect(verify(db).findings).not.toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['kept', 'none', 'own'] as const)(
    'is found when all is written anew without the key, seals: %s',
    (seal) => {
      const ends = [{ ...end, from: 'vault' as const }];
      expect(verify(relinked(whole, seal), { ends }).findings).not.toEqual([]);
    },
  );

  it('is found when a line says that lines were missing at a start', () => {
    const db = written(3);
    appendLine(db, {
      at: 1,
      who: 'podatelna',
      action: 'audit.end-missing',
      result: '9',
      what: { value: '9' },
    });
    expect(verify(db).findings).toEqual([{ line: 4, finding: 'end-was-missing' }]);
  });

  it('is found by a receipt of another audit', () => {
    expect(verify(written(12), { ends: [endOf(written(12))] }).findings).toEqual([
      { line: 12, finding: 'differs-from-receipt' },
    ]);
    expect(verify(written(3), { ends: [endOf(written(12))] }).findings).toEqual([
      { line: 12, finding: 'end-missing' },
    ]);
  });
});
