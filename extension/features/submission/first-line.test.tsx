// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { FirstLine } from './first-line.tsx';
import { endedSentence } from './newest-ended.ts';
import { line } from './submission-line.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
});
afterEach(() => render(null, root));

function said(text: string, ended?: string, held = false): string | null | undefined {
  render(<FirstLine line={line('ok', 'ok', text)} held={held} ended={ended} />, root);
  return root.querySelector('[role="status"]')?.textContent;
}

it('what was taken back is read out once, before the line', () => {
  expect(said('Zveřejní se za 12 s.', undefined, true)).toBe('Zveřejní se za 12 s.');
  expect(said('Zveřejní se za 11 s.', undefined, true)).toBe('Zveřejní se za 12 s.');
  expect(said('Připraveno.', 'Neodesláno.')).toBe('Neodesláno. Připraveno.');
  expect(said('Připraveno.', 'Neodesláno.')).toBe('Neodesláno. Připraveno.');
  expect(said('Chybí 1 údaj: popis.', 'Neodesláno.')).toBe('Chybí 1 údaj: popis.');
});

it('it is that of the newest filing', () => {
  const opened = Date.parse('2026-11-20T08:00:00.000Z');
  const at = (createdAt: string, state: 'cancelled' | 'done', stateSince = '2026-11-21T09:00:00.000Z') => ({
    ...submissionOfState(state),
    createdAt,
    stateSince,
  });
  const older = at('2026-11-20T08:00:00.000Z', 'cancelled');
  expect(endedSentence([older], 'cs', opened)).toBe('Neodesláno (vráceno zpět).');
  expect(endedSentence([at('2026-11-21T08:00:00.000Z', 'done'), older], 'cs', opened)).toBeUndefined();
  // Taken back weeks ago is no news at every opening.
  const before = at('2026-11-01T08:00:00.000Z', 'cancelled', '2026-11-01T08:00:09.000Z');
  expect(endedSentence([before], 'cs', opened)).toBeUndefined();
  expect(endedSentence([], 'cs')).toBeUndefined();
});
