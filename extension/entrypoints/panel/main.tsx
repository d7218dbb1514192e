import { admitPanel, createPanelConnection } from '../../features/messaging/panel-connection.ts';
import { showPanel } from '../../features/panel/show-panel.tsx';
import { readSettings } from '../../platform/settings.ts';
import { applyAppearance } from '../../ui/appearance.ts';

/** In a frame over a case page, and nowhere else: a page may open this address itself, and gets an empty one. */
async function start(): Promise<void> {
  // Listening comes first: the ticket is posted once, as soon as this page has loaded.
  const admitted = admitPanel();
  applyAppearance(document, await readSettings());
  const { focus, overlay } = await admitted;
  await showPanel(createPanelConnection(), { focus, covered: true, overlay });
}

if (window.parent !== window) void start();
