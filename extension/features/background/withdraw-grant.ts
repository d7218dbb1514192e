/** A grant was withdrawn in the browser: nothing of ours stays on that site, nothing of its cases is remembered. */
import { updateMenu } from '../context-menu/menu.ts';
import { applyGrants, isGranted, tellTabs } from '../grants/grants.ts';
import { forgetTab, knownTabs, readTab } from './tab-memory.ts';

export async function withdrawGrant(): Promise<void> {
  await applyGrants();
  for (const { tabId } of await knownTabs()) {
    const { origin } = await readTab(tabId);
    if (origin === undefined || !(await isGranted(origin))) await forgetTab(tabId);
  }
  await tellTabs();
  await updateMenu();
}
