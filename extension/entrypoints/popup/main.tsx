import { render } from 'preact';
import { readOverview } from '../../features/background/overview-memory.ts';
import { Popup } from '../../features/popup/popup.tsx';
import { createPopupConnection } from '../../features/popup/popup-connection.ts';
import { rememberedFrom } from '../../features/popup/popup-state.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';
import { tabParameter } from '../../ui/page-parameter.ts';

async function start(): Promise<void> {
  const [{ language, theme }, overview] = await Promise.all([readSettings(), readOverview()]);
  const backend = createPopupConnection(tabParameter(location.search));
  render(
    <Popup backend={backend} remembered={rememberedFrom(overview)} language={language} theme={theme} />,
    mountPoint(document),
  );
}

void start();
