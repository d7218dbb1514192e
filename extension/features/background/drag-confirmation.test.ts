/** A drop counts once, for what was taken up in the panel of the same tab, and goes into that case's own page only. */
import { beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';

const api = vi.hoisted(() => ({ executeScript: vi.fn(), own: vi.fn(), insert: vi.fn() }));
vi.mock('../../platform/browser.ts', () => ({
  browser: { scripting: { executeScript: api.executeScript } },
}));
vi.mock('./own-case.ts', () => ({ requireOwnDocument: api.own }));
vi.mock('./insert-confirmation.ts', () => ({ insertDropped: api.insert }));
const { dragConfirmation, endDrag, takeDrop } = await import('./drag-confirmation.ts');

const which = { cudid: 'CV1', type: 'VYVESENI' };
const put = { name: 'a.pdf', label: 'Příloha' };

beforeEach(() => {
  vi.clearAllMocks();
  api.own.mockResolvedValue(undefined);
  api.executeScript.mockResolvedValue([{}]);
  api.insert.mockResolvedValue(put);
});

it('what is dropped is what the panel of that tab began to drag, once', async () => {
  const ended = dragConfirmation(7, which);
  await takeDrop(8);
  expect(api.insert).not.toHaveBeenCalled();
  await takeDrop(7);
  await takeDrop(7);
  expect(await ended).toEqual(put);
  expect(api.insert).toHaveBeenCalledOnce();
  expect(api.insert).toHaveBeenCalledWith(7, expect.objectContaining(which));
});

it('a drop after the drag was given up goes nowhere', async () => {
  const ended = dragConfirmation(7, which);
  endDrag(7);
  expect(await ended).toBeNull();
  await takeDrop(7);
  expect(api.insert).not.toHaveBeenCalled();
});

it('another drag takes the place of the one before', async () => {
  const first = dragConfirmation(7, which);
  const second = dragConfirmation(7, { ...which, type: 'SVESENI' });
  expect(await first).toBeNull();
  await takeDrop(7);
  expect(await second).toEqual(put);
  expect(api.insert).toHaveBeenCalledWith(7, expect.objectContaining({ type: 'SVESENI' }));
});

it.each([
  [
    'of another case',
    () => api.own.mockRejectedValue(new ProblemError({ code: 'case-changed' })),
    'case-changed',
  ],
  ['over a page that is gone', () => api.executeScript.mockRejectedValue(new Error('no tab')), 'page-gone'],
] as const)('nothing is dragged %s', async (_name, change, code) => {
  change();
  await expect(dragConfirmation(7, which)).rejects.toMatchObject({ problem: { code } });
  await takeDrop(7);
  expect(api.insert).not.toHaveBeenCalled();
});

it('the person is told when the place did not take it', async () => {
  api.insert.mockRejectedValue(new ProblemError({ code: 'page-gone' }));
  const ended = dragConfirmation(7, which);
  const told = expect(ended).rejects.toMatchObject({ problem: { code: 'page-gone' } });
  await takeDrop(7);
  await told;
});
