/** Attendance from the popup: matched once, one click, a double click is one, offline it keeps its own time; the month. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createDochazkaSandbox } from '../../companion/sandbox/dochazka/index.ts';
import { createDochazkaState, doubles } from '../../companion/sandbox/dochazka/state.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { instantToPrague } from '../../shared/formats/prague-time.ts';
import { addDays, pragueDay } from '../../shared/formats/working-days.ts';
import { examineThemes } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import type { World } from '../support/world.ts';

const port = 58_342;
test.use({
  companionEnv: {
    PODATELNA_DOCHAZKA_URL: `http://127.0.0.1:${port}/v1`,
    PODATELNA_UNDO_OTHER_SECONDS: '1',
  },
});
test.describe.configure({ mode: 'serial' });

const state = createDochazkaState();
const sandbox = createDochazkaSandbox({ state });
const line = (page: Page) => page.getByRole('region', { name: 'Docházka' });
const ownRecords = () => state.records.filter((one) => one.user_id === 124);

/** With its day: a minute on may be tomorrow. */
function typedMoment(ms: number): string {
  const { year, month, day, hour, minute } = instantToPrague(new Date(ms).toISOString());
  return `${day}. ${month}. ${year} ${hour}:${String(minute).padStart(2, '0')}`;
}

async function openPopupPage(world: World): Promise<Page> {
  const page = await world.browser.openOwnPage('popup.html');
  await page.setViewportSize({ width: 380, height: 600 });
  return page;
}

test('it appears with credentials; the person is matched once; a double click is one arrival', async ({
  world,
}) => {
  const server = await serveSandbox(sandbox.app, { port });
  try {
    const without = await openPopupPage(world);
    await expect(without.getByText('Nastavení')).toBeVisible();
    await expect(line(without)).toHaveCount(0);
    const secret = await world.companion.run(
      ['secrets', 'set', 'dochazka'],
      JSON.stringify({ apiKey: 'cvicny-klic' }),
    );
    expect(secret.code, secret.stderr).toBe(0);
    await without.reload();
    const [people] = await Promise.all([
      world.browser.context.waitForEvent('page'),
      line(without).getByRole('button', { name: 'Vybrat…' }).click(),
    ]);
    await people.getByPlaceholder(/^Hledat jméno/).fill('nova');
    await expect(people.locator('.person')).toHaveCount(2);
    await people.screenshot({ path: 'test-results/screens/attendance-people.png' });
    await people.getByRole('button', { name: 'To jsem já: Jana Nová' }).click();
    await expect(people.getByText('Tento prohlížeč zapisuje za: Jana Nová.')).toBeVisible();
    await people.close();
    await without.close();

    const popup = await openPopupPage(world);
    await line(popup).getByRole('button', { name: 'Příchod', exact: true }).dblclick();
    await expect(line(popup).getByText(/^V práci od \d+:\d\d · 0 h 0 min$/)).toBeVisible();
    await expect.poll(() => ownRecords().map((one) => one.type), { timeout: 20_000 }).toEqual(['arrival']);
    await line(popup).getByRole('button', { expanded: false }).click();
    await expect(line(popup).getByText('zaznamenáno')).toBeVisible();
    await popup.screenshot({ path: 'test-results/screens/attendance-popup.png' });
    // A second arrival is asked about, and not recorded when it isn't meant.
    await line(popup).getByRole('button', { name: 'Jiný čas nebo poznámka…' }).click();
    await popup.getByRole('radio', { name: 'Příchod' }).check();
    await popup.getByLabel('Čas').fill(typedMoment(Date.now() + 60_000));
    await popup.getByRole('button', { name: /^Zaznamenat příchod v/ }).click();
    await expect(popup.getByText('Příchod už je zapsaný a odchod po něm chybí.')).toBeVisible();
    await popup.screenshot({ path: 'test-results/screens/attendance-doubt.png' });
    expect(await examineThemes(popup, 'attendance in the popup')).toEqual([]);
    await popup.getByRole('button', { name: 'Nezaznamenávat' }).click();
    expect(ownRecords()).toHaveLength(1);
    await popup.close();
  } finally {
    await server.stop();
  }
});

test('offline it is taken at once and recorded later with its own time, by keyboard', async ({ world }) => {
  const popup = await openPopupPage(world);
  const leave = line(popup).getByRole('button', { name: 'Odchod', exact: true });
  await expect(leave).toBeVisible();
  await popup.keyboard.press('d');
  await expect(leave).toBeFocused();
  await popup.keyboard.press('Enter');
  await expect(line(popup).getByText(/^Odchod v \d+:\d\d$/)).toBeVisible();
  const leftAt = Date.now();
  await line(popup).getByRole('button', { expanded: false }).click();
  await expect(line(popup).getByText(/odešle se sám později/)).toBeVisible();
  await expect(line(popup).getByText(/Zkusí se znovu|Ve frontě/)).toBeVisible();
  await popup.screenshot({ path: 'test-results/screens/attendance-offline.png' });
  expect(ownRecords()).toHaveLength(1);
  const server = await serveSandbox(sandbox.app, { port });
  try {
    await expect
      .poll(() => ownRecords().map((one) => one.type), { timeout: 60_000 })
      .toEqual(['arrival', 'departure']);
    const recorded = Date.parse(ownRecords()[1]?.timestamp ?? '');
    expect(Math.abs(recorded - leftAt)).toBeLessThan(5_000);
    expect(doubles(state)).toEqual([]);
    expect(sandbox.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
  } finally {
    await server.stop();
    await popup.close();
  }
});

test('the month shows what is incomplete, takes what was forgotten, and is saved', async ({ world }) => {
  const today = pragueDay(new Date().toISOString());
  const [first] = state.records;
  if (first === undefined) throw new Error('no record to go by');
  // The days of yesterday's month up to yesterday, at eight hours and a half; the last of them without its end.
  const yesterday = addDays(today, -1);
  const days = Array.from(
    { length: Number(yesterday.slice(8)) },
    (_, index) => `${yesterday.slice(0, 8)}${String(index + 1).padStart(2, '0')}`,
  );
  for (const [index, day] of days.entries()) {
    const record = (type: 'arrival' | 'departure', time: string) =>
      state.records.push({
        ...first,
        note: '',
        id: 5_000 + state.records.length,
        type,
        timestamp: `${day}T${time}:00Z`,
      });
    record('arrival', '07:00');
    if (index < days.length - 1) record('departure', '15:30');
  }
  const server = await serveSandbox(sandbox.app, { port });
  try {
    const page = await world.browser.openOwnPage('attendance.html#month');
    if (!today.startsWith(yesterday.slice(0, 7))) {
      await page.getByRole('button', { name: 'Předchozí měsíc' }).click();
    }
    await expect(page.getByText('chybí odchod')).toBeVisible();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: 'test-results/screens/attendance-month-dark.png' });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.screenshot({ path: 'test-results/screens/attendance-month.png' });
    await page.getByRole('button', { name: 'Doplnit odchod…' }).click();
    expect(await examineThemes(page, 'a month of attendance')).toEqual([]);
    await page.getByLabel('Čas').fill('16:10');
    await page.getByRole('button', { name: 'Zaznamenat odchod v 16:10' }).click();
    await expect(page.getByText('chybí odchod')).toHaveCount(0);
    await expect.poll(() => ownRecords().at(-1)?.type, { timeout: 20_000 }).toBe('departure');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Uložit (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`dochazka-${yesterday.slice(0, 7)}.csv`);
    expect(await readFile(await download.path(), 'utf8')).toContain('16:10');
    await page.setViewportSize({ width: 360, height: 700 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(doubles(state)).toEqual([]);
    await page.close();
  } finally {
    await server.stop();
  }
});
