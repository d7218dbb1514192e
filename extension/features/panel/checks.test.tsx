// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { defaultOfficeSettings, type OfficeSettings } from '../../../shared/office/settings.ts';
import { type FakeBackend, fakeBackend, readingOf } from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

let root: HTMLElement;

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const tick = (): HTMLInputElement | null => root.querySelector('.checks input[type="checkbox"]');
const primary = (): HTMLElement | null => root.querySelector('.footer .button--primary');

function officeWith(checks: Partial<OfficeSettings['checks']>, rest: Partial<OfficeSettings> = {}) {
  const off = Object.entries(defaultOfficeSettings.checks).map(([id, one]) => [id, { ...one, level: 'off' }]);
  return { ...defaultOfficeSettings, checks: { ...Object.fromEntries(off), ...checks }, ...rest };
}

async function open(
  office: OfficeSettings,
  reading = readingOf(),
  options: Parameters<typeof fakeBackend>[0] = {},
): Promise<FakeBackend> {
  const backend = fakeBackend({ office, reading, ...options });
  root = mountPanel(backend);
  await vi.waitFor(() => expect(root.querySelector('.footer')).not.toBeNull());
  return backend;
}

const place = { frame: '', selector: '#x', label: 'Zahájení' };
const { checks } = defaultOfficeSettings;
/** 2 400 000 of 3 600 000 are two thirds; this is less. */
const low = readingOf({ lowestBid: 2_000_000 });

describe('checks of the trade', () => {
  it('to be ticked stand in the way until they are, and the tick is sent', async () => {
    const backend = await open(officeWith({ lowestBid: checks.lowestBid }), low);
    await vi.waitFor(() =>
      expect(page()).toContain('Nejnižší podání není 2/3 výsledné ceny (2 400 000 Kč).'),
    );
    expect(page()).toContain('Potvrďte 1 kontrolu.');
    primary()?.click();
    expect(backend.filed).toEqual([]);
    tick()?.click();
    await vi.waitFor(() => expect(primary()?.textContent).toBe('Zveřejnit dražbu'));
    primary()?.click();
    await vi.waitFor(() => expect(backend.filed[0]?.ticked).toEqual(['lowestBid']));
  });

  it('that block can be settled only by another value', async () => {
    const backend = await open(officeWith({ lowestBid: { ...checks.lowestBid, level: 'blocks' } }), low);
    await vi.waitFor(() => expect(page()).toContain('Nejnižší podání není 2/3'));
    expect(tick()).toBeNull();
    primary()?.click();
    expect(backend.filed).toEqual([]);
  });

  it('that are only notes stand in nobody’s way', async () => {
    const backend = await open(officeWith({ lowestBid: { ...checks.lowestBid, level: 'note' } }), low);
    await vi.waitFor(() => expect(page()).toContain('Nejnižší podání není 2/3'));
    const first = root.querySelector('[data-first-line]');
    await vi.waitFor(() => expect(first?.textContent).toBe('Připraveno. Upozornění níže: 1.'));
    primary()?.click();
    await vi.waitFor(() => expect(backend.filed[0]?.ticked).toEqual([]));
  });

  it('find nothing in a case that is as it should be', async () => {
    await open(officeWith({ lowestBid: checks.lowestBid, depositShare: checks.depositShare }));
    await vi.waitFor(() => expect(primary()?.textContent).toBe('Zveřejnit dražbu'));
    expect(root.querySelector('.checks')).toBeNull();
  });
});

const unfoldAll = (): void =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === 'Rozbalit vše')?.click();

describe('values of the office', () => {
  it('stand where the page says nothing, marked as such', async () => {
    const office = officeWith({}, { depositAccounts: ['19-2000145399/0800'], variableSymbol: '{kmen}{rok}' });
    const backend = await open(
      office,
      readingOf({ depositAccount: undefined, depositVariableSymbol: undefined }),
    );
    await vi.waitFor(() => expect(primary()?.textContent).toBe('Zveřejnit dražbu'));
    primary()?.click();
    await vi.waitFor(() =>
      expect(backend.filed[0]?.payload).toMatchObject({
        deposit: { account: '19-2000145399/0800', variableSymbol: '8125' },
      }),
    );
  });

  it('never take the place of what the page says', async () => {
    const backend = await open(officeWith({}, { depositAccounts: ['2000145399/0800'] }));
    await vi.waitFor(() => expect(primary()?.textContent).toBe('Zveřejnit dražbu'));
    primary()?.click();
    await vi.waitFor(() =>
      expect(backend.filed[0]?.payload).toMatchObject({ deposit: { account: '19-2000145399/0800' } }),
    );
  });

  it('are told with a mark: the start at the usual hour, and the person the portal will name', async () => {
    const opened: string[] = [];
    const startsAt = {
      status: 'missing',
      reason: 'invalid',
      candidates: [{ raw: '12. 3. 2027', place }],
    } as const;
    const reading = { ...readingOf(), fields: { ...readingOf().fields, startsAt } };
    const backend = await open(officeWith({}, { usualStart: '09:30' }), reading, {
      person: { id: 11, name: 'Mgr. Jana Nová' },
    });
    backend.openOptions = (section) => opened.push(section);
    unfoldAll();
    const row = (id: string): HTMLElement | null => root.querySelector(`[data-field="${id}"]`);
    await vi.waitFor(() => expect(row('responsiblePerson')?.textContent).toContain('Mgr. Jana Nová'));
    for (const id of ['responsiblePerson', 'startsAt']) {
      expect(row(id)?.querySelector('.mark__letter')?.textContent).toBe('Ú');
    }
    expect(row('startsAt')?.textContent?.replaceAll('\u00a0', ' ')).toContain('12. 3. 2027 9:30');
    row('responsiblePerson')?.querySelector('button')?.click();
    expect(opened).toEqual(['auctions']);
  });

  it('say nothing of a person the portal does not list', async () => {
    const backend = await open(officeWith({}));
    unfoldAll();
    await vi.waitFor(() => expect(backend.calls.map(({ route }) => route)).toContain('remote.choices'));
    expect(root.querySelector('[data-field="responsiblePerson"]')).toBeNull();
  });
});
