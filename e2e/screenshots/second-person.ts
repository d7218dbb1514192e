/** An office where a second person has to approve: one has prepared two auctions, and another looks at them. */
import { expect } from '@playwright/test';
import { openPanel } from '../support/overlay.ts';
import { openCase, pairBrowser, startGrantedWorld, type World } from '../support/world.ts';

/** Cases that wait to be approved. */
export const waiting = ['byt-zajeci', 'vozidlo'] as const;

export async function startSecondPerson(): Promise<World> {
  const world = await startGrantedWorld({
    browser: { headless: true, width: 1280, height: 900 },
    env: { PODATELNA_APPROVAL: 'second-person', PODATELNA_UNDO_PUBLIC_SECONDS: '0' },
  });
  try {
    await pairAs(world, 'Jana Nová');
    for (const caseId of waiting) {
      const page = await openCase(world, caseId);
      const panel = await openPanel(page);
      await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
      await expect(panel.getByText(/^Čeká na schválení/).first()).toBeVisible({ timeout: 30_000 });
      await page.close();
    }
    await pairAs(world, 'Petr Malý');
    return world;
  } catch (error) {
    await world.stop();
    throw error;
  }
}

/** The browser in other hands. */
async function pairAs({ browser, companion }: World, name: string): Promise<void> {
  const options = await browser.openOwnPage('options.html#pairing');
  await options.getByRole('button', { name: 'Zrušit spárování' }).click();
  await expect(options.getByLabel('Párovací kód')).toBeVisible();
  await options.close();
  await pairBrowser(browser, companion, name);
}
