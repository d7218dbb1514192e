// @vitest-environment jsdom
/** What a submission sends, in its detail on the status page. */
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { fixedNow, submissionOfState } from '../panel/panel-fixtures.ts';
import { type Answers, able, idOf, openFirst, openStatus, page, waitingOne } from './test-status.tsx';

describe('what is sent, in the detail', () => {
  const sha256 = 'a'.repeat(64);
  const payload = {
    kind: 'auction',
    action: 'publish',
    auctionKind: 'movable',
    number: '142EX1/25-1',
    voluntary: false,
    title: 'Automobil',
    lowestBid: 120_000,
    attachments: [
      { sha256, name: 'vyhláška.pdf', mediaType: 'application/pdf', size: 5, documentType: 'auction_decree' },
    ],
  };
  const service = { ...able, can: [...(able.can ?? []), 'content'] };
  const answers: Answers = { 'submissions.content': () => ({ payload }) };
  const section = (): HTMLDetailsElement | null => document.body.querySelector('details.content');

  it('lies open before whoever approves it, with a button to each document', async () => {
    const { shown } = openStatus([waitingOne(1)], { service, answers });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
    expect(section()?.open).toBe(true);
    document.body.querySelector<HTMLButtonElement>('[aria-label="Zobrazit vyhláška.pdf"]')?.click();
    expect(shown).toEqual([[idOf(1), sha256]]);
  });

  it('is asked for only once somebody unfolds it, where it waits for nobody', async () => {
    const { of } = openStatus([submissionOfState('done', { id: idOf(1) })], { service, answers });
    await openFirst();
    expect(of('submissions.content')).toEqual([]);
    section()?.querySelector('summary')?.click();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
  });

  it('names attachments that go, and shows all the rest before the portal told their names', async () => {
    const { voluntary: _voluntary, lowestBid, ...record } = payload;
    const seen = { state: 'upcoming', updatedAt: null, files: ['d'] };
    const edit = { ...record, action: 'edit', remoteHash: 'h', seen, changes: { lowestBid }, removed: ['d'] };
    let tell = (_reply: object): void => {};
    const told = new Promise<object>((pass) => {
      tell = pass;
    });
    const { of } = openStatus([waitingOne(1)], {
      service,
      answers: { 'submissions.content': () => ({ payload: edit }), 'remote.read': () => told },
    });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
    expect(page()).toContain('Odebrané přílohy1');
    const documents = [{ id: 'd', name: 'starý posudek.pdf', size: null, documentType: null }];
    tell({ record: { images: [], documents } });
    await vi.waitFor(() => expect(page()).toContain('Odebrané přílohystarý posudek.pdf'));
    expect(of('remote.read')).toEqual([{ system: 'portal-drazeb', id: 'h' }]);
  });

  it('counts attachments that go where the portal does not answer', async () => {
    const { voluntary: _voluntary, lowestBid: _lowestBid, ...record } = payload;
    const seen = { state: 'upcoming', updatedAt: null, files: ['d'] };
    const edit = { ...record, action: 'edit', remoteHash: 'h', seen, changes: {}, removed: ['d'] };
    const away = () => Promise.reject(new ProblemError({ code: 'service-missing' }));
    const { of } = openStatus([waitingOne(1)], {
      service,
      answers: { 'submissions.content': () => ({ payload: edit }), 'remote.read': away },
    });
    await openFirst();
    await vi.waitFor(() => expect(of('remote.read')).toHaveLength(1));
    await vi.waitFor(() => expect(page()).toContain('Odebrané přílohy1'));
    expect(section()?.querySelector('[role="alert"]')).toBeNull();
  });

  it('says that there is nothing but an order', async () => {
    const { voluntary: _voluntary, lowestBid: _lowestBid, ...record } = payload;
    const order = { ...record, action: 'cancel', remoteHash: 'h', attachments: [] };
    openStatus([waitingOne(1)], { service, answers: { 'submissions.content': () => ({ payload: order }) } });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('Odesílá se jen pokyn'));
  });

  it('says why it can not be read, and reads it at a press', async () => {
    let isAway = true;
    const read = () => {
      if (isAway) throw new ProblemError({ code: 'service-missing' });
      return { payload };
    };
    openStatus([waitingOne(1)], { service, answers: { 'submissions.content': read } });
    await openFirst();
    await vi.waitFor(() => expect(section()?.querySelector('[role="alert"]')).not.toBeNull());
    isAway = false;
    section()?.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
    expect(section()?.querySelector('[role="alert"]')).toBeNull();
  });

  it('is what follows it, too: one approval lets all of a chain go', async () => {
    const step = (n: number, state: SubmissionView['state']) => ({
      id: idOf(n),
      system: 'cud' as const,
      action: 'post',
      number: `142EX${n}/25-1`,
      title: `Vyhláška ${n}`,
      state,
    });
    const chain = {
      state: 'waiting' as const,
      steps: [step(1, 'waiting'), step(2, 'waiting'), step(3, 'cancelled')],
    };
    const { of } = openStatus([waitingOne(1, { chain })], { service, answers });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('142 EX 2/25-1 · Vyhláška 2'));
    expect(of('submissions.content')).toEqual([{ id: idOf(1) }, { id: idOf(2) }]);
  });

  it('is read anew once a document of it was signed while it still waits', async () => {
    const unsigned = { original: sha256, signed: null, at: null };
    const submission = waitingOne(1, { signatures: [unsigned] });
    const { of, change } = openStatus([submission], { service, answers });
    await openFirst();
    await vi.waitFor(() => expect(of('submissions.content')).toHaveLength(1));
    change([{ ...submission, signatures: [{ ...unsigned, signed: 'b'.repeat(64), at: fixedNow }] }]);
    await vi.waitFor(() => expect(of('submissions.content')).toHaveLength(2));
  });

  it.each([
    ['a companion of before', { service: able }, waitingOne(1)],
    [
      'attendance',
      { service },
      waitingOne(1, { caseKey: { fileMark: '', kind: 'attendance', lot: 'x' }, system: 'dochazka' }),
    ],
  ])('is not there for %s', async (_name, options, submission) => {
    const { of } = openStatus([submission], { ...options, answers });
    await openFirst();
    expect(section()).toBeNull();
    expect(of('submissions.content')).toEqual([]);
  });
});
