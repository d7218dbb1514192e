// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import { documentOf, fakeBackend, readingOf, serviceInfo, storedFile } from '../panel/panel-fixtures.ts';
import { mountPanel } from '../panel/test-panel.tsx';

const portal = {
  system: 'ingatlanok',
  configured: true,
  host: 'example.test',
  waitsUntil: null,
  problem: null,
} as const;

it('a picture on its way can be cancelled, and asked for anew', async () => {
  const arrivals: ((file: StoredFile) => void)[] = [];
  const photo = documentOf('dům.jpg', 'image');
  const backend = fakeBackend({
    reading: readingOf(
      { lowestBid: undefined, appraisedPrice: undefined, startsAt: undefined, deposit: undefined },
      { documents: [photo] },
    ),
    service: { ...serviceInfo, systems: [...serviceInfo.systems, portal] },
    fetchDocument: () => new Promise((arrive) => arrivals.push(arrive)),
  });
  const root = mountPanel(backend);
  await vi.waitFor(() => {
    const open = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Připravit inzerát');
    if (open === undefined) throw new Error('nothing to choose');
    open.click();
  });
  const box = (): HTMLInputElement | null => root.querySelector('.listing-picture input');
  const said = (): string => root.querySelector('.listing-picture')?.textContent ?? '';
  await vi.waitFor(() => expect(arrivals).toHaveLength(1));
  await vi.waitFor(() => expect(box()?.checked).toBe(true));
  box()?.focus();
  box()?.click();
  await vi.waitFor(() => expect(box()?.checked).toBe(false));
  expect(document.activeElement).toBe(box());
  arrivals[0]?.(storedFile('dům.jpg'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(said()).not.toContain('1. ·');
  expect(box()?.checked).toBe(false);
  box()?.click();
  await vi.waitFor(() => expect(arrivals).toHaveLength(2));
  arrivals[1]?.(storedFile('dům.jpg'));
  await vi.waitFor(() => expect(said()).toContain('1. ·'));
});
