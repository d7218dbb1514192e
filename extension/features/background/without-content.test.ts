import { describe, expect, it } from 'vitest';
import { submissionStates } from '../../../shared/contract/states.ts';
import { submissionViewSchema } from '../../../shared/contract/submission.ts';
import { serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import { withoutContent, withoutWords } from './without-content.ts';

const full = (state: Parameters<typeof submissionOfState>[0]) =>
  submissionOfState(state, {
    title: 'Byt Jana Nováka',
    preparedBy: 'Jana Nová',
    approvedBy: 'Petr Malý',
    closingNote: 'na žádost Nováka',
    remote: { id: 'Ykwdg', url: 'https://portal.cz/Ykwdg', state: 'upcoming' },
    signatures: [{ original: 'a'.repeat(64), signed: null, at: null, name: 'Novák.pdf' }],
    problem: { code: 'remote-refused', params: { name: 'Novák' }, sent: 'nothing', remoteWords: 'Novák' },
  });

describe('what is remembered of a submission', () => {
  it.each(submissionStates)('names nobody and still is one, %s', (state) => {
    const kept = withoutContent(full(state));
    expect(submissionViewSchema.parse(kept)).toEqual(kept);
    expect(JSON.stringify(kept)).not.toMatch(/Nov|Mal|Ykwdg|http/);
    expect(kept).toMatchObject({ number: full(state).number, state, remote: { state: 'upcoming' } });
  });

  it('has its steps only where they are counted', () => {
    const counted = submissionStates.filter((state) => withoutContent(full(state)).steps.length > 0);
    expect(counted).toEqual(['sending', 'accepted']);
  });
});

it('of the companion no words of anybody are kept', () => {
  const [first] = serviceInfo.systems;
  if (first === undefined) throw new Error('no system');
  const problem = {
    code: 'remote-refused',
    params: { name: 'Novák' },
    sent: 'nothing',
    remoteWords: 'Novák',
  } as const;
  const kept = withoutWords({ ...serviceInfo, caller: 'Jana Nová', systems: [{ ...first, problem }] });
  expect(JSON.stringify(kept)).not.toContain('Nov');
});
