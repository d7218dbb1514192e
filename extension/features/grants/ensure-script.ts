/**
 * The script runs in every page of a granted site. Threat to that: a page that came while its site was just being
 * granted, too late to be found among the open tabs, too early for the registration.
 */
import { browser } from '../../platform/browser.ts';
import { isGranted, scriptFile } from './grants.ts';

/** @param url the address of a tab whose load has ended, where the browser tells it to us */
export async function ensureScript(tabId: number, url: string | undefined): Promise<void> {
  if (url === undefined || !URL.canParse(url) || !(await isGranted(new URL(url).origin))) return;
  try {
    // In our own world of the page, which its scripts can't reach.
    const [top] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => Reflect.get(globalThis, 'podatelnaRuns') === true,
    });
    if (top?.result === true) return;
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [scriptFile] });
  } catch (error) {
    // It went on to another page, whose load ends here too; or it is an error page.
    console.debug('podatelna: not run in a page', error);
  }
}
