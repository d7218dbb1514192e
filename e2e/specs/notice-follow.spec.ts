/** After the posting: what follows a notice on the board, its confirmations into the case file, its removal. */
import type { Frame, Page } from '@playwright/test';
import { duplicates } from '../../companion/sandbox/cud/index.ts';
import type { Draft } from '../../shared/contract/draft.ts';
import type { PageReading } from '../../shared/contract/messages.ts';
import { askBackground } from '../support/ask-background.ts';
import { type Board, testWithBoard } from '../support/board.ts';
import { draftOf, saveUnheard } from '../support/drafts.ts';
import { expect } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase, type World } from '../support/world.ts';

const test = testWithBoard(58_342);

const today = new Intl.DateTimeFormat('cs', { dateStyle: 'medium', timeZone: 'Europe/Prague' });

/** The form of a notice over a case, with a type chosen, to be posted today unless another day is named. */
async function openForm(
  world: World,
  caseId: string,
  type: string,
  postOn = today.format(),
): Promise<{ page: Page; panel: Frame }> {
  const page = await openCase(world, caseId);
  const panel = await openPanel(page);
  await panel.getByLabel('Co se odesílá').selectOption({ label: 'Oznámení' });
  await panel.locator('section[data-notice-field="noticeType"] select').selectOption(type);
  await panel.getByLabel('Popis').fill('Exekuční příkaz');
  await panel.getByLabel('Vyvěsit dne').fill(postOn);
  await page.keyboard.press('Tab');
  return { page, panel };
}

/** The key of the notice's draft of a panel's case. */
async function noticeKey(panel: Frame): Promise<Draft['key']> {
  const { reading } = await askBackground<PageReading>(panel, 'case.read', {});
  const mark = reading.fields.fileMark;
  return { fileMark: mark.status === 'found' ? mark.value : '', kind: 'notice', lot: '' };
}
const draftText = async (panel: Frame): Promise<string> =>
  JSON.stringify(await draftOf(panel, await noticeKey(panel)));

const posted = (board: Board): readonly string[] =>
  Object.values(board.state.notices).map(({ typ, data }) => `${typ} ${data.pisemnosti[0]?.cisloJednaci}`);
const card = (panel: Frame | Page, name: string) => panel.getByRole('article', { name });
const post = (panel: Frame) => panel.getByRole('button', { name: /^Vyvěsit na CÚD/ }).click();

test('a company is called by V49, its X49 follows though the answer is lost, a wrong number goes nowhere', async ({
  world,
  board,
}) => {
  const { page, panel } = await openForm(world, 'spolecnost', 'V49');
  const number = panel.getByLabel('Číslo jednací').first();
  const before = await number.inputValue();
  await number.fill('142 EX 0/25-14');
  await page.keyboard.press('Tab');
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await panel.getByRole('button', { name: /^Doplnit/ }).click();
  await expect(number).toBeFocused();
  expect(posted(board)).toEqual([]);
  await number.fill(before);
  await page.keyboard.press('Tab');
  await post(panel);
  const call = card(panel, 'V49 142 EX 355/25-14');
  await expect(call.locator('[aria-current="step"]')).toContainText('Svěšeno', { timeout: 30_000 });
  await page.screenshot({ path: 'test-results/screens/board-panel.png' });

  board.faults.add({ method: 'POST', path: '/ud/X49', action: { kind: 'drop-after' } });
  await panel.locator('section[data-notice-field="noticeType"] select').selectOption('X49');
  await panel.getByRole('radio', { name: /^V49 142/ }).check();
  await post(panel);
  await expect(card(panel, 'X49 142 EX 355/25-14')).toBeVisible({ timeout: 30_000 });
  expect(posted(board)).toEqual(['V49 142EX355/25-14', 'X49 142EX355/25-14']);
  const [parent, child] = Object.values(board.state.notices);
  expect(child?.data.rodicovskyDokument).toBe(parent?.cudid);
  expect(duplicates(board.state)).toEqual([]);
  await page.close();
});

test('a confirmation is fetched after its consequence was said, and ticked off as filed', async ({
  world,
  board,
}) => {
  const { page, panel } = await openForm(world, 'ohlasovna', 'OHL-56b');
  await post(panel);
  const notice = card(panel, 'OHL-56b 142 EX 774/25-33');
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await notice.getByRole('button', { name: 'Zeptat se desky' }).click();
  await notice.getByRole('button', { name: 'Vyzvednout…' }).click();
  await expect(notice.getByText('za celý úřad')).toBeVisible();
  const [one] = Object.values(board.state.notices).filter(({ typ }) => typ === 'OHL-56b');
  expect(one?.confirmations.map(({ collectedAt }) => collectedAt)).toEqual([null]);
  await notice.getByRole('button', { name: 'Vyzvednout potvrzení' }).click();
  await expect(notice.getByText('je uložené tady')).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/board-confirmation.png' });
  // Into the case system's own upload field, in a frame of its own as many have it, whose form then sends it.
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.name = 'nahrani';
    frame.srcdoc = '<form><label>Nahrát do spisu <input type="file" name="soubor"></label></form>';
    document.body.append(frame);
  });
  const field = page.frameLocator('iframe[name=nahrani]').locator('input[name=soubor]');
  await expect(field).toBeVisible();
  await notice.getByRole('button', { name: 'Vložit do spisu' }).click();
  await expect(notice.getByText('je v poli Nahrát do spisu')).toBeVisible();
  const inserted = await field.evaluate(async (input: HTMLInputElement) => [
    input.files?.[0]?.name,
    (await input.files?.[0]?.text())?.slice(0, 8),
  ]);
  expect(inserted).toEqual(['142EX774-25-33 OHL-56b potvrzení VYVESENI.pdf', '%PDF-1.4']);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    notice.getByRole('button', { name: 'Uložit PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('142EX774-25-33 OHL-56b potvrzení VYVESENI.pdf');
  await notice.getByRole('button', { name: 'Založeno do spisu' }).click();
  await expect(notice.getByText(/založeno do spisu \d/)).toBeVisible();
  await page.close();
});

test('a removal says which of the two it is: gone before the posting, archived after it', async ({
  world,
  board,
}) => {
  const { page, panel } = await openForm(world, 'spolecnost', 'PXX', '1. 12. 2037');
  await panel.getByRole('checkbox', { name: /^Stavby a izolace/ }).uncheck();
  await expect(panel.getByText('Vyvěsí se bez adresáta.')).toBeVisible();
  await panel.getByRole('radio', { name: /^Exekuční příkaz/ }).check();
  await post(panel);
  await expect(card(panel, 'PXX 142 EX 355/25-14')).toBeVisible({ timeout: 30_000 });
  await page.close();

  const status = await world.browser.openOwnPage('status.html');
  await status.getByRole('button', { name: 'Lhůty a potvrzení' }).click();
  await status.screenshot({ path: 'test-results/screens/board-list.png' });
  await status.locator('.status-row', { hasText: 'PXX' }).click();
  const waiting = card(status, 'PXX 142 EX 355/25-14');
  await waiting.getByRole('button', { name: 'Odstranit z desky…' }).click();
  await expect(waiting.getByText('Smazat písemnost, která ještě nevisí?')).toBeVisible();
  await waiting.getByRole('button', { name: 'Smazat před vyvěšením' }).click();
  await expect(status.getByText(/Smazáno před vyvěšením \d/).first()).toBeVisible({ timeout: 30_000 });

  await status.getByRole('button', { name: 'Lhůty a potvrzení' }).click();
  await status.locator('.status-row', { hasText: 'V49' }).last().click();
  const hanging = card(status, 'V49 142 EX 355/25-14');
  await hanging.getByRole('button', { name: 'Odstranit z desky…' }).click();
  await expect(hanging.getByText('Předčasně svěsit písemnost, která visí?')).toBeVisible();
  await status.screenshot({ path: 'test-results/screens/board-removal.png' });
  await hanging.getByRole('button', { name: 'Předčasně svěsit' }).click();
  await expect(status.getByText(/Svěšeno \d/).first()).toBeVisible({ timeout: 30_000 });
  expect(board.state.destroyed.map(({ typ }) => typ)).toEqual(['PXX']);
  expect(Object.values(board.state.notices).filter((one) => one.wasWithdrawn)).toHaveLength(1);
  await status.close();

  // A corrected one may take the place of what was destroyed.
  const again = await openForm(world, 'spolecnost', 'PXX', '2. 12. 2037');
  const line = again.panel.locator('[data-first-line]');
  await expect(line).toHaveText('Připraveno.');
  await post(again.panel);
  await expect(line).toHaveText('Přijato, čeká na vyvěšení', { timeout: 30_000 });
  expect(posted(board).filter((one) => one.startsWith('PXX'))).toHaveLength(1);
  expect(duplicates(board.state)).toEqual([]);
  expect(board.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
  await again.page.close();
});

test('a draft that another window saved meanwhile is neither lost nor written over', async ({
  world,
  board,
}) => {
  const before = posted(board);
  const first = await openForm(world, 'spolecnost', 'V49', '3. 12. 2037');
  const second = await openForm(world, 'spolecnost', 'V49', '3. 12. 2037');
  // The field is never left: the page goes away under it.
  await second.panel.getByLabel('Popis').fill('Výzva k vyzvednutí');
  await second.page.goto('about:blank');
  await second.page.close();
  await expect.poll(() => draftText(first.panel)).toContain('Výzva k vyzvednutí');
  await first.page.bringToFront();
  await expect(first.panel.getByLabel('Popis')).toHaveValue('Výzva k vyzvednutí');
  await saveUnheard(first.panel, await noticeKey(first.panel), 'description', 'Předvolání');
  await first.panel.getByLabel('Popis').fill('Usnesení');
  await first.page.keyboard.press('Tab');
  const line = first.panel.locator('[data-first-line]');
  await expect(line).toHaveText('Koncept mezitím uložil někdo jiný. Liší se 1 údaj.');
  await expect(first.panel.getByRole('row', { name: 'Popis Předvolání Usnesení' })).toBeVisible();
  await first.page.screenshot({ path: 'test-results/screens/notice-newer-draft.png' });
  await first.panel.getByRole('button', { name: 'Převzít uložené' }).click();
  await expect(first.panel.getByLabel('Popis')).toHaveValue('Předvolání');
  await expect(line).not.toContainText('Koncept');
  expect(posted(board)).toEqual(before);
  await first.page.close();
});
