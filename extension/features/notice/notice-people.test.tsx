// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBackend, found, readingOf, serviceInfo } from '../panel/panel-fixtures.ts';
import { chooseKind, mountPanel } from '../panel/test-panel.tsx';

const board = { system: 'cud', configured: true, host: 'cud.cz', waitsUntil: null, problem: null } as const;
const reading = readingOf({
  noticeType: 'V49',
  postOn: '2027-03-04',
  debtors: found([
    { name: 'Jan Novák', birthDate: '1980-03-05' },
    { name: 'Jan Novák', birthDate: '2004-07-01' },
  ]),
});

let root: HTMLElement;
beforeEach(async () => {
  root = mountPanel(
    fakeBackend({ reading, service: { ...serviceInfo, systems: [...serviceInfo.systems, board] } }),
  );
  await chooseKind(root, 'notice');
  await vi.waitFor(() => expect(section('addressee')).toBeDefined());
});

const section = (field: string): HTMLElement => {
  const there = root.querySelector<HTMLElement>(`[data-notice-field="${field}"]`);
  if (there === null) throw new Error(`no ${field}`);
  return there;
};
const ticks = (): HTMLInputElement[] => [
  ...section('addressee').querySelectorAll<HTMLInputElement>('ul input'),
];
const ticked = (): boolean[] => ticks().map((one) => one.checked);
const people = (): string[] =>
  [...section('addressee').querySelectorAll('legend')].map((one) => one.textContent ?? '');
const boxNamed = (field: string, name: string): HTMLInputElement => {
  const label = [...section(field).querySelectorAll('label')].findLast((one) => one.textContent === name);
  const box = label?.parentElement?.querySelector<HTMLInputElement>('input');
  if (!box) throw new Error(`no box ${name}`);
  return box;
};
function type(field: string, name: string, value: string): void {
  const box = boxNamed(field, name);
  box.value = value;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}
const buttons = (name: string): HTMLButtonElement[] =>
  [...root.querySelectorAll<HTMLButtonElement>('button')].filter((one) => one.textContent === name);

describe('the people of a notice', () => {
  it('stay ticked when their name is corrected, and are not doubled', async () => {
    ticks()[0]?.click();
    await vi.waitFor(() => expect(people()).toEqual(['Jan Novák']));
    expect(ticked()).toEqual([true, false]);
    type('addressee', 'Příjmení', 'Novotný');
    await vi.waitFor(() => expect(people()).toEqual(['Jan Novotný']));
    expect(ticked()).toEqual([true, false]);
    type('addressee', 'Narozen/a', '6. 3. 1980');
    await vi.waitFor(() => expect(boxNamed('addressee', 'Narozen/a').value).toContain('1980'));
    expect(ticked()).toEqual([true, false]);
    ticks()[0]?.click();
    await vi.waitFor(() => expect(people()).toEqual([]));
  });

  it('that were added can be removed, each by a button that names them', async () => {
    buttons('Přidat adresáta')[0]?.click();
    await vi.waitFor(() => expect(people()).toHaveLength(1));
    type('addressee', 'Příjmení', 'Malá');
    await vi.waitFor(() => expect(people()).toEqual(['Malá']));
    buttons('Přidat adresáta')[0]?.click();
    await vi.waitFor(() => expect(people()).toEqual(['Malá', 'Nový adresát']));
    const [first] = buttons('Odebrat adresáta');
    expect(first?.getAttribute('aria-label')).toBe('Odebrat adresáta: Malá');
    first?.click();
    await vi.waitFor(() => expect(people()).toEqual(['Nový adresát']));
    expect(document.activeElement).toBe(buttons('Přidat adresáta')[0]);
  });

  it('of the page go by unticking only', async () => {
    ticks()[1]?.click();
    await vi.waitFor(() => expect(ticked()).toEqual([false, true]));
    expect(buttons('Odebrat adresáta')).toEqual([]);
  });
});

describe('a day of a notice', () => {
  it.each(['za 3 dny', '25', '12', '31. 2. 2027'])(
    'that is none stays as typed and stands in the way: %s',
    async (typed) => {
      type('postOn', 'Vyvěsit dne', typed);
      await vi.waitFor(() => expect(section('postOn').textContent).toContain('Tomu nerozumíme'));
      expect(boxNamed('postOn', 'Vyvěsit dne').value).toBe(typed);
      expect(section('noticeType').textContent).not.toContain('Tomu nerozumíme');
    },
  );

  it('is not made of a year of birth', async () => {
    ticks()[0]?.click();
    await vi.waitFor(() => expect(people()).toHaveLength(1));
    type('addressee', 'Narozen/a', '1980');
    await vi.waitFor(() => expect(section('addressee').textContent).toContain('Tomu nerozumíme'));
    expect(boxNamed('addressee', 'Narozen/a').value).toBe('1980');
  });
});
