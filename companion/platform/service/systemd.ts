import { join } from 'node:path';
import type { ServiceCall, ServicePlan } from './service-plan.ts';

const unit = 'podatelna.service';

/** A word of a unit file: in quotes, with nothing left that systemd would replace (systemd.service(5), systemd.unit(5)). */
const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

/** In a command a dollar sign names a variable; the program's own name is taken as it is. */
const commandLine = ([program = '', ...rest]: readonly string[]): string =>
  [quoted(program), ...rest.map((word) => quoted(word).replaceAll('$', '$$$$'))].join(' ');

/** A unit of the user's own manager: it starts with the first session and ends with the last. */
export function systemdPlan({ command, env, configFolder }: ServiceCall): ServicePlan {
  const settings = Object.entries(env).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`);
  const content = [
    '[Unit]',
    'Description=Podatelna companion',
    'StartLimitIntervalSec=300',
    'StartLimitBurst=5',
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${commandLine(command)}`,
    ...settings,
    // Work in flight is ended properly: the companion takes seconds, a slow remote may need more.
    'KillSignal=SIGTERM',
    'TimeoutStopSec=90',
    'Restart=on-failure',
    'RestartSec=5',
    'UMask=0077',
    'NoNewPrivileges=yes',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
  const user = ['systemctl', '--user'];
  return {
    file: { path: join(configFolder, 'systemd', 'user', unit), content },
    install: [
      [...user, 'daemon-reload'],
      [...user, 'enable', unit],
      [...user, 'restart', unit],
    ],
    remove: [[...user, 'disable', '--now', unit]],
    afterRemove: [[...user, 'daemon-reload']],
    status: [...user, 'is-active', '--quiet', unit],
  };
}
