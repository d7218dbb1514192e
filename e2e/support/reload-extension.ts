/** Takes the extension out and loads it anew, as an update does: open pages keep what the one before left on them. */
import type { ExtensionBrowser } from './browser.ts';

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  reload(id: string, options: object): Promise<unknown>;
}

export async function reloadExtension(browser: ExtensionBrowser): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (id) => {
    const api: { developerPrivate: DeveloperPrivate } = Reflect.get(globalThis, 'chrome');
    // Without it the browser doesn't take an unpacked extension back.
    await api.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await api.developerPrivate.reload(id, { failQuietly: true });
  }, browser.extensionId);
  await page.close();
}
