/** `npm run screenshots`: every screen in every look, over the practice systems, with something filed in each. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { eachLook, nameOf, wear } from './screenshots/looks.ts';
import { screens } from './screenshots/screens.ts';
import { startStudio } from './screenshots/studio.ts';

const folder = join(import.meta.dirname, '..', 'test-results', 'screenshots');
const asked = process.argv.slice(2);
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
  for (const look of chosen(looks, nameOf)) {
    await wear(studio.world.browser, look);
    for (const screen of chosen(screens, ({ name }) => name)) {
      const path = join(folder, `${screen.name}.${nameOf(look)}.png`);
      const page = await studio.world.browser.context.newPage();
      try {
        await page.setViewportSize({ width: screen.width ?? look.width, height: look.height });
        await page.emulateMedia({ colorScheme: look.theme });
        const picture = await screen.show({ studio, page, look });
        writeFileSync(path, picture ?? (await page.screenshot()));
      } catch (error) {
        // One screen that can't be shown doesn't take the others with it.
        failed += 1;
        console.error(`${basename(path)}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await page.close();
    }
    console.log(nameOf(look));
  }
} finally {
  await studio.stop();
}
console.log(`Pictures: ${folder}`);
process.exit(failed === 0 ? 0 : 1);
