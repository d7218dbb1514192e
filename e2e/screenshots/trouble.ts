/** An office in which nothing goes as it should: refused, unclear, and a service that isn't there. */
import { createServer } from 'node:http';
import { expect, type Frame } from '@playwright/test';
import { loseNextCreate, typeTheSame } from '../support/lost-answer.ts';
import { openPanel } from '../support/overlay.ts';
import { openCase, startGrantedWorld, type World } from '../support/world.ts';

/** The cases, by what has become of them. */
export const troubleOf = {
  /** Its term is over by the portal's clock, and by no other. */
  refused: 'bez-jistoty',
  unclear: 'byt-zajeci',
  held: 'dve-polozky',
  ready: 'podil',
} as const;
/** The draft of the ready one. */
export const readyKey = { fileMark: '142EX233/23', kind: 'auction', lot: '58' } as const;
const portalNow = Date.parse('2027-02-10T08:00:00Z');
const port = 58_351;

export async function startTrouble(): Promise<World> {
  const world = await startGrantedWorld({
    browser: { headless: true, width: 1280, height: 900 },
    env: { PODATELNA_UNDO_PUBLIC_SECONDS: '60', PODATELNA_PORT: String(port) },
    portalNow,
  });
  try {
    await fileNow(world, troubleOf.refused, (panel) =>
      expect(panel.getByText(/odmítl pole Zahájení/).first()).toBeVisible({ timeout: 30_000 }),
    );
    const lost = loseNextCreate(world);
    await fileNow(world, troubleOf.unclear, async (panel) => {
      await typeTheSame(world.portal, lost, '142EX81/25-27');
      await expect(panel.getByText('Na portálu je', { exact: true }).first()).toBeVisible({
        timeout: 60_000,
      });
    });
    return world;
  } catch (error) {
    await world.stop();
    throw error;
  }
}

async function fileNow(
  world: World,
  caseId: string,
  outcome: (panel: Frame) => Promise<unknown>,
): Promise<void> {
  const page = await openCase(world, caseId);
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Zveřejnit dražbu' }).click();
  await panel.getByRole('button', { name: 'Odeslat hned' }).click();
  await outcome(panel);
  await page.close();
}

/** With the vault locked, as from the command line. */
export async function withLockedVault<T>({ companion }: World, work: () => Promise<T>): Promise<T> {
  await inCommandLine(companion, 'lock');
  try {
    return await work();
  } finally {
    await inCommandLine(companion, 'unlock');
  }
}

async function inCommandLine(companion: World['companion'], command: string): Promise<void> {
  const { code, stderr } = await companion.run([command]);
  if (code !== 0) throw new Error(stderr);
}

/** With the service stopped, and where `stranger`, a program on its port that knows nothing of it. */
export async function withoutService<T>(
  { companion }: World,
  stranger: boolean,
  work: () => Promise<T>,
): Promise<T> {
  await companion.stop();
  const server = createServer((_request, response) => response.end('somebody else'));
  if (stranger) await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    return await work();
  } finally {
    server.closeAllConnections();
    if (stranger) await new Promise((resolve) => server.close(resolve));
    await companion.start();
  }
}
