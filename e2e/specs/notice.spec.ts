/** From the case page to the notice board: the type proposed, what is missing named, one click posts. */
import { createCudSandbox, duplicates, practiceKey } from '../../companion/sandbox/cud/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { examineThemes } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { openPanel } from '../support/overlay.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { openCase } from '../support/world.ts';

const boardPort = 58_341;
test.use({ companionEnv: { PODATELNA_CUD_URL: `http://127.0.0.1:${boardPort}` } });

test('a notice read from the case page is posted once by one click', async ({ world }) => {
  const board = createCudSandbox({ postingDelayMs: 0 });
  const server = await serveSandbox(board.app, { port: boardPort });
  try {
    const secret = await world.companion.run(
      ['secrets', 'set', 'cud'],
      JSON.stringify({ apiKey: practiceKey }),
    );
    expect(secret.code, secret.stderr).toBe(0);
    const page = await openCase(world, 'ohlasovna');
    const panel = await openPanel(page);
    // The page speaks of a notice and of no auction: it is proposed with its why, and nothing is chosen before a person.
    await expect(panel.getByLabel('Co se odesílá')).toHaveValue('');
    await expect(panel.getByText(/^Na stránce je druh písemnosti/)).toBeVisible();
    await page.screenshot({ path: 'test-results/screens/panel-choose.png' });
    await panel.getByRole('button', { name: 'Připravit vyvěšení na CÚD (OHL-56a)' }).click();
    await expect(panel.getByLabel('Co se odesílá')).toHaveValue('notice');
    await expect(panel.getByText('Druh vyvěšení')).toBeVisible();
    await expect(panel.locator('section[data-notice-field="noticeType"] select')).toHaveValue('OHL-56a');
    await page.screenshot({ path: 'test-results/screens/notice.png' });
    // axe can't reach into a closed root: the same form in a page of its own.
    const review = await world.browser.openOwnPage(`review.html?tab=${await tabIdOf(world.browser, page)}`);
    await review.getByLabel('Co se odesílá').selectOption({ label: 'Oznámení' });
    await expect(review.getByText('Druh vyvěšení')).toBeVisible();
    expect(await examineThemes(review, 'the form of a notice')).toEqual([]);
    await review.close();
    await page.bringToFront();
    // What the page doesn't say is named, and the button leads there.
    await panel.getByRole('button', { name: 'Doplnit 1 údaj' }).click();
    await expect(panel.getByLabel('Popis')).toBeFocused();
    await page.keyboard.type('Vyrozumění o zahájení exekuce');
    await page.keyboard.press('Tab');
    const post = panel.getByRole('button', { name: /^Vyvěsit na CÚD/ });
    await expect(post).toBeEnabled({ timeout: 20_000 });
    await post.click();
    // Its day is still to come: it stands on the board's time line, with that day.
    const steps = panel.getByRole('article', { name: /^OHL-56a/ });
    await expect(steps.getByText(/^má být \d/).first()).toBeVisible({ timeout: 30_000 });
    // Whoever comes back to the case reads first that it was sent, and isn't offered it again.
    await expect(panel.locator('[data-first-line]')).toHaveText('Přijato, čeká na vyvěšení');
    await expect(panel.getByText('Tohle vyvěšení už odešlo.')).toBeVisible();
    await expect(post).toHaveCount(0);
    expect(Object.values(board.state.notices)).toHaveLength(1);
    expect(duplicates(board.state)).toEqual([]);
    expect(board.journal.flatMap((entry) => entry.brokenRules)).toEqual([]);
    await page.screenshot({ path: 'test-results/screens/notice-posted.png' });
  } finally {
    await server.stop();
  }
});
