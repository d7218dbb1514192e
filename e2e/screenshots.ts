/**
 * `npm run screenshots`: every screen in every look, over the practice systems, with something filed in each.
 * `npm run screenshots -- --docs`: those the docs show, as the docs show them.
 */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { eachLook, nameOf, wear } from './screenshots/looks.ts';
import { screens } from './screenshots/screens.ts';
import { startStudio } from './screenshots/studio.ts';
import { brokenWords } from './support/squeezed.ts';

const docs = join(import.meta.dirname, '..', 'docs', 'images');
/** A picture is made anew, never added: what the docs show is chosen there. */
const isInDocs = (name: string): boolean => existsSync(join(docs, `${name}.png`));
const lookOfDocs = 'cs.light.1280';
const folder = join(import.meta.dirname, '..', 'test-results', 'screenshots');
const isForDocs = process.argv.includes('--docs');
const asked = process.argv.slice(2).filter((word) => word !== '--docs');
const looks = [...eachLook()];
const known = [...screens.map(({ name }) => name), ...looks.map(nameOf)];
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No such screen or look: ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}
/** Those that were asked for; all where none of the kind was. */
function chosen<T>(all: readonly T[], name: (one: T) => string): readonly T[] {
  const some = all.filter((one) => asked.includes(name(one)));
  return some.length === 0 ? all : some;
}
mkdirSync(folder, { recursive: true });
const studio = await startStudio();
let failed = 0;
try {
  for (const look of isForDocs ? looks.filter((one) => nameOf(one) === lookOfDocs) : chosen(looks, nameOf)) {
    const shown = isForDocs
      ? screens.filter(({ name }) => isInDocs(name))
      : chosen(screens, ({ name }) => name);
    for (const screen of shown) {
      const path = join(folder, `${screen.name}.${nameOf(look)}.png`);
      let page: Page | undefined;
      try {
        const world = await studio.officeOf(screen.stage ?? 'office');
        await wear(world.browser, look);
        page = await world.browser.context.newPage();
        await page.setViewportSize({ width: screen.width ?? look.width, height: look.height });
        await page.emulateMedia({ colorScheme: look.theme });
        const picture = await screen.show({ studio: { ...studio, world }, page, look });
        writeFileSync(path, picture ?? (await page.screenshot()));
        for (const frame of page.frames().filter((one) => one.url().startsWith('chrome-extension:'))) {
          const broken = await brokenWords(frame);
          if (broken.length === 0) continue;
          failed += 1;
          console.error(`${basename(path)}: squeezed until they broke: ${broken.join(', ')}`);
        }
        if (isForDocs) copyFileSync(path, join(docs, `${screen.name}.png`));
      } catch (error) {
        // One screen that can't be shown doesn't take the others with it.
        failed += 1;
        console.error(`${basename(path)}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await page?.close();
    }
    console.log(nameOf(look));
  }
} finally {
  await studio.stop();
}
console.log(`Pictures: ${folder}`);
process.exit(failed === 0 ? 0 : 1);
