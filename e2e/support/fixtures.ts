/** One world a spec file: started once, paired and granted, shared by its tests. */
import { test as base } from '@playwright/test';
import { noUndo, startGrantedWorld, type World } from './world.ts';

export interface WorldOptions {
  /** Settings of the companion for this file. */
  readonly companionEnv: Record<string, string>;
  /** The practice portal's clock: an instant, or empty for the real one. */
  readonly portalNow: string;
}

export const test = base.extend<object, WorldOptions & { world: World }>({
  companionEnv: [{}, { option: true, scope: 'worker' }],
  portalNow: ['', { option: true, scope: 'worker' }],
  world: [
    async ({ companionEnv, portalNow }, use) => {
      const world = await startGrantedWorld({
        browser: { headless: true, width: 1280, height: 900 },
        env: { ...noUndo, ...companionEnv },
        ...(portalNow === '' ? {} : { portalNow: Date.parse(portalNow) }),
      });
      try {
        await use(world);
      } finally {
        await world.stop();
      }
    },
    // Two browsers and two servers start on what may be a busy machine.
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';
