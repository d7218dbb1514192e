import { render } from 'preact';
import { send } from '../../features/messaging/send.ts';
import { createStatusConnection } from '../../features/status/status-connection.ts';
import { StatusPage } from '../../features/status/status-page.tsx';
import { views } from '../../features/status/views.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';

async function start(): Promise<void> {
  const [{ language, theme, singleKeys }, search] = await Promise.all([
    readSettings(),
    send('search.take', {}),
  ]);
  render(
    <StatusPage
      backend={createStatusConnection()}
      view={views.find((view) => `#${view}` === location.hash)}
      search={typeof search === 'string' ? search : undefined}
      language={language}
      theme={theme}
      singleKeys={singleKeys}
    />,
    mountPoint(document),
  );
}

void start();
