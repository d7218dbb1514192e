import { describe, expect, it } from 'vitest';
import { submissionStates } from '../../../shared/contract/states.ts';
import {
  type Filter,
  firstFilter,
  queryOf,
  type StatusView,
  statesOf,
  statesToChoose,
  views,
} from './views.ts';

describe('the lists of the status page', () => {
  it('put every state into exactly one list', () => {
    const listed = [...statesOf['needs-person'], ...statesOf.running, ...statesOf.finished];
    expect(listed.toSorted()).toEqual([...submissionStates].toSorted());
  });

  it('ask for whole days in Prague, also where a clock changes', () => {
    const query = queryOf({ ...firstFilter, from: '2027-03-28', to: '2027-03-28' }, 0);
    expect(query).toMatchObject({ from: '2027-03-27T23:00:00.000Z', to: '2027-03-28T22:00:00.000Z' });
  });

  it('look through every state once something is searched for', () => {
    expect(queryOf({ ...firstFilter, text: ' 142 EX 81/25 ' }, 0)).toMatchObject({
      text: '142 EX 81/25',
      states: [],
    });
  });

  it('name what only a newer companion tells apart in their own queries alone', () => {
    const query = (view: StatusView, rest: Partial<Filter> = {}) =>
      queryOf({ ...firstFilter, view, ...rest }, 0);
    expect(query('approval')).toMatchObject({ states: ['waiting'], awaits: 'approval' });
    expect(query('drafts')).toMatchObject({ states: [], leftAsDraft: true });
    for (const view of views.filter((one) => one !== 'approval' && one !== 'drafts')) {
      expect(Object.keys(query(view)).toSorted()).toEqual(['limit', 'offset', 'states', 'systems', 'text']);
    }
    expect(query('approval', { text: 'x' })).not.toHaveProperty('awaits');
    expect(query('all', { own: true })).toMatchObject({ own: true });
  });

  it('are narrowed to one of their states', () => {
    expect(queryOf({ ...firstFilter, state: 'rejected' }, 0).states).toEqual(['rejected']);
    expect(statesToChoose('needs-person')).toEqual(statesOf['needs-person']);
    expect(statesToChoose('all')).toEqual(submissionStates);
    expect([...statesToChoose('approval'), ...statesToChoose('drafts')]).toEqual([]);
  });

  it.each(['', 'včera', '2027-13', '--'])('have no bound by %j', (from) => {
    expect(queryOf({ ...firstFilter, from }, 0)).not.toHaveProperty('from');
  });
});
