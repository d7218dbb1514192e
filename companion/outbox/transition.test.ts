import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import { submissionStates, type TransitionName, transitions } from '../../shared/contract/states.ts';
import { openDatabase } from '../store/open-database.ts';
import { insertSubmission } from './sql/insert-submission.ts';
import { readReleasedAt } from './sql/read-released-at.ts';
import { readSubmission } from './sql/read-submission.ts';
import { transition } from './transition.ts';

const id = '00000000-0000-4000-8000-000000000001';
const names = Object.keys(transitions) as TransitionName[];

function stored(): DatabaseSync {
  const db = openDatabase(':memory:');
  insertSubmission(db, {
    request: {
      id,
      caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '' },
      pageUrl: null,
      payload: {
        kind: 'auction',
        action: 'save-draft',
        auctionKind: 'real',
        number: '142EX81/25',
        voluntary: false,
        title: 'Dům',
        attachments: [],
      },
      preparedBy: '',
      training: false,
    },
    system: 'portal-drazeb',
    description: {
      fileMark: '142EX81/25',
      files: [],
      businessKey: 'key',
      number: '142EX81/25',
      title: 'Dům',
      action: 'save-draft',
      steps: [],
      isPublic: false,
      remoteId: null,
    },
    digest: 'digest',
    pair: 'pair',
    who: 'pair',
    revisionOf: null,
    inheritedRemoteId: null,
    afterId: null,
    awaits: [],
    signatures: [],
    heldUntil: 1,
    now: 0,
  });
  return db;
}

describe('the state of a submission', () => {
  it('changes only along the table, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 40 }), (asked) => {
        const db = stored();
        let state = readSubmission(db, id)?.state ?? 'done';
        let changes = 1;
        for (const name of asked) {
          const { from, to } = transitions[name];
          const isAllowed = (from as readonly string[]).includes(state);
          try {
            transition(db, id, name, { now: 1 });
            expect(isAllowed).toBe(true);
            state = to;
            changes += 1;
          } catch (error) {
            expect(isProblemError(error) && error.problem.code).toBe('wrong-state');
            expect(isAllowed).toBe(false);
          }
          expect(readSubmission(db, id)?.state).toBe(state);
        }
        expect(db.prepare('SELECT count(*) AS n FROM history').get()?.n).toBe(changes);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('has no way out of a final one but giving up what was rejected', () => {
    const ways = names.flatMap((name) =>
      transitions[name].from.map((from) => `${from} ${transitions[name].to}`),
    );
    expect(ways.filter((way) => /^(done|cancelled|rejected) /.test(way))).toEqual(['rejected cancelled']);
  });

  it('is one of the known ones on either end of every way', () => {
    for (const name of names) {
      expect(submissionStates).toContain(transitions[name].to);
      for (const from of transitions[name].from) expect(submissionStates).toContain(from);
    }
  });

  it('changes together with what belongs to it, or not at all', () => {
    const db = stored();
    expect(() =>
      transition(db, id, 'release', { now: 1, ignoredRemoteIds: [1n as unknown as string] }),
    ).toThrow();
    expect(readSubmission(db, id)).toMatchObject({ state: 'held', ignoredRemoteIds: [] });
    expect(db.isTransaction).toBe(false);
  });
});

describe('when it was let go', () => {
  it('is when it was stored, released, or sent again; tries of the same sending change nothing', () => {
    const db = stored();
    const at = (): number => {
      const row = readSubmission(db, id);
      if (row === undefined) throw new Error('nothing is stored');
      return readReleasedAt(db, row);
    };
    expect(at()).toBe(0);
    const steps = [
      ['release', 10, 10],
      ['start', 20, 10],
      ['retry', 30, 10],
      ['start', 40, 10],
      ['pause', 50, 10],
      ['start', 60, 10],
      ['lose', 70, 10],
      ['settle', 80, 80],
      ['start', 90, 80],
    ] as const;
    for (const [name, now, expected] of steps) {
      transition(db, id, name, { now });
      expect(at(), name).toBe(expected);
    }
  });
});
