/** What the screens show: the practice systems with credentials, and cases in every state a clerk meets. */
import { expect, type Frame, type Page } from '@playwright/test';
import { createCudSandbox, practiceKey } from '../../companion/sandbox/cud/index.ts';
import { createDochazkaSandbox } from '../../companion/sandbox/dochazka/index.ts';
import {
  createDochazkaState,
  type DochazkaState,
  type RecordType,
} from '../../companion/sandbox/dochazka/state.ts';
import { basePath, createIngatlanokSandbox } from '../../companion/sandbox/ingatlanok/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { createTestMaterial, password } from '../../companion/signing/test-material.ts';
import { addDays, isWorkingDay, pragueDay } from '../../shared/formats/working-days.ts';
import { openPanel } from '../support/overlay.ts';
import {
  grantSite,
  openCase,
  pairBrowser,
  startGrantedWorld,
  startWorld,
  type World,
} from '../support/world.ts';
import { startSecondPerson } from './second-person.ts';
import { startTrouble } from './trouble.ts';

/** Which office a screen is of: `trouble` is one where nothing goes as it should. */
export type Stage = 'office' | 'second-person' | 'trouble' | 'training';

const startOf: Readonly<Record<Exclude<Stage, 'office'>, () => Promise<World>>> = {
  'second-person': startSecondPerson,
  trouble: startTrouble,
  training: () =>
    startGrantedWorld({
      browser: { headless: true, width: 1280, height: 900 },
      env: { PODATELNA_TRAINING: '1' },
    }),
};

export interface Studio {
  readonly world: World;
  /** Offices beside it are started when they are first asked for. */
  officeOf(stage: Stage): Promise<World>;
  stop(): Promise<void>;
}

/** The cases, by what has become of them. */
export const caseOf = {
  published: 'byt-zajeci',
  deferred: 'bez-jistoty',
  elsewhere: 'vozidlo',
  incomplete: 'bez-terminu',
  lots: 'dve-polozky',
  ready: 'podil',
  hellers: 'halere',
  notice: 'ohlasovna',
  restricted: 'neverejny',
} as const;

export async function startStudio(): Promise<Studio> {
  const board = await serveSandbox(createCudSandbox({ postingDelayMs: 0 }).app, { port: 0 });
  const listings = await serveSandbox(createIngatlanokSandbox().app, { port: 0 });
  const attendance = await serveSandbox(createDochazkaSandbox({ state: monthOfAttendance() }).app, {
    port: 0,
  });
  const world = await startWorld({
    browser: { headless: true, width: 1280, height: 900 },
    env: {
      PODATELNA_UNDO_PUBLIC_SECONDS: '0',
      PODATELNA_UNDO_OTHER_SECONDS: '0',
      PODATELNA_CUD_URL: board.url,
      PODATELNA_INGATLANOK_URL: `${listings.url}${basePath}`,
      PODATELNA_DOCHAZKA_URL: `${attendance.url}/v1`,
    },
  });
  const others = new Map<Stage, Promise<World>>();
  const officeOf = (stage: Stage): Promise<World> => {
    if (stage === 'office') return Promise.resolve(world);
    const started = others.get(stage) ?? startOf[stage]();
    others.set(stage, started);
    return started;
  };
  const stop = async (): Promise<void> => {
    for (const other of others.values()) await (await other.catch(() => undefined))?.stop();
    await world.stop();
    for (const server of [board, listings, attendance]) await server.stop();
  };
  try {
    await setSecrets(world);
    await pairBrowser(world.browser, world.companion);
    const page = await openCase(world, caseOf.published);
    await grantSite(world.browser, page);
    await page.close();
    await fileEverything(world);
    return { world, officeOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Jana Nová came and went on every working day of this month, and forgot to leave once. */
function monthOfAttendance(): DochazkaState {
  const state = createDochazkaState();
  const add = (type: RecordType, timestamp: string): void => {
    state.lastId += 1;
    state.records.push({ id: state.lastId, user_id: 124, timestamp, type, note: '', is_manual: false });
  };
  const today = pragueDay(new Date().toISOString());
  for (let day = `${today.slice(0, 8)}01`; day < today; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const late = Number(day.slice(8)) % 4;
    add('arrival', `${day}T06:${50 + late}:00Z`);
    if (!day.endsWith('05')) add('departure', `${day}T15:${10 + late}:00Z`);
  }
  return state;
}

async function setSecrets({ companion }: World): Promise<void> {
  const secrets = {
    cud: { apiKey: practiceKey },
    ingatlanok: { username: 'cvicna', password: 'cvicne-heslo' },
    dochazka: { apiKey: 'cvicny-klic' },
  };
  for (const [system, secret] of Object.entries(secrets)) {
    const { code, stderr } = await companion.run(['secrets', 'set', system], JSON.stringify(secret));
    if (code !== 0) throw new Error(stderr);
  }
}

async function inPanel(
  world: World,
  caseId: string,
  work: (panel: Frame, page: Page) => Promise<void>,
): Promise<void> {
  const page = await openCase(world, caseId);
  await work(await openPanel(page), page);
  await page.close();
}

async function publish(panel: Frame): Promise<void> {
  const button = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
  await expect(button).toBeEnabled({ timeout: 30_000 });
  await button.click();
}

const published = (panel: Frame): Promise<void> =>
  expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });

async function fileEverything(world: World): Promise<void> {
  await inPanel(world, caseOf.published, async (panel) => {
    await publish(panel);
    await published(panel);
  });
  await inPanel(world, caseOf.deferred, async (panel) => {
    await publish(panel);
    await published(panel);
    await panel.getByText('Napravit…', { exact: true }).click();
    await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
    await panel.getByRole('button', { name: 'Odročit dražbu' }).click();
    await expect(panel.getByText(/Odročeno \d/).first()).toBeVisible({ timeout: 30_000 });
  });
  typeIntoPortal(world);
  await inPanel(world, caseOf.notice, async (panel, page) => {
    await panel.locator('select.panel__kind').selectOption('notice');
    await panel.getByLabel('Popis').fill('Vyrozumění o zahájení exekuce');
    await page.keyboard.press('Tab');
    await panel.getByRole('button', { name: /^Vyvěsit na CÚD/ }).click();
    await expect(panel.getByRole('article').first()).toBeVisible({ timeout: 30_000 });
  });
  const people = await world.browser.openOwnPage('attendance.html#people');
  await people.getByRole('button', { name: 'To jsem já: Jana Nová' }).click();
  await expect(people.getByText('Tento prohlížeč zapisuje za: Jana Nová.')).toBeVisible();
  await people.close();
  // From here on decrees are signed before they go.
  const { issue, pkcs12 } = createTestMaterial();
  issue('urad', 'rsa');
  const options = await world.browser.openOwnPage('options.html#signing');
  await options.getByText('Klíč v souboru (.p12, .pfx)').click();
  await options.getByLabel('Soubor s klíčem').setInputFiles(pkcs12('urad'));
  await options.getByLabel('Heslo ke klíči').fill(password);
  await options.getByRole('button', { name: 'Ověřit a uložit klíč' }).click();
  await expect(options.getByText('Soubor s klíčem je uložený ve službě.')).toBeVisible();
  await options.getByLabel('Dražební vyhláška').check();
  await expect(options.getByRole('status').filter({ hasText: 'Uloženo' })).toBeVisible();
  await options.close();
  await inPanel(world, caseOf.ready, async (panel) => {
    await publish(panel);
    await expect(panel.getByText('Čeká na podpis').first()).toBeVisible({ timeout: 30_000 });
  });
}

/** A record of one of the cases that somebody else made in the portal's own form. */
function typeIntoPortal({ portal }: World): void {
  const { auctions } = portal.state;
  const [first] = Object.values(auctions);
  if (first === undefined) throw new Error('nothing was filed before');
  const data = { ...structuredClone(first.data), number: '142EX1406/24-41' };
  auctions.Cizi1 = { ...structuredClone(first), hash: 'Cizi1', kind: 'movable', status: 'upcoming', data };
}
