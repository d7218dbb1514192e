/** The ways between states, written out by hand a second time: the whole cross product. */
import { describe, expect, it } from 'vitest';
import {
  canTransition,
  finalStates,
  needsPerson,
  type SubmissionState,
  submissionStates,
  type TransitionName,
  transitions,
} from './states.ts';

/** Columns: waiting held queued sending retrying accepted done unknown rejected cancelled. */
const table: { readonly [T in TransitionName]: readonly [allowed: string, to: SubmissionState] } = {
  approve: ['x.........', 'held'],
  withdraw: ['x.........', 'cancelled'],
  undo: ['.x........', 'cancelled'],
  release: ['.x........', 'queued'],
  start: ['..x.x.....', 'sending'],
  retry: ['...x......', 'retrying'],
  pause: ['...xx.....', 'queued'],
  lose: ['...x......', 'unknown'],
  settle: ['.......x..', 'queued'],
  giveUp: ['.......xx.', 'cancelled'],
  reject: ['...x......', 'rejected'],
  stop: ['..xxx.....', 'cancelled'],
  accept: ['...x......', 'accepted'],
  verify: ['.....x....', 'done'],
  dispute: ['.....x....', 'unknown'],
};
const columns = [
  'waiting',
  'held',
  'queued',
  'sending',
  'retrying',
  'accepted',
  'done',
  'unknown',
  'rejected',
  'cancelled',
] as const;
const names = Object.keys(table) as TransitionName[]; // the table's own keys

describe('the table of transitions', () => {
  it('has the states and transitions written out here, none more', () => {
    expect([...submissionStates]).toEqual([...columns]);
    expect(Object.keys(transitions).sort()).toEqual([...names].sort());
  });

  for (const name of names) {
    const [allowed, to] = table[name];
    it(`leads by ${name} to ${to}`, () => {
      expect(transitions[name].to).toBe(to);
    });
    columns.forEach((from, index) => {
      const may = allowed[index] === 'x';
      it(`${may ? 'allows' : 'refuses'} ${name} from ${from}`, () => {
        expect(canTransition(from, name)).toBe(may);
      });
    });
  }

  it('lets nothing out of done and cancelled', () => {
    for (const name of names) {
      expect(canTransition('done', name)).toBe(false);
      expect(canTransition('cancelled', name)).toBe(false);
    }
  });

  it('reaches every state but the ones a submission is born in', () => {
    const reached = new Set<SubmissionState>(names.map((name) => transitions[name].to));
    expect(columns.filter((state) => !reached.has(state))).toEqual(['waiting']);
  });

  it('sends again after an answer was lost only through unknown', () => {
    const intoSending = names.filter((name) => transitions[name].to === 'sending');
    expect(intoSending).toEqual(['start']);
    expect(canTransition('unknown', 'start')).toBe(false);
    expect(canTransition('accepted', 'start')).toBe(false);
  });

  it('takes nothing back by itself once the remote confirmed it', () => {
    for (const name of ['undo', 'stop', 'withdraw', 'retry', 'pause', 'reject'] as const)
      expect(canTransition('accepted', name)).toBe(false);
  });
});

describe('states a person looks at', () => {
  it('are the three that wait for one', () => {
    expect([...needsPerson].sort()).toEqual(['rejected', 'unknown', 'waiting']);
  });

  it('are told apart from those in which nothing more happens', () => {
    expect([...finalStates].sort()).toEqual(['cancelled', 'done', 'rejected']);
  });
});
