/**
 * On which sites Podatelna works: those the clerk granted in the browser, nothing else. The browser keeps the grants;
 * the content script is registered for exactly them and run at once in the tabs that are open.
 */
import { browser } from '../../platform/browser.ts';
import { isFirefox } from '../../platform/is-firefox.ts';

export const scriptFile = 'case-page.js';

/** Origins of our own companion: a host permission, but no site to work on. */
const ownPatterns: ReadonlySet<string> = new Set(['http://127.0.0.1/*']);

/** The browser's pattern for one origin. Chromium keeps the port; Firefox patterns have none. */
export function patternFor(origin: string, withPort: boolean): string {
  const url = new URL(origin);
  return `${url.protocol}//${withPort ? url.host : url.hostname}/*`;
}

export const patternsHavePorts = (): boolean => !isFirefox();

export async function grantedPatterns(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((pattern) => !ownPatterns.has(pattern) && /^https?:\/\//.test(pattern)).sort();
}

/** Whether the clerk granted this origin. Asked again for every message of a page: a grant can be withdrawn any time. */
export async function isGranted(origin: string): Promise<boolean> {
  if (!/^https?:\/\//.test(origin)) return false;
  const pattern = patternFor(origin, patternsHavePorts());
  if (ownPatterns.has(pattern) || new URL(origin).hostname === '127.0.0.1') return false;
  return browser.permissions.contains({ origins: [pattern] });
}

/** Makes the registered content scripts equal to the grants. */
async function registerScripts(): Promise<readonly string[]> {
  const patterns = await grantedPatterns();
  const registered = await browser.scripting.getRegisteredContentScripts();
  const known = new Set(registered.map((script) => script.id));
  const wanted = new Set(patterns.map((pattern) => `case-page ${pattern}`));
  const stale = [...known].filter((id) => !wanted.has(id));
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale });
  const fresh = patterns.filter((pattern) => !known.has(`case-page ${pattern}`));
  if (fresh.length > 0) {
    await browser.scripting.registerContentScripts(
      fresh.map((pattern) => ({
        id: `case-page ${pattern}`,
        matches: [pattern],
        js: [scriptFile],
        runAt: 'document_idle' as const,
        allFrames: true,
        persistAcrossSessions: true,
      })),
    );
  }
  return fresh;
}

/** Runs the script in tabs that are open on the newly granted sites. */
async function runInOpenTabs(patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    try {
      await browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [scriptFile] });
    } catch (error) {
      // A tab that is just being closed or shows an error page: the registration serves its next load.
      console.debug('podatelna: not run in an open tab', error);
    }
  }
}

let applying: Promise<void> = Promise.resolve();

/**
 * Brings registrations in step with the browser's grants. One at a time: two at once would register twice.
 * @param everywhere also in tabs of sites known before: after an update, scripts there are orphans of the version before
 */
export function applyGrants(everywhere = false): Promise<void> {
  applying = applying
    .then(async () => {
      const fresh = await registerScripts();
      await runInOpenTabs(everywhere ? await grantedPatterns() : fresh);
    })
    .catch((error: unknown) => {
      console.error('podatelna: grants could not be applied', error);
    });
  return applying;
}

/** Every frame we run in asks for itself whether it was its site's grant, and leaves the page if so. */
export async function tellTabs(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined) continue;
    await browser.tabs.sendMessage(id, { to: 'page.grants-changed', message: {} }).catch(() => {
      // Most tabs have no script of ours.
    });
  }
}
