import { render } from 'preact';
import { createStatusConnection } from '../../features/status/status-connection.ts';
import { StatusPage } from '../../features/status/status-page.tsx';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';

async function start(): Promise<void> {
  const { language, theme } = await readSettings();
  render(
    <StatusPage backend={createStatusConnection()} language={language} theme={theme} />,
    mountPoint(document),
  );
}

void start();
