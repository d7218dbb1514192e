// @vitest-environment jsdom
/** Lists of the status page besides those of submissions, and its filters. */
import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { fixedNow, submissionOfState } from '../panel/panel-fixtures.ts';
import { able, button, idOf, openStatus, page, rows } from './test-status.tsx';

describe('what is begun and not finished', () => {
  const draft: Draft = {
    key: { fileMark: '142EX90/25', kind: 'notice', lot: '' },
    version: 1,
    updatedAt: fixedNow,
    pageUrl: 'http://spis.localhost/spis/90',
    fields: { title: { value: 'Dražební vyhláška', origin: 'page' } },
    attachments: [],
    leftOut: [],
  };

  it('has a list of drafts of ours and of those left at the portal, each leading to its case', async () => {
    const left = submissionOfState('done', { id: idOf(1), action: 'save-draft' });
    const { of, opened } = openStatus([left], {
      counts: { unfinished: 2 },
      answers: { 'drafts.list': () => ({ drafts: [draft, { ...draft, pageUrl: 'javascript:alert(1)' }] }) },
    });
    await vi.waitFor(() => expect(page()).toContain('Rozpracované 2'));
    button('Rozpracované 2').click();
    await vi.waitFor(() => expect(page()).toContain('142 EX 90/25'));
    expect(of('submissions.search').at(-1)).toMatchObject({ states: [], leftAsDraft: true });
    expect(of('drafts.list')).toEqual([{ limit: 100, unfiled: true }]);
    expect(page()).toContain('Dražební vyhláška');
    const marks = [...document.body.querySelectorAll<HTMLButtonElement>('.status-draft button')];
    expect(marks).toHaveLength(1);
    marks[0]?.click();
    expect(opened).toEqual(['http://spis.localhost/spis/90']);
  });

  it('says what would be there', async () => {
    openStatus([], { counts: { unfinished: 1 } });
    await vi.waitFor(() => button('Rozpracované 1').click());
    await vi.waitFor(() => expect(page()).toContain('Nic není rozpracované.'));
  });
});

describe('filters', () => {
  const choose = (name: string, value: string): void => {
    const label = [...document.body.querySelectorAll('label')].find((one) =>
      one.textContent?.startsWith(name),
    );
    const box = label?.querySelector('select');
    if (!box) throw new Error(`no filter ${name}`);
    box.value = value;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('narrow a list to a state of it, and to what was prepared here', async () => {
    const { of } = openStatus([submissionOfState('rejected')]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    choose('Stav', 'rejected');
    await vi.waitFor(() => expect(of('submissions.search').at(-1)).toMatchObject({ states: ['rejected'] }));
    await vi.waitFor(() => choose('Kdo', 'own'));
    await vi.waitFor(() =>
      expect(of('submissions.search').at(-1)).toMatchObject({ states: ['rejected'], own: true }),
    );
    button('Vyřízené').click();
    await vi.waitFor(() =>
      expect(of('submissions.search').at(-1)).toMatchObject({ states: ['done', 'cancelled'], own: true }),
    );
  });

  it('name a choice so that it covers every row under it', async () => {
    openStatus([submissionOfState('waiting', { awaits: ['signature'] })]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    button('Vše').click();
    const offered = () =>
      [...document.querySelectorAll('.status-filter option')].map((one) => one.textContent);
    await vi.waitFor(() => expect(offered()).toContain('Čeká na schválení nebo podpis'));
    expect(offered()).toContain('Přijato');
  });

  it('ask a companion of before for nothing it does not know', async () => {
    const { can: _can, caller: _caller, ...before } = able;
    const { of } = openStatus([submissionOfState('rejected')], { service: before });
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(page()).not.toContain('celý úřad');
    for (const message of of('submissions.search')) {
      expect(message).not.toHaveProperty('own');
      expect(message).not.toHaveProperty('awaits');
    }
  });
});
