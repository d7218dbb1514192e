/** `npm run screenshots`: every screen in every look, over the practice systems, with something filed in each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eachLook, wear } from './screenshots/looks.ts';
import { screens } from './screenshots/screens.ts';
import { startStudio } from './screenshots/studio.ts';

const folder = join(import.meta.dirname, '..', 'test-results', 'screenshots');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !screens.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(
    `No such screen: ${unknown.join(', ')}. There are: ${screens.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const studio = await startStudio();
let failed = 0;
try {
  for (const look of eachLook()) {
    await wear(studio.world.browser, look);
    for (const screen of screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const file = `${screen.name}.${look.language}.${look.theme}.${look.width}.png`;
      const page = await studio.world.browser.context.newPage();
      try {
        await page.setViewportSize({ width: screen.width ?? look.width, height: look.height });
        await page.emulateMedia({ colorScheme: look.theme });
        await screen.show({ studio, page, text: look.text });
        await page.screenshot({ path: join(folder, file) });
      } catch (error) {
        // One screen that can't be shown doesn't take the others with it.
        failed += 1;
        console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await page.close();
    }
    console.log(`${look.language}, ${look.theme}, ${look.width}`);
  }
} finally {
  await studio.stop();
}
console.log(`Pictures: ${folder}`);
process.exit(failed === 0 ? 0 : 1);
