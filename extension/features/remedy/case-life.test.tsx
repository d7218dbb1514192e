// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Panel } from '../panel/panel.tsx';
import { fakeBackend, fixedNow, submissionOfState } from '../panel/panel-fixtures.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

type Auction = RouteReply<'life.read'>['auctions'][number];
const deferred: Auction = {
  id: 'Ykwdg',
  number: '142EX81/25-27',
  title: 'Byt 3+1',
  updatedAt: null,
  canCopy: true,
  state: 'deferred',
  url: null,
  startsAt: '2027-03-12T09:00:00.000Z',
  readAt: fixedNow,
  transitions: [],
  documentTypes: ['resolution_post', 'resolution_defer'],
  editable: 'documents',
  reminders: ['resolution-missing', 'term-not-announced'],
};
const record = {
  id: 'Ykwdg',
  number: '142EX81/25-27',
  state: 'deferred',
  url: null,
  updatedAt: null,
  values: { referenceNumber: '142EX81/25-27', title: 'Byt 3+1', startsAt: '2027-03-12T09:00:00.000Z' },
  images: [],
  documents: [],
};

function open(remedies: SubmissionView['remedies'], auctions: readonly Auction[] = [deferred]): void {
  const remote = { id: record.id, url: null, number: record.number, state: record.state };
  const submission = submissionOfState('done', { remote, ...(remedies === undefined ? {} : { remedies }) });
  render(
    <Panel
      backend={fakeBackend({ submissions: [submission], record, auctions: [...auctions] })}
      language="cs"
      theme="system"
      now={() => fixedNow}
      newId={() => '6f1c1b2e-0000-4000-8000-000000000009'}
      trusts={() => true}
    />,
    root,
  );
}

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const buttons = (): string[] =>
  [...root.querySelectorAll('.life button')].map((one) => one.textContent?.trim() ?? '');
const press = (name: string): void =>
  [...root.querySelectorAll<HTMLElement>('.life button')]
    .find((one) => one.textContent?.trim() === name)
    ?.click();
const owed = (): Promise<void> => vi.waitFor(() => expect(page()).toContain('nový termín není vyhlášen'));
const all = [
  { action: 'edit', trace: 'changed' },
  { action: 'copy', trace: 'new-beside-old' },
] as const;

describe('what is owed after a deferral', () => {
  it('is done from where it is told: the resolution', async () => {
    open([...all]);
    await owed();
    press('Doplnit usnesení');
    await vi.waitFor(() => expect(page()).toContain('Zatím se nic nemění.'));
  });

  it('is done from where it is told: the new term, which can be left again', async () => {
    open([...all]);
    await owed();
    press('Nový termín…');
    await vi.waitFor(() => expect(page()).toContain('Dosud: 142EX81/25-27'));
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Zpět')?.click();
    await vi.waitFor(() => expect(page()).not.toContain('Dosud: 142EX81/25-27'));
  });

  it.each([
    ['the record does not offer it', undefined, [deferred]],
    ['it is another record of the case', [...all], [{ ...deferred, id: 'Jina1' }]],
  ] as const)('is only told where %s', async (_name, remedies, auctions) => {
    open(remedies === undefined ? undefined : [...remedies], auctions);
    await owed();
    expect(buttons().filter((one) => one !== 'Otevřít')).toEqual(['Nový termín nebude']);
  });
});
