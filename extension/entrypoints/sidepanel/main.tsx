import { render } from 'preact';
import { SidePanel } from '../../features/side-panel/side-panel.tsx';
import { createSidePanelConnection } from '../../features/side-panel/side-panel-connection.ts';
import { onSettingsChange, readSettings, type Settings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';

async function start(): Promise<void> {
  const backend = createSidePanelConnection();
  const show = ({ language, theme }: Settings): void =>
    render(<SidePanel backend={backend} language={language} theme={theme} />, mountPoint(document));
  show(await readSettings());
  onSettingsChange(show, new AbortController().signal);
}

void start();
