import { afterEach, describe, expect, it } from 'vitest';
import { defaultOfficeSettings, type OfficeSettings } from '../../shared/office/settings.ts';
import { openDatabase } from '../store/open-database.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from '../test-bench.ts';
import { createOffice } from './office.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

const context = { pair: 'test' };
const read = () => bench.companion().handlers['office.read']({}, context);
const save = (version: number, settings: OfficeSettings) =>
  bench.companion().handlers['office.save']({ version, settings }, context);
const strict = (): OfficeSettings => {
  const settings = structuredClone(defaultOfficeSettings);
  settings.checks.daysAhead.level = 'blocks';
  settings.checks.daysAhead.days = 100;
  return settings;
};

describe('office settings', () => {
  it('are the defaults until somebody saves others, and survive a restart', async () => {
    await open();
    expect(await read()).toEqual({ version: 0, settings: defaultOfficeSettings });
    const settings = { ...defaultOfficeSettings, variableSymbol: '{kmen}{rok}{položka}' };
    expect(await save(0, settings)).toEqual({ version: 1, settings });
    await bench.restart();
    expect(await read()).toEqual({ version: 1, settings });
  });

  it('are not overwritten by whoever looked at an older version', async () => {
    await open();
    await save(0, { ...defaultOfficeSettings, contact: 'a' });
    await expect(save(0, { ...defaultOfficeSettings, contact: 'b' })).rejects.toMatchObject({
      problem: { code: 'settings-changed' },
    });
    expect((await read()).settings.contact).toBe('a');
  });

  it('of an earlier version get what came since', async () => {
    await open();
    const db = openDatabase(':memory:');
    const { lowestBid } = defaultOfficeSettings.checks;
    db.prepare('INSERT INTO officeSettings (one, version, settings) VALUES (1, 3, ?)').run(
      JSON.stringify({ contact: 'úřad', checks: { lowestBid: { ...lowestBid, level: 'blocks' } } }),
    );
    const { version, settings } = createOffice(db, bench.clock).read();
    expect(version).toBe(3);
    expect(settings).toMatchObject({ contact: 'úřad', checks: { lowestBid: { level: 'blocks' } } });
    expect(settings.checks.workingDay).toEqual(defaultOfficeSettings.checks.workingDay);
    db.close();
  });
});

describe('checks of the trade when something is filed', () => {
  it('refuse what blocks, and nothing is stored', async () => {
    await open();
    await save(0, strict());
    await expect(bench.store(await bench.auction(), { ticked: [] })).rejects.toMatchObject({
      problem: { code: 'checks-open', params: { checks: 'daysAhead' } },
    });
    expect((await bench.companion().handlers['submissions.list']({ limit: 5 }, context)).submissions).toEqual(
      [],
    );
  });

  it('refuse what must be ticked and is not, and keep what was', async () => {
    await open();
    const payload = await bench.auction({ lowestBid: 1_900_000 });
    await expect(bench.store(payload, { ticked: [] })).rejects.toMatchObject({
      problem: { code: 'checks-open', params: { checks: 'lowestBid' } },
    });
    const view = await bench.store(payload, { ticked: ['lowestBid'] });
    expect(view.ticked).toEqual(['lowestBid']);
    expect((await bench.read(view.id)).ticked).toEqual(['lowestBid']);
  });

  it('do not hold up a draft, nor a sender who knows nothing of them', async () => {
    await open();
    await save(0, strict());
    const draft = await bench.auction({ action: 'save-draft' });
    expect((await bench.store(draft, { ticked: [] })).state).toBe('held');
    const other = { caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' } } as const;
    expect((await bench.store(await bench.auction({ number: '142EX81/25-28' }), other)).state).toBe('held');
  });
});
