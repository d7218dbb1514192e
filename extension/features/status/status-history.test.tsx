// @vitest-environment jsdom
/** A note and the audit lines of one submission, in its detail on the status page. */
import { describe, expect, it, vi } from 'vitest';
import { fixedNow, serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import { button, find, idOf, openFirst, openStatus, page } from './test-status.tsx';

describe('a note and the audit lines', () => {
  const ended = submissionOfState('cancelled', { id: idOf(1), closingNote: '=Povinný zaplatil' });
  const line = (n: number, action: string, result = '', who = 'podatelna') => ({
    line: n,
    at: fixedNow,
    who,
    action,
    result,
  });

  it('stand in the detail, the note in the file as well', async () => {
    const { saved } = openStatus([ended]);
    await openFirst();
    await vi.waitFor(() =>
      expect(document.body.querySelector('.facts')?.textContent).toContain('Povinný zaplatil'),
    );
    button('Uložit seznam (CSV)').click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toContain(";'=Povinný zaplatil\r\n");
  });

  it('are read when they are unfolded, page after page', async () => {
    const pages = [
      { lines: [line(7, 'stored', 'held', 'Edge, Windows')], more: true },
      { lines: [line(9, 'step.done', 'publish irreversible'), line(12, 'state.teleport')], more: false },
    ];
    const { of } = openStatus([ended], { answers: { 'submissions.history': () => pages.shift() } });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('Záznam'));
    expect(of('submissions.history')).toEqual([]);
    const fold = document.body.querySelector('details');
    if (fold === null) throw new Error('no fold');
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => expect(page()).toContain('Převzato k odesláníEdge, Windows'));
    button('Zobrazit další').click();
    await vi.waitFor(() => expect(page()).toContain('Krok hotov: Zveřejněníslužba Podatelna'));
    expect(page()).toContain('Jiná událost (state.teleport)');
    expect(of('submissions.history')).toEqual([
      { id: idOf(1), after: 0 },
      { id: idOf(1), after: 7 },
    ]);
    expect(find('Zobrazit další')).toBeUndefined();
  });

  it('are not there with a companion that cannot be asked', async () => {
    openStatus([ended], { service: serviceInfo });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('Podrobnosti a kroky'));
    expect(page()).not.toContain('Záznam');
  });
});
