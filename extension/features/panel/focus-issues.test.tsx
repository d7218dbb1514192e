// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { fakeBackend, readingOf, serviceInfo } from './panel-fixtures.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const systemOf = (system: 'cud' | 'ingatlanok') =>
  ({ system, configured: true, host: 'example.test', waitsUntil: null, problem: null }) as const;
const service = {
  ...serviceInfo,
  systems: [...serviceInfo.systems, systemOf('cud'), systemOf('ingatlanok')],
};

let root: HTMLElement;
async function open(kind: FilingKind, reading = readingOf()): Promise<void> {
  root = mountPanel(fakeBackend({ service, reading }));
  await chooseKind(root, kind);
  await vi.waitFor(() => expect(root.querySelector(`[aria-labelledby^="${kind}-"]`)).not.toBeNull());
}
/** Ctrl and an arrow. @returns the text of the control that has focus then, with its label */
function step(key: 'ArrowDown' | 'ArrowUp'): string {
  document.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }),
  );
  const at = document.activeElement;
  return at?.closest('.notice-field, label, section')?.textContent ?? '';
}

describe('Ctrl and an arrow', () => {
  it('go through what stands in the way of a notice', async () => {
    await open('notice', readingOf({ noticeType: 'P50', postOn: '2027-03-04', description: undefined }));
    expect(step('ArrowDown')).toContain('Popis');
    expect(step('ArrowDown')).toContain('Druh doručení');
    expect(step('ArrowUp')).toContain('Popis');
    // Round to the last: no file was chosen.
    expect(step('ArrowUp')).toContain('.pdf');
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
  });

  it('go to the type that was not chosen', async () => {
    await open('notice');
    step('ArrowDown');
    expect(document.activeElement?.getAttribute('aria-labelledby')).toBe('notice-type');
  });

  it('go through what stands in the way of a listing, its choices included', async () => {
    await open('listing');
    const places = root.querySelectorAll('[data-issue]').length;
    expect(places).toBeGreaterThan(2);
    expect(places).toBe(root.querySelectorAll('[aria-invalid="true"]').length);
    step('ArrowDown');
    expect(document.activeElement).toBe(root.querySelector('[aria-invalid="true"]'));
  });
});
