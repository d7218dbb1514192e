// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { documentOf, documents, fakeBackend, readingOf, submissionOfState } from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

const remote = (state: string) => ({ id: 'Ykwdg', url: null, state });

it.each<[string, Partial<SubmissionView> & Pick<SubmissionView, 'state'>, string]>([
  ['published', { state: 'done', remote: remote('upcoming') }, 'zveřejněná'],
  ['published and cancelled since', { state: 'done', remote: remote('cancelled') }, 'zrušená'],
  ['cancelled', { state: 'done', action: 'cancel', remote: remote('cancelled') }, 'zrušená'],
  ['deferred', { state: 'done', action: 'defer', remote: remote('deferred') }, 'odročená'],
  ['changed', { state: 'done', action: 'edit', remote: remote('upcoming') }, 'zveřejněná'],
  [
    'in a state nobody knows',
    { state: 'done', action: 'cancel', remote: remote('teleported') },
    'Dražba zrušena',
  ],
  ['deleted', { state: 'done', action: 'delete', remote: remote('deleted') }, 'připraveno'],
  ['waiting for approval', { state: 'waiting', awaits: ['approval'] }, 'Čeká na schválení'],
  ['refused', { state: 'rejected' }, 'čeká na vás'],
  ['on its way', { state: 'sending' }, 'odesílá se'],
])('a lot that is %s is called by what stands there', async (_name, changes, word) => {
  const root = mountPanel(
    fakeBackend({
      reading: readingOf(
        {
          referenceNumber: undefined,
          lots: [
            { referenceNumber: '142EX81/25-27' },
            { referenceNumber: '142EX81/25-28', lowestBid: 900_000, startsAt: '2027-03-12T10:00:00.000Z' },
          ],
        },
        { documents: [...documents, documentOf('Vyhláška 142 EX 81-25-28.pdf', 'auction_decree')] },
      ),
      submissions: [submissionOfState(changes.state, changes)],
    }),
  );
  await vi.waitFor(() => {
    const [first] = root.querySelectorAll<HTMLElement>('[role="tab"]');
    expect(first?.title).toBe(word);
    expect(first?.textContent).toContain(word);
  });
});

it.each<[string, boolean, string, string]>([
  ['lacks a value is crossed and said so', false, 'něco chybí', 'tone-bad'],
  ['nobody has opened yet is not', true, 'zatím neotevřená', 'tone-idle'],
])('a lot that %s', async (_name, isWhole, word, tone) => {
  const [a, b] = ['142EX81/25-27', '142EX81/25-28'] as const;
  const whole = { lowestBid: 900_000, startsAt: '2027-03-12T10:00:00.000Z' };
  const root = mountPanel(
    fakeBackend({
      reading: readingOf({
        referenceNumber: undefined,
        ...(isWhole ? {} : { lowestBid: undefined }),
        lots: [
          { referenceNumber: a, ...whole },
          { referenceNumber: b, ...(isWhole ? whole : {}) },
        ],
      }),
    }),
  );
  await vi.waitFor(() => {
    const [, second] = root.querySelectorAll<HTMLElement>('[role="tab"]');
    expect(second?.title).toBe(word);
    expect(second?.querySelector(`.${tone}`)).not.toBeNull();
  });
});
