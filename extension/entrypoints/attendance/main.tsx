import { render } from 'preact';
import { AttendancePage } from '../../features/attendance/attendance-page.tsx';
import { createStatusConnection } from '../../features/status/status-connection.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';

async function start(): Promise<void> {
  const { language, theme } = await readSettings();
  const part = location.hash === '#people' ? 'people' : 'month';
  render(
    <AttendancePage backend={createStatusConnection()} part={part} language={language} theme={theme} />,
    mountPoint(document),
  );
}

void start();
