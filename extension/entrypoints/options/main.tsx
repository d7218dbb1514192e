import { render } from 'preact';
import { Options } from '../../features/options/options.tsx';
import { createOptionsConnection } from '../../features/options/options-connection.ts';
import { readSettings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';

async function start(): Promise<void> {
  const { language, theme } = await readSettings();
  render(
    <Options
      backend={createOptionsConnection()}
      language={language}
      theme={theme}
      section={location.hash.slice(1)}
      onSection={(section) => history.replaceState(null, '', `#${section}`)}
    />,
    mountPoint(document),
  );
}

void start();
