// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { defaultOfficeSettings, type OfficeSettings } from '../../../shared/office/settings.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { BoardSection } from './board-section.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

type Collect = { own: boolean; office: boolean; setBy: 'administrator' | 'office' | null };
const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const labelled = (label: string): HTMLInputElement => {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(label));
  const input =
    found?.querySelector('input') ?? root.querySelector<HTMLInputElement>(`[id="${found?.htmlFor}"]`);
  if (!input) throw new Error(`no box ${label}`);
  return input;
};
const type = (label: string, text: string): void => {
  const input = labelled(label);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
};
const press = (name: string): void =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === name)?.click();

function open(
  collect: Collect,
  {
    isOutdated = false,
    language = 'cs',
    isDown = () => false,
  }: { isOutdated?: boolean; language?: 'cs' | 'en'; isDown?: () => boolean } = {},
) {
  let version = 3;
  let settings: OfficeSettings = defaultOfficeSettings;
  const saved: OfficeSettings['notices'][] = [];
  const backend = {
    call: async (route: string, message: { version: number; settings: OfficeSettings }) => {
      if (isDown()) throw new ProblemError({ code: 'service-missing' });
      if (route === 'office.read') return { version, settings };
      if (route === 'notices.office') {
        const { closesAt, registryOffices } = settings.notices;
        return { closesAt, registryOffices, collect, folder: null };
      }
      expect(message.version).toBe(version);
      if (isOutdated) throw new ProblemError({ code: 'settings-changed' });
      ({ settings } = message);
      version += 1;
      saved.push(settings.notices);
      return { version, settings };
    },
  } as unknown as OptionsBackend; // the section asks for nothing else
  render(
    <LanguageProvider value={language}>
      <BoardSection backend={backend} />
    </LanguageProvider>,
    root,
  );
  return { saved };
}
const undecided: Collect = { own: false, office: false, setBy: null };

describe('settings of the notice board', () => {
  it('ask about confirmations with the consequence, and answer nothing beforehand', async () => {
    const { saved } = open(undecided);
    await vi.waitFor(() => expect(page()).toContain('vyzvednuté za celý úřad'));
    expect([...root.querySelectorAll('input')].filter((one) => one.checked)).toEqual([]);
    labelled('Ano, u písemností').click();
    await vi.waitFor(() => expect(saved).toMatchObject([{ collectOwn: true, collectOffice: false }]));
    await vi.waitFor(() => expect(page()).toContain('Uloženo'));
  });

  it('keep collecting for the whole office apart', async () => {
    const { saved } = open(undecided);
    await vi.waitFor(() => labelled('Vyzvedávat potvrzení celého úřadu'));
    labelled('Vyzvedávat potvrzení celého úřadu').click();
    await vi.waitFor(() => expect(saved).toMatchObject([{ collectOwn: null, collectOffice: true }]));
  });

  it('of an administrator are shown and can’t be changed', async () => {
    open({ own: true, office: false, setBy: 'administrator' });
    await vi.waitFor(() => expect(page()).toContain('Nastavil správce'));
    expect([...root.querySelectorAll('fieldset')].every((one) => one.disabled)).toBe(true);
    expect(labelled('Ano, u písemností').checked).toBe(true);
  });

  it('stay typed while the service is down, and are saved by another try', async () => {
    let down = false;
    const { saved } = open(undecided, { isDown: () => down });
    await vi.waitFor(() => labelled('Konec úřední doby'));
    down = true;
    type('Název ohlašovny', 'Městský úřad');
    type('Konec úřední doby', '8.30');
    await vi.waitFor(() => expect(page()).toContain('Služba Podatelna neběží. Spusťte ji'));
    await new Promise((done) => setTimeout(done, 20)); // what the board says was refused as well
    expect(labelled('Konec úřední doby').value).toBe('8.30');
    expect(root.querySelectorAll('[role=alert]')).toHaveLength(1);
    down = false;
    press('Zkusit znovu');
    await vi.waitFor(() => expect(saved).toMatchObject([{ closesAt: '08:30' }]));
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).toBeNull());
    expect(labelled('Název ohlašovny').value).toBe('Městský úřad');
  });

  it('take the closing hour as people write it, and refuse what is none', async () => {
    const { saved } = open(undecided);
    await vi.waitFor(() => labelled('Konec úřední doby'));
    type('Konec úřední doby', '25:00');
    await vi.waitFor(() => expect(page()).toContain('Zapište hodinu'));
    type('Konec úřední doby', '8.30');
    await vi.waitFor(() => expect(saved).toMatchObject([{ closesAt: '08:30' }]));
  });

  it('show what a confirmation would be called and refuse a name that mixes files up', async () => {
    const { saved } = open(undecided);
    await vi.waitFor(() => expect(page()).toContain('142EX355-25-14 V49 potvrzení VYVESENI.pdf'));
    type('Název souboru', '{spis}');
    await vi.waitFor(() => expect(page()).toContain('soubory pletly'));
    type('Název souboru', '{cudid} {potvrzení}');
    await vi.waitFor(() => expect(saved).toMatchObject([{ confirmationName: '{cudid} {potvrzení}' }]));
  });

  it('show the parts of a file name in English, and keep them as every other screen does', async () => {
    const { saved } = open(undecided, { language: 'en' });
    await vi.waitFor(() =>
      expect(labelled('Name of the file').value).toBe('{number} {type} potvrzení {confirmation}'),
    );
    expect(page()).toContain('{number}, {case}, {type}, {confirmation}, {day}, {cudid}');
    type('Name of the file', '{case}');
    await vi.waitFor(() =>
      expect(page()).toContain('must hold {confirmation} and either {cudid} or {number}'),
    );
    type('Name of the file', '{case} {cudid} {confirmation}');
    await vi.waitFor(() => expect(saved).toMatchObject([{ confirmationName: '{spis} {cudid} {potvrzení}' }]));
  });

  it('keep a list of ohlašovny, each once by its address point', async () => {
    const { saved } = open(undecided);
    await vi.waitFor(() => labelled('Název ohlašovny'));
    const add = async (name: string, code: string): Promise<void> => {
      type('Název ohlašovny', name);
      type('Kód adresního místa', code);
      await vi.waitFor(() => expect(labelled('Kód adresního místa').value).toBe(code));
      press('Přidat ohlašovnu');
    };
    await add('Městský úřad Hustopeče', 'abc');
    await vi.waitFor(() => expect(page()).toContain('Kód má jen číslice'));
    expect(saved).toEqual([]);
    await add('Městský úřad Hustopeče', '198 642 21');
    await vi.waitFor(() =>
      expect(saved.at(-1)?.registryOffices).toEqual([
        { name: 'Městský úřad Hustopeče', addressPointCode: '19864221' },
      ]),
    );
    await vi.waitFor(() => expect(labelled('Název ohlašovny').value).toBe(''));
    await add('MěÚ Hustopeče', '19864221');
    await vi.waitFor(() => expect(saved.at(-1)?.registryOffices).toHaveLength(1));
    expect(saved.at(-1)?.registryOffices[0]?.name).toBe('MěÚ Hustopeče');
  });

  it('that somebody else saved meanwhile are not overwritten, and it is said', async () => {
    const { saved } = open(undecided, { isOutdated: true });
    await vi.waitFor(() => labelled('Ne, nic se nevyzvedne'));
    labelled('Ne, nic se nevyzvedne').click();
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
    expect(saved).toEqual([]);
  });
});
