import { render } from 'preact';
import { ownStorage, readFirstLook } from '../../features/popup/first-look.ts';
import { createLazyBackend } from '../../features/popup/lazy-backend.ts';
import { Popup } from '../../features/popup/popup.tsx';
import { mountPoint } from '../../ui/mount.ts';
import { tabParameter } from '../../ui/page-parameter.ts';

async function start(): Promise<void> {
  const { remembered, language, theme } = await readFirstLook(ownStorage());
  // Asked for by the popup once it is drawn.
  const backend = createLazyBackend(async () => {
    const { createPopupConnection } = await import('../../features/popup/popup-connection.ts');
    return createPopupConnection(tabParameter(location.search));
  });
  render(
    <Popup backend={backend} remembered={remembered} language={language} theme={theme} />,
    mountPoint(document),
  );
}

void start();
