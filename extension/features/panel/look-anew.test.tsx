// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { fakeBackend, submissionOfState } from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

const record = {
  id: 'Ykwdg',
  number: '142EX81/25-27',
  state: 'upcoming',
  startsAt: null,
  updatedAt: null,
  url: 'https://www.portaldrazeb.cz/drazba/Ykwdg',
  matches: true,
};

it('asks the portal anew once something was given up: it may be there all the same', async () => {
  const unclear = submissionOfState('unknown', {
    problem: { code: 'answer-lost', params: {}, sent: 'unclear' },
  });
  const look = { records: [] as (typeof record)[] };
  const backend = fakeBackend({ submissions: [unclear], look });
  const looks = (): number => backend.calls.filter(({ route }) => route === 'remote.look').length;
  const root = mountPanel(backend);
  const line = () => root.querySelector('[data-first-line]')?.textContent ?? '';
  await vi.waitFor(() => expect(line()).toContain('Nevíme, zda se dražba založila.'));
  const before = looks();
  look.records = [record];
  const given = { ...unclear, state: 'cancelled' as const, problem: null };
  backend.submissions = [given];
  backend.push({ what: 'submissions', submissions: [given] });
  await vi.waitFor(() => expect(looks()).toBe(before + 1));
  await vi.waitFor(() => expect(line()).toContain('Na portálu už je 142'));
});
