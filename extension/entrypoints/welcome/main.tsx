import { render } from 'preact';
import { FirstRun } from '../../features/first-run/first-run.tsx';
import { createFirstRunConnection } from '../../features/first-run/first-run-connection.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';

async function start(): Promise<void> {
  const { language, theme } = await readSettings();
  render(
    <FirstRun backend={createFirstRunConnection()} language={language} theme={theme} />,
    mountPoint(document),
  );
}

void start();
