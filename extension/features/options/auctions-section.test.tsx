// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { defaultOfficeSettings, type OfficeSettings } from '../../../shared/office/settings.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { AuctionsSection } from './auctions-section.tsx';
import type { OptionsBackend } from './backend.ts';

let root: HTMLElement;
let settings: OfficeSettings;
let version: number;
let isDown: boolean;
/** Whom the portal lists; null: it can't be asked. */
let persons: { id: string | number; name: string }[] | null;
beforeEach(() => {
  settings = defaultOfficeSettings;
  version = 1;
  isDown = false;
  persons = [
    { id: 7, name: 'Jana Nová' },
    { id: 'p8', name: 'Petr Malý' },
  ];
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

async function open(language: 'cs' | 'en' = 'cs'): Promise<void> {
  const backend = {
    call: async (route: string, message: { version: number; settings: OfficeSettings }) => {
      if (isDown) throw new ProblemError({ code: 'service-missing' });
      if (route === 'remote.choices') {
        if (persons === null) throw new ProblemError({ code: 'remote-unavailable' });
        return { categories: [], offices: [{ id: 142, title: 'EÚ Cvičná', persons }] };
      }
      if (route === 'office.save') {
        expect(message.version).toBe(version);
        version += 1;
        ({ settings } = message);
      }
      return { version, settings };
    },
  } as unknown as OptionsBackend; // the section asks for nothing else
  render(
    <LanguageProvider value={language}>
      <AuctionsSection backend={backend} />
    </LanguageProvider>,
    root,
  );
  await vi.waitFor(() => expect(root.querySelector('table')).not.toBeNull());
}

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function boxOf(name: string): Box {
  const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim().startsWith(name));
  const box =
    root.querySelector<Box>(`[aria-label="${name}"]`) ?? root.querySelector<Box>(`[id="${label?.htmlFor}"]`);
  if (box === null) throw new Error(`no box ${name}`);
  return box;
}

function write(name: string, text: string): void {
  const box = boxOf(name);
  box.value = text;
  for (const kind of ['input', 'change']) box.dispatchEvent(new Event(kind, { bubbles: true }));
}

const alerts = (): number => root.querySelectorAll('[role=alert]').length;
function retry(): void {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Zkusit znovu');
  button?.click();
}

describe('settings of auctions that could not be saved', () => {
  it('stay typed, say what to do, and are saved by another try', async () => {
    await open();
    await vi.waitFor(() => expect(page()).toContain('Petr Malý'));
    isDown = true;
    write('Šablona popisu', 'Dlouhý popis');
    write('Kontakt', 'tel. 123 456 789');
    await vi.waitFor(() => expect(page()).toContain('Služba Podatelna neběží. Spusťte ji'));
    await new Promise((done) => setTimeout(done, 20)); // both refused
    expect(boxOf('Šablona popisu').value).toBe('Dlouhý popis');
    retry();
    await new Promise((done) => setTimeout(done, 20));
    expect(boxOf('Šablona popisu').value).toBe('Dlouhý popis');
    isDown = false;
    retry();
    await vi.waitFor(() => expect(alerts()).toBe(0));
    expect(settings).toMatchObject({ descriptionTemplate: 'Dlouhý popis', contact: 'tel. 123 456 789' });
    expect(boxOf('Šablona popisu').value).toBe('Dlouhý popis');
  });

  it('are told of until they are saved, also after another setting was', async () => {
    await open();
    await vi.waitFor(() => expect(page()).toContain('Petr Malý'));
    isDown = true;
    write('Kontakt', 'tel. 1');
    await vi.waitFor(() => expect(alerts()).toBe(1));
    isDown = false;
    write('Obvyklá hodina zahájení', '9:30');
    await vi.waitFor(() => expect(settings.usualStart).toBe('09:30'));
    expect(settings.contact).toBe('');
    expect(alerts()).toBe(1);
    // Back to what is kept: nothing is left to save.
    write('Kontakt', '');
    await vi.waitFor(() => expect(alerts()).toBe(0));
    expect(settings.contact).toBe('');
  });

  it('are offered another reading where they were never here', async () => {
    isDown = true;
    const opened = open();
    await vi.waitFor(() => expect(alerts()).toBe(1));
    isDown = false;
    retry();
    await opened;
    expect(alerts()).toBe(0);
  });
});

describe('settings of auctions', () => {
  it('keep the accounts, and refuse one with a wrong checksum', async () => {
    await open();
    write('Účty úřadu pro jistoty', '19-2000145399/0800, 2788117309/0300');
    await vi.waitFor(() =>
      expect(settings.depositAccounts).toEqual(['19-2000145399/0800', '2788117309/0300']),
    );
    write('Účty úřadu pro jistoty', '19-2000145398/0800');
    await vi.waitFor(() => expect(page()).toContain('nemá správný kontrolní součet'));
    expect(settings.depositAccounts).toHaveLength(2);
  });

  it('show the symbol a rule makes while it is typed', async () => {
    await open();
    write('Pravidlo pro variabilní symbol', '{kmen}{rok}{položka}');
    await vi.waitFor(() => expect(page()).toContain('142EX81/25-1: 81251'));
    await vi.waitFor(() => expect(settings.variableSymbol).toBe('{kmen}{rok}{položka}'));
    write('Pravidlo pro variabilní symbol', '{neco}');
    await vi.waitFor(() => expect(page()).toContain('Jen číslice a {kmen}, {rok}, {položka}.'));
    expect(settings.variableSymbol).toBe('{kmen}{rok}{položka}');
  });

  it('show the rule of a symbol in English, and keep it as every other screen does', async () => {
    settings = { ...defaultOfficeSettings, variableSymbol: '{kmen}{rok}' };
    await open('en');
    expect(boxOf('Rule for the variable symbol').value).toBe('{serial}{year}');
    expect(page()).toContain(
      'Empty: no symbol is filled in. A rule is made of digits and {serial}, {year}, {sheet}.',
    );
    write('Rule for the variable symbol', '{serial:5}{year}{sheet}');
    await vi.waitFor(() => expect(settings.variableSymbol).toBe('{kmen:5}{rok}{položka}'));
    expect(page()).toContain('00081251');
  });

  it('show a template filled in, and refuse a field that is none', async () => {
    await open();
    expect(page()).toContain(
      'závorek: {katastrální území}, {okres}, {podíl}, {kategorie}, {nejnižší podání}',
    );
    write('Šablona názvu', '{kategorie}, k. ú. {katastrální území}');
    await vi.waitFor(() => expect(page()).toContain('Ukázka: Rodinný dům, k. ú. Zaječí'));
    write('Šablona názvu', '{debtors}');
    await vi.waitFor(() => expect(page()).toContain('Některé pole ve složených závorkách neexistuje.'));
    // Kept by what every screen understands.
    expect(settings.titleTemplate).toBe('{category}, k. ú. {cadastralArea}');
  });

  it('keep the usual hour, and take none that is no hour', async () => {
    await open();
    write('Obvyklá hodina zahájení', '9.30');
    await vi.waitFor(() => expect(settings.usualStart).toBe('09:30'));
    write('Obvyklá hodina zahájení', '25:00');
    await vi.waitFor(() => expect(page()).toContain('Hodina jako 9:00.'));
    expect(settings.usualStart).toBe('09:30');
    write('Obvyklá hodina zahájení', '');
    await vi.waitFor(() => expect(settings.usualStart).toBeNull());
  });

  it('put venue and contact into templates', async () => {
    await open();
    write('Dražební server nebo místo konání', 'www.drazby.example.cz');
    await vi.waitFor(() => expect(settings.venue).toBe('www.drazby.example.cz'));
    write('Kontakt', 'tel. 123 456 789');
    await vi.waitFor(() => expect(settings.contact).toBe('tel. 123 456 789'));
    write('Šablona popisu', 'Dražba na {venue}, {contact}.');
    await vi.waitFor(() => expect(page()).toContain('Dražba na www.drazby.example.cz, tel. 123 456 789.'));
    await vi.waitFor(() => expect(settings.descriptionTemplate).toBe('Dražba na {venue}, {contact}.'));
  });

  it('choose the responsible person among those the portal lists, as it numbers them', async () => {
    await open();
    await vi.waitFor(() => expect(page()).toContain('Petr Malý'));
    write('Zodpovědná osoba', '7');
    await vi.waitFor(() => expect(settings.responsiblePerson).toBe(7));
    write('Zodpovědná osoba', 'p8');
    await vi.waitFor(() => expect(settings.responsiblePerson).toBe('p8'));
    write('Zodpovědná osoba', '');
    await vi.waitFor(() => expect(settings.responsiblePerson).toBeNull());
  });

  it('keep a person chosen before while the portal cannot be asked, or lists them no more', async () => {
    settings = { ...defaultOfficeSettings, responsiblePerson: 9 };
    persons = null;
    await open();
    await vi.waitFor(() => expect(boxOf('Zodpovědná osoba').value).toBe('9'));
    expect(page()).toContain('uložená: 9');
    expect(root.querySelector('[role=alert]')).not.toBeNull();
  });

  it('change how hard a check is and its figure', async () => {
    await open();
    write('Výše jistoty: Přísnost', 'blocks');
    await vi.waitFor(() => expect(settings.checks.depositShare.level).toBe('blocks'));
    write('Výše jistoty, nejvýše', '1/2');
    await vi.waitFor(() => expect(settings.checks.depositShare.most).toEqual({ of: 1, outOf: 2 }));
    write('Výše jistoty, nejvýše', 'půl');
    await vi.waitFor(() => expect(page()).toContain('Takto ne'));
    expect(settings.checks.depositShare.most).toEqual({ of: 1, outOf: 2 });
  });
});
