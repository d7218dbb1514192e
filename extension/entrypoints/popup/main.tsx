import { render } from 'preact';
import { Popup } from '../../features/popup/popup.tsx';
import { createPopupConnection } from '../../features/popup/popup-connection.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';
import { tabParameter } from '../../ui/page-parameter.ts';

async function start(): Promise<void> {
  const { language, theme } = await readSettings();
  const backend = createPopupConnection(tabParameter(location.search));
  render(<Popup backend={backend} language={language} theme={theme} />, mountPoint(document));
}

void start();
