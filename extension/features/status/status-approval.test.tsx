// @vitest-environment jsdom
/** Approval on the status page: of one, and of several by one press. */
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { able, boxes, button, find, idOf, key, openStatus, page, rows, waitingOne } from './test-status.tsx';

async function openApprovals(
  submissions: readonly SubmissionView[],
  options: Parameters<typeof openStatus>[1] = {},
): Promise<ReturnType<typeof openStatus>> {
  const opened = openStatus(submissions, options);
  await vi.waitFor(() => button('Ke schválení').click());
  await vi.waitFor(() => expect(boxes()).toHaveLength(submissions.length));
  return opened;
}

describe('the list of what waits for approval', () => {
  it('lets several go by one press, in their order', async () => {
    const { of } = await openApprovals([waitingOne(1), waitingOne(2), waitingOne(3)]);
    expect(of('submissions.search').at(-1)).toMatchObject({ states: ['waiting'], awaits: 'approval' });
    boxes()[2]?.click();
    boxes()[0]?.click();
    await vi.waitFor(() => button('Schválit vybrané (2)').click());
    await vi.waitFor(() => expect(page()).toContain('Schváleno: 2.'));
    expect(of('submissions.approve')).toEqual([{ id: idOf(1) }, { id: idOf(3) }]);
    // What was let go is ticked no more, and can't be.
    await vi.waitFor(() => expect(boxes().map((one) => one.disabled)).toEqual([true, false, true]));
    expect(button('Schválit vybrané (0)').getAttribute('aria-disabled')).toBe('true');
  });

  it('is ticked by x, on the row that is open', async () => {
    await openApprovals([waitingOne(1), waitingOne(2)]);
    for (const name of ['j', 'j', 'x']) {
      key(name);
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(boxes().map((one) => one.checked)).toEqual([false, true]);
    key('x');
    await vi.waitFor(() => expect(boxes().map((one) => one.checked)).toEqual([false, false]));
  });

  it('opens no detail by a tick', async () => {
    await openApprovals([waitingOne(1)]);
    boxes()[0]?.click();
    await vi.waitFor(() => button('Schválit vybrané (1)'));
    expect(document.body.querySelector('.status-detail')).toBeNull();
  });

  it('ticks nothing that one prepared oneself', async () => {
    await openApprovals([waitingOne(1, { preparedBy: 'EDGE, windows' }), waitingOne(2)]);
    expect(boxes().map((one) => one.disabled)).toEqual([true, false]);
    document.body.querySelector<HTMLInputElement>('thead input')?.click();
    await vi.waitFor(() => expect(boxes().map((one) => one.checked)).toEqual([false, true]));
    rows()[0]?.click();
    await vi.waitFor(() => expect(page()).toContain('Schválit musí někdo jiný'));
    key('x');
    await new Promise((done) => setTimeout(done, 20));
    expect(boxes()[0]?.checked).toBe(false);
  });

  it('lets nothing go by a click that no person made', async () => {
    const { of } = await openApprovals([waitingOne(1)], { trusted: false });
    boxes()[0]?.click();
    await vi.waitFor(() => button('Schválit vybrané (1)').click());
    rows()[0]?.click();
    await vi.waitFor(() => button('Schválit a zveřejnit').click());
    await new Promise((done) => setTimeout(done, 20));
    expect(of('submissions.approve')).toEqual([]);
  });

  it('stops at the first that is refused, and says why', async () => {
    const refuse = (): never => {
      throw new ProblemError({ code: 'wrong-state', params: { state: 'cancelled', wanted: 'approve' } });
    };
    const { of } = await openApprovals([waitingOne(1), waitingOne(2)], {
      answers: { 'submissions.approve': refuse },
    });
    document.body.querySelector<HTMLInputElement>('thead input')?.click();
    await vi.waitFor(() => button('Schválit vybrané (2)').click());
    await vi.waitFor(() => expect(document.body.querySelector('.status-page__problem')).not.toBeNull());
    expect(of('submissions.approve')).toHaveLength(1);
    expect(page()).not.toContain('Schváleno');
  });

  it.each([
    ['before', { ...able, can: undefined }],
    ['an office where nobody approves', { ...able, approval: 'none' as const }],
  ])('is not there with a companion of %s', async (_name, { can, ...rest }) => {
    const service = can === undefined ? rest : { ...rest, can };
    openStatus([submissionOfState('done')], { service });
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(find('Ke schválení')).toBeUndefined();
    expect(find('Rozpracované')).toBeUndefined();
  });
});

describe('approval in the detail', () => {
  it('counts one click of two, and the second one sends nothing at once', async () => {
    const { of, pass } = await openApprovals([waitingOne(1)]);
    rows()[0]?.click();
    await vi.waitFor(() => button('Schválit a zveřejnit'));
    button('Schválit a zveřejnit').click();
    button('Schválit a zveřejnit').click();
    await vi.waitFor(() => button('Vrátit zpět'));
    expect(of('submissions.approve')).toHaveLength(1);
    expect(find('Odeslat hned')).toBeUndefined();
    pass(2_000);
    await vi.waitFor(() => button('Odeslat hned'), { timeout: 3_000 });
    expect(of('submissions.send-now')).toEqual([]);
  });

  it('keeps the focus where its button goes away', async () => {
    await openApprovals([waitingOne(1)]);
    rows()[0]?.click();
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
    button('Schválit a zveřejnit').focus();
    button('Schválit a zveřejnit').click();
    await vi.waitFor(() => expect(document.activeElement?.hasAttribute('data-first-line')).toBe(true));
  });
});
