// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { fixedNow, submissionOfState } from '../panel/panel-fixtures.ts';
import { SubmissionProvider } from './submission-context.ts';
import { submissionContext } from './submission-fixtures.ts';
import { UnknownSection } from './unknown-section.tsx';

function textOf(changes: Partial<SubmissionView>): string {
  const root = document.createElement('div');
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  const submission = submissionOfState('unknown', changes);
  const choice = { candidate: '', checked: false };
  const none = (): void => {};
  render(
    <SubmissionProvider value={submissionContext({ now: () => fixedNow })}>
      <UnknownSection submission={submission} choice={choice} onChoice={none} />
    </SubmissionProvider>,
    root,
  );
  return root.textContent ?? '';
}

describe('what is unclear', () => {
  it.each<[string, Partial<SubmissionView>, RegExp]>([
    ['an auction', {}, /^Na portálu jsme ji nenašli.*Ověřeno na portálu, že tam není\.$/],
    ['a change', { action: 'edit' }, /^Na portálu jsme změnu nenašli.*že se změna neprovedla\.$/],
    ['a notice', { system: 'cud', action: 'post' }, /^Na úřední desce jsme ho nenašli.*na úřední desce/],
    ['a removal', { system: 'cud', action: 'withdraw' }, /že tam písemnost dál visí\.$/],
    ['a listing', { system: 'ingatlanok', action: 'create' }, /^Na portálu jsme ho nenašli/],
    ['a listing’s change', { system: 'ingatlanok', action: 'change' }, /^Na portálu jsme změnu nenašli/],
    ['attendance', { system: 'dochazka', action: 'record' }, /^V docházce jsme ho nenašli.*v docházce/],
  ])('is told of %s in its own words', (_name, changes, words) => {
    expect(textOf(changes)).toMatch(words);
  });

  it.each<[string, Partial<SubmissionView>, RegExp]>([
    ['the portal', {}, /^Na portálu zatím neověřenoZnovu se podíváme v 10:47\./],
    ['the board', { system: 'cud', action: 'post' }, /^Na úřední desce zatím neověřeno/],
    ['attendance', { system: 'dochazka', action: 'record' }, /^V docházce zatím neověřeno/],
  ])('says of %s that nobody could look yet, and when that is done again', (_name, changes, words) => {
    expect(textOf({ ...changes, looked: false, dueAt: '2026-11-21T09:47:00.000Z' })).toMatch(words);
  });

  it('is told so where there are records, too', () => {
    const candidates = [
      {
        id: 'x',
        number: '142EX81/25-30',
        state: 'posted',
        startsAt: null,
        updatedAt: null,
        url: null,
        matches: true,
      },
    ];
    expect(textOf({ system: 'cud', action: 'post', candidates })).toMatch(/^Na úřední desce je.*nic z toho/);
    expect(textOf({ candidates })).toMatch(/^Na portálu je.*žádná z nich/);
  });
});
