/** A page of ours under axe. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fewer than this many rules passed means that axe looked at an empty page. */
const leastRules = 12;

export interface Found {
  readonly screen: string;
  readonly rule: string;
  readonly where: string;
}

export async function examine(page: Page, screen: string): Promise<readonly Found[]> {
  await settleColours(page);
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length, `axe looked at ${screen}`).toBeGreaterThan(leastRules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({ screen, rule: id, where: node.html.slice(0, 160) })),
  );
}

/** A colour on its way to another is no colour of ours. */
async function settleColours(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((one) => Number.isFinite(Number(one.effect?.getComputedTiming().endTime)));
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}

/** In the light theme and in the dark one; the page is light afterwards. */
export async function examineThemes(page: Page, screen: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: 'none' });
    found.push(...(await examine(page, `${screen} ${colorScheme}`)));
  }
  return found;
}
