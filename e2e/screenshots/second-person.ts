/** An office where a second person has to approve: one has prepared two auctions, and another looks at them. */
import { expect } from '@playwright/test';
import { openPanel } from '../support/overlay.ts';
import { openCase, pairAnew, startGrantedWorld, type World } from '../support/world.ts';

/** Cases that wait to be approved. */
export const waiting = ['byt-zajeci', 'vozidlo'] as const;

export async function startSecondPerson(): Promise<World> {
  const world = await startGrantedWorld({
    browser: { headless: true, width: 1280, height: 900 },
    env: { PODATELNA_APPROVAL: 'second-person', PODATELNA_UNDO_PUBLIC_SECONDS: '0' },
  });
  try {
    await pairAnew(world, 'Jana Nová');
    for (const caseId of waiting) {
      const page = await openCase(world, caseId);
      const panel = await openPanel(page);
      await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
      await expect(panel.getByText(/^Čeká na schválení/).first()).toBeVisible({ timeout: 30_000 });
      await page.close();
    }
    await pairAnew(world, 'Petr Malý');
    return world;
  } catch (error) {
    await world.stop();
    throw error;
  }
}
