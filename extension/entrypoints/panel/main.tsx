import { render } from 'preact';
import { admitPanel, createPanelConnection } from '../../features/messaging/panel-connection.ts';
import { Panel } from '../../features/panel/panel.tsx';
import { readSettings } from '../../platform/settings.ts';

/** In a frame of a case page the ticket decides; as a page of its own the address names the case page's tab. */
async function start(): Promise<void> {
  const framed = window.top !== window;
  const named = new URLSearchParams(location.search).get('tab');
  const tabId = !framed && named !== null && /^\d+$/.test(named) ? Number(named) : undefined;
  const { focus } = framed ? await admitPanel() : { focus: true };
  const { language, theme } = await readSettings();
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  render(
    <Panel backend={createPanelConnection(tabId)} language={language} theme={theme} focusFirstLine={focus} />,
    root,
  );
}

void start();
