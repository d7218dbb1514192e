// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { fakeBackend, serviceInfo } from '../panel/panel-fixtures.ts';
import { chooseKind, mountPanel } from '../panel/test-panel.tsx';

const portal = {
  system: 'ingatlanok',
  configured: true,
  host: 'i.hu',
  waitsUntil: null,
  problem: null,
} as const;
const lists = {
  offices: [{ id: 'o1', name: 'Zkušební pobočka' }],
  sellers: [],
  regions: [],
  settings: { officeId: null, sellerId: null, template: '' },
};

it('what is typed while the portal’s lists are read again stays', async () => {
  const backend = fakeBackend({ service: { ...serviceInfo, systems: [...serviceInfo.systems, portal] } });
  const call = backend.call.bind(backend);
  let isBack = false;
  let isAsked = false;
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  backend.call = async (route, message) => {
    if (route !== 'listings.references') return await call(route, message);
    if (!isBack) throw new ProblemError({ code: 'remote-unavailable' });
    isAsked = true;
    await slow;
    return lists as never;
  };
  const root = mountPanel(backend);
  await chooseKind(root, 'listing');
  const again = await vi.waitFor(() => {
    const fields = root.querySelector('[aria-labelledby=listing-fields]');
    const found = [...(fields?.querySelectorAll('button') ?? [])].find(
      (one) => one.textContent === 'Zkusit znovu',
    );
    if (found === undefined) throw new Error('no button');
    return found;
  });
  const reads = (): number => backend.calls.filter(({ route }) => route === 'drafts.read').length;
  const before = reads();
  isBack = true;
  again.click();
  await vi.waitFor(() => expect(isAsked).toBe(true));
  const area = root.querySelector('textarea');
  if (area === null) throw new Error('no text');
  area.value = 'Magyar leírás, hosszú';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  area.dispatchEvent(new Event('change', { bubbles: true }));
  answer();
  await vi.waitFor(() => expect(root.textContent).toContain('Zkušební pobočka'));
  expect(root.querySelector('textarea')?.value).toBe('Magyar leírás, hosszú');
  expect(reads()).toBe(before);
});
