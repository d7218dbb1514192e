import { render } from 'preact';
import { DocumentPage } from '../../features/document/document-page.tsx';
import { send } from '../../features/messaging/send.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';
import { documentParameters } from '../../ui/page-parameter.ts';
import { saveFile } from '../../ui/save-file.ts';

async function start(): Promise<void> {
  const asked = documentParameters(location.search);
  if (asked === undefined) return;
  const { language, theme } = await readSettings();
  const backend = {
    // The background ran the route's reply schema; its type is the route's own.
    call: async (route: string, message: unknown) =>
      (await send('service.call', { route, message })) as never,
    save: saveFile,
  };
  render(
    <DocumentPage backend={backend} {...asked} language={language} theme={theme} />,
    mountPoint(document),
  );
}

void start();
