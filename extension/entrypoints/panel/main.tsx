import { render } from 'preact';
import { admitPanel, createPanelConnection } from '../../features/messaging/panel-connection.ts';
import { Panel } from '../../features/panel/panel.tsx';
import { onSettingsChange, readSettings, type Settings } from '../../platform/settings.ts';
import { applyAppearance } from '../../ui/appearance.ts';
import { mountPoint } from '../../ui/mount.ts';
import { tabParameter } from '../../ui/page-parameter.ts';

/** In a frame over a case page, or as a page of its own that names the case page's tab. */
async function start(): Promise<void> {
  const tabId = window.parent === window ? tabParameter(location.search) : undefined;
  const settings = await readSettings();
  applyAppearance(document, settings);
  if (window.parent === window && tabId === undefined) return;
  const { focus } = tabId === undefined ? await admitPanel() : { focus: true };
  const backend = createPanelConnection(tabId);
  const show = ({ language, theme }: Settings): void =>
    render(
      <Panel
        backend={backend}
        language={language}
        theme={theme}
        focusFirstLine={focus}
        covered={tabId === undefined}
      />,
      mountPoint(document),
    );
  show(settings);
  onSettingsChange(show, new AbortController().signal);
}

void start();
