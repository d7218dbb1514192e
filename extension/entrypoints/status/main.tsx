import { render } from 'preact';
import { createStatusConnection } from '../../features/status/status-connection.ts';
import { StatusPage } from '../../features/status/status-page.tsx';
import { views } from '../../features/status/views.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';

async function start(): Promise<void> {
  const { language, theme } = await readSettings();
  render(
    <StatusPage
      backend={createStatusConnection()}
      view={views.find((view) => `#${view}` === location.hash)}
      language={language}
      theme={theme}
    />,
    mountPoint(document),
  );
}

void start();
