/** The screens, each with the way to it: over a case page, or one of our own pages. */
import { expect, type Frame, type Page } from '@playwright/test';
import { draftOf } from '../support/drafts.ts';
import { findPanel, openPanel } from '../support/overlay.ts';
import { findSidePanel } from '../support/popup.ts';
import { tabIdOf } from '../support/site-grant.ts';
import { signIn } from '../support/world.ts';
import type { Look } from './looks.ts';
import { waiting } from './second-person.ts';
import { caseOf, type Stage, type Studio } from './studio.ts';
import { readyKey, troubleOf, withLockedVault, withoutService } from './trouble.ts';

export interface Sitting {
  readonly studio: Studio;
  readonly page: Page;
  readonly look: Look;
}

export interface Screen {
  readonly name: string;
  /** Where the window's own width isn't the screen's, pixels. */
  readonly width?: number;
  /** Left out: the office where all goes well. */
  readonly stage?: Stage;
  /** Brings the page to where the picture is taken. @returns the picture, where it is of something beside the page */
  readonly show: (sitting: Sitting) => Promise<Buffer | undefined>;
}

async function openCasePage({ studio: { world }, page }: Sitting, caseId: string): Promise<void> {
  await page.goto(`${world.caseSystem.url}/spis/${caseId}`);
  await signIn(page, caseId);
}

function overCase(
  name: string,
  caseId: string,
  next: (panel: Frame, sitting: Sitting) => Promise<unknown> = async () => undefined,
): Screen {
  return {
    name,
    async show(sitting) {
      await openCasePage(sitting, caseId);
      const panel = await openPanel(sitting.page);
      await panel.locator('[data-first-line]').first().waitFor();
      await next(panel, sitting);
      await settle(sitting.page);
      return undefined;
    },
  };
}

function ownPage(
  name: string,
  address: string,
  next?: (sitting: Sitting) => Promise<unknown>,
  width?: number,
): Screen {
  return {
    name,
    ...(width === undefined ? {} : { width }),
    async show(sitting) {
      await sitting.page.goto(`chrome-extension://${sitting.studio.world.browser.extensionId}/${address}`);
      await sitting.page.locator('#root main').first().waitFor();
      await settle(sitting.page);
      await next?.(sitting);
      await settle(sitting.page);
      return undefined;
    },
  };
}

/** The same screen in the office where a second person approves, which has a browser of its own. */
const bySecondPerson = (screen: Screen): Screen => ({ ...screen, stage: 'second-person' });

/** Until nothing is fetched, read or counted any more; a picture of a spinner shows nobody anything. */
function settle(page: Page): Promise<void> {
  return settleWords(async () => {
    const all = page.frames().map((frame) => frame.evaluate(() => document.body.innerText).catch(() => ''));
    return (await Promise.all(all)).join();
  });
}

/** @param words what can be read on the screen */
async function settleWords(words: () => Promise<string>): Promise<void> {
  for (let before = '', same = 0, round = 0; same < 3 && round < 40; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = await words();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

async function openRemedy(
  panel: Frame,
  { look: { text } }: Sitting,
  action?: Parameters<Look['text']>[0],
): Promise<void> {
  await panel.getByText(text('remedy.title'), { exact: true }).click();
  if (action !== undefined) await panel.getByRole('button', { name: text(action) }).click();
}

const chooseKind = (panel: Frame, kind: string): Promise<unknown> =>
  panel.locator('select.panel__kind').selectOption(kind);

async function openSheet(panel: Frame, { look: { text } }: Sitting): Promise<void> {
  await panel.getByRole('button', { name: text('action.more') }).click();
  await panel.getByText(text('sheet.open'), { exact: true }).click();
  await panel.locator('dialog.sheet').waitFor();
}

/** Where nothing goes as it should. */
const inTrouble = (screen: Screen): Screen => ({ ...screen, stage: 'trouble' });

/** The picture is taken while `around` holds; afterwards all is as it was. */
function during(
  screen: Screen,
  around: (sitting: Sitting, work: () => Promise<Buffer>) => Promise<Buffer>,
): Screen {
  return inTrouble({
    ...screen,
    show: (sitting) =>
      around(sitting, async () => (await screen.show(sitting)) ?? (await sitting.page.screenshot())),
  });
}

const locked = (screen: Screen): Screen =>
  during(screen, ({ studio }, work) => withLockedVault(studio.world, work));
const unserved = (screen: Screen, stranger = false): Screen =>
  during(screen, ({ studio }, work) => withoutService(studio.world, stranger, work));

/** A submission in its undo window, taken back once the picture is there. */
const held: Screen = inTrouble({
  name: 'panel-held',
  async show(sitting) {
    const { page, look } = sitting;
    await openCasePage(sitting, troubleOf.held);
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: look.text('action.publish') }).click();
    const undo = panel.getByRole('button', { name: look.text('action.undo') });
    await undo.waitFor();
    const picture = await page.screenshot();
    await undo.click();
    await undo.waitFor({ state: 'detached' });
    return picture;
  },
});

/** The page says something else than what a stored draft took from it. */
const differs: Screen = inTrouble(
  overCase('panel-differs', troubleOf.ready, async (panel, { page, look }) => {
    await panel.getByText(look.text('status.ready')).first().waitFor();
    await panel.locator('input[type="checkbox"]').last().check();
    await expect(() => draftOf(panel, readyKey)).toPass({ timeout: 20_000 });
    await panel.getByRole('button', { name: look.text('action.close') }).click();
    await expect.poll(() => findPanel(page)).toBeUndefined();
    await page.locator('input[id$="-nejnizsi"]').evaluate((input) => {
      input.setAttribute('value', '650 000');
    });
    const again = await openPanel(page);
    await again.getByText(look.text('differs.on-page')).first().waitFor();
  }),
);

const optionsSections = [
  'pairing',
  'sites',
  'profiles',
  'systems',
  'auctions',
  'board',
  'signing',
  'sending',
  'notifications',
  'appearance',
  'diagnostics',
];

export const screens: readonly Screen[] = [
  {
    name: 'pill',
    async show(sitting) {
      await openCasePage(sitting, caseOf.incomplete);
      await settle(sitting.page);
      return undefined;
    },
  },
  overCase('panel-incomplete', caseOf.incomplete),
  overCase('panel-lots', caseOf.lots),
  overCase('panel-hellers', caseOf.hellers),
  overCase('panel-restricted', caseOf.restricted),
  overCase('panel-published', caseOf.published),
  overCase('panel-elsewhere', caseOf.elsewhere),
  overCase('panel-signing', caseOf.ready),
  bySecondPerson(overCase('panel-approval', waiting[0])),
  overCase('remedies', caseOf.published, (panel, sitting) => openRemedy(panel, sitting)),
  overCase('change', caseOf.published, (panel, sitting) => openRemedy(panel, sitting, 'remedy.action.edit')),
  overCase('case-life', caseOf.deferred),
  overCase('new-term', caseOf.deferred, (panel, sitting) => openRemedy(panel, sitting, 'remedy.action.copy')),
  overCase('panel-choose', 'spolecnost'),
  overCase('panel-sheet', caseOf.lots, openSheet),
  overCase('notice-form', 'spolecnost', (panel) => chooseKind(panel, 'notice')),
  overCase('notice-sheet', 'spolecnost', async (panel, sitting) => {
    await chooseKind(panel, 'notice');
    await openSheet(panel, sitting);
  }),
  overCase('notice-posted', caseOf.notice, (panel) => chooseKind(panel, 'notice')),
  overCase('listing-form', caseOf.lots, (panel) => chooseKind(panel, 'listing')),
  overCase('listing-sheet', caseOf.lots, async (panel, sitting) => {
    await chooseKind(panel, 'listing');
    await openSheet(panel, sitting);
  }),
  {
    ...overCase('panel-training', 'byt-zajeci', (panel, { look }) =>
      panel.getByText(look.text('status.ready')).first().waitFor(),
    ),
    stage: 'training',
  },
  inTrouble(overCase('panel-refused', troubleOf.refused)),
  inTrouble(overCase('panel-unclear', troubleOf.unclear)),
  held,
  differs,
  locked(overCase('panel-locked', troubleOf.ready)),
  locked(ownPage('popup-locked', 'popup.html', undefined, 380)),
  locked(ownPage('status-locked', 'status.html#needs-person')),
  unserved(overCase('panel-unserved', troubleOf.ready)),
  unserved(ownPage('popup-unserved', 'popup.html', undefined, 380)),
  unserved(ownPage('status-unserved', 'status.html#needs-person')),
  unserved(overCase('panel-stranger', troubleOf.ready), true),
  {
    name: 'review',
    async show(sitting) {
      const { page, studio } = sitting;
      const casePage = await studio.world.browser.context.newPage();
      await openCasePage({ ...sitting, page: casePage }, caseOf.incomplete);
      const tabId = await tabIdOf(studio.world.browser, casePage);
      await page.goto(`chrome-extension://${studio.world.browser.extensionId}/review.html?tab=${tabId}`);
      await page.locator('[data-first-line]').first().waitFor();
      await settle(page);
      await casePage.close();
      return undefined;
    },
  },
  ownPage('popup', 'popup.html', undefined, 380),
  {
    name: 'side-panel',
    async show(sitting) {
      await openCasePage(sitting, caseOf.incomplete);
      const panel = await openPanel(sitting.page);
      await panel.getByRole('button', { name: sitting.look.text('side-panel.open') }).click();
      const side = await findSidePanel(sitting.studio.world.browser);
      const heading = sitting.look.text('section.values').toUpperCase(); // as it is drawn
      await expect.poll(() => side.text(), { timeout: 30_000 }).toContain(heading);
      await settleWords(() => side.text());
      const picture = await side.screenshot();
      await side.close();
      return picture;
    },
  },
  ownPage('first-run', 'welcome.html'),
  ownPage('status-needs-person', 'status.html#needs-person'),
  ownPage('status-all', 'status.html#all', ({ page }) => page.locator('.status-row').first().click()),
  bySecondPerson(
    ownPage('status-approval', 'status.html#approval', ({ page }) =>
      page.locator('.status-row').first().click(),
    ),
  ),
  ownPage('status-drafts', 'status.html#drafts'),
  ownPage('status-deadlines', 'status.html#deadlines'),
  ownPage('signing-book', 'status.html#signing'),
  ownPage('attendance-month', 'attendance.html#month'),
  ownPage('attendance-people', 'attendance.html#people'),
  ...optionsSections.map((section) => ownPage(`options-${section}`, `options.html#${section}`)),
];
