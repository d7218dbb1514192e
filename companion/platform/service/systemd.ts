import { join } from 'node:path';
import {
  notRun,
  type ProgramAnswer,
  type RunState,
  type ServiceCall,
  type ServicePlan,
} from './service-plan.ts';

const unit = 'podatelna.service';

/** A word of a unit file: in quotes, with nothing left that systemd would replace (systemd.service(5), systemd.unit(5)). */
const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

/** In a command a dollar sign names a variable; the program's own name is taken as it is. */
const commandLine = ([program = '', ...rest]: readonly string[]): string =>
  [quoted(program), ...rest.map((word) => quoted(word).replaceAll('$', '$$$$'))].join(' ');

/** By the words of `systemctl is-active`: the state of a unit, one that is being ended still holds the folder. */
const states: ReadonlyMap<string, RunState> = new Map([
  ['active', 'running'],
  ['reloading', 'running'],
  ['refreshing', 'running'],
  ['deactivating', 'running'],
  ['activating', 'stopped'],
  ['inactive', 'stopped'],
  ['unknown', 'stopped'],
  ['failed', 'failed'],
]);

/** As after `su -`, or where systemd isn't what runs here. Its own words, which it says in no other language. */
const isUnreached = ({ code, output }: ProgramAnswer): boolean =>
  code === notRun || (code !== 0 && /\bbus\b|XDG_RUNTIME_DIR|not been booted/i.test(output));

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
  const folder = join(configFolder, 'systemd', 'user');
  return {
    file: { path: join(folder, unit), content },
    install: [
      [...user, 'daemon-reload'],
      [...user, 'enable', unit],
      [...user, 'restart', unit],
    ],
    // Without its file it isn't disabled, but it can be stopped.
    remove: [
      [...user, 'stop', unit],
      [...user, 'disable', unit],
    ],
    links: [join(folder, 'default.target.wants', unit)],
    afterRemove: [[...user, 'daemon-reload']],
    status: [...user, 'is-active', unit],
    stateOf: ({ output }) => states.get(output.split('\n')[0] ?? '') ?? 'unasked',
    isUnreached,
  };
}
