import { render } from 'preact';
import { ownStorage, readFirstLook } from '../../features/popup/first-look.ts';
import { createLazyBackend } from '../../features/popup/lazy-backend.ts';
import { Popup } from '../../features/popup/popup.tsx';
import { mountPoint } from '../../ui/mount.ts';
import { tabParameter } from '../../ui/page-parameter.ts';

/** The frame after next; a page nobody sees has none, and is not waited for. */
function shown(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, 100);
  });
}

async function start(): Promise<void> {
  const { remembered, ...look } = await readFirstLook(ownStorage());
  // Asked for by the popup once it is drawn; fetched once that is on the screen, which it would only delay.
  const backend = createLazyBackend(async () => {
    await shown();
    const { createPopupConnection } = await import('../../features/popup/popup-connection.ts');
    return createPopupConnection(tabParameter(location.search));
  });
  render(<Popup backend={backend} remembered={remembered} {...look} />, mountPoint(document));
}

void start();
