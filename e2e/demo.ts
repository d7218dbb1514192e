/**
 * `npm run demo`: companion, practice portal and case system, and the main job in a real browser. With a display the
 * person is in charge; without one the demo plays the clerk, saves pictures to demo-output/ and prints what was read,
 * sent and confirmed. `--case <url>` plays it on a case page that is not ours, against the configured portal.
 */
import { join, resolve } from 'node:path';
import { createAlbum, fileCase, prepareCase } from './demo/clerk.ts';
import { readOptions } from './demo/options.ts';
import { fieldTable, stepTable } from './demo/report.ts';
import { startStage } from './demo/stage.ts';
import { grantSite, pairBrowser } from './support/world.ts';

const folder = resolve(join(import.meta.dirname, '..', 'demo-output'));
const options = readOptions(process.argv.slice(2), process.env);
const stage = await startStage(options);
let failed = false;
// Ctrl+C ends what was started here, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stage.stop().finally(() => process.exit(1));
  });
}
try {
  await pairBrowser(stage.browser, stage.companion);
  const tab = await stage.openCase();
  await grantSite(stage.browser, tab);
  if (options.display) {
    console.log(`\nThe browser is yours. The case page is open: ${tab.url()}`);
    console.log('Click the pill on its right edge, look at the panel, then "Zveřejnit dražbu".');
    if (stage.portal) console.log(`The practice portal shows what arrives: ${stage.portal.url}`);
    console.log('Close the browser to end the demo.');
    await stage.browser.context.waitForEvent('close', { timeout: 0 });
  } else {
    const album = createAlbum(folder);
    await album.take(tab, 'stranka-spisu');
    const prepared = await prepareCase(tab, album);
    console.log(`\n${fieldTable(prepared.page, prepared.draft)}\n`);
    const filed = await fileCase(tab, prepared, album);
    const { submission, problem } = await stage.confirm(prepared.draft?.attachments.length ?? 0);
    console.log(`Stav: ${submission.state}${problem === null ? '' : ` (${problem})`}`);
    console.log(stepTable(submission.steps));
    console.log(`Od kliknutí ke zveřejnění: ${filed.publishedAt - filed.clickedAt} ms`);
    await stage.showRemote(album);
    failed = problem !== null;
    console.log(`Obrázky: ${folder}`);
  }
} catch (error) {
  failed = true;
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
} finally {
  await stage.stop();
}
process.exit(failed ? 1 : 0);
