import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { missingPrograms } from '../../signing/test-material.ts';
import { pauseService } from './pause-service.ts';
import { installService, type RunProgram, readService, removeService, runProgram } from './service.ts';
import { planService, type ServiceCall, type ServicePlan } from './service-plan.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-service-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const call: ServiceCall = {
  command: ['/opt/Podatelna 1/podatelna', '/opt/50 % "x"/$HOME/cli.mjs', 'start'],
  env: { PODATELNA_HOME: '/home/jana/my "data" & 100 %' },
  homeFolder: '/Users/jana',
  configFolder: root,
  userName: 'URAD\\jana & syn',
  userId: 501,
};
const planOf = (platform: NodeJS.Platform, changes: Partial<ServiceCall> = {}): ServicePlan => {
  const plan = planService(platform, { ...call, ...changes });
  if (plan === undefined) throw new Error('no plan');
  return plan;
};

describe('the description of the service', () => {
  it('for systemd: quoted, nothing replaced, ended by SIGTERM with time', () => {
    const { file, install } = planOf('linux');
    expect(file.path).toBe(join(root, 'systemd', 'user', 'podatelna.service'));
    expect(file.content).toContain(
      'ExecStart="/opt/Podatelna 1/podatelna" "/opt/50 %% \\"x\\"/$$HOME/cli.mjs" "start"\n',
    );
    expect(file.content).toContain('Environment="PODATELNA_HOME=/home/jana/my \\"data\\" & 100 %%"\n');
    expect(file.content).toContain('TimeoutStopSec=90');
    expect(install.map((one) => one.join(' '))).toEqual([
      'systemctl --user daemon-reload',
      'systemctl --user enable podatelna.service',
      'systemctl --user restart podatelna.service',
    ]);
  });

  it.skipIf(missingPrograms(['systemd-analyze']).length > 0)('for systemd: passes its own check', () => {
    const command = [process.execPath, join(root, 'a %h "b" $c.mjs'), 'start'];
    const { file } = planOf('linux', { command });
    installService({ ...planOf('linux', { command }), install: [], remove: [] }, noRun);
    const checked = runProgram(['systemd-analyze', '--user', 'verify', file.path]);
    expect(checked.output.split('\n').filter((line) => line.includes('podatelna'))).toEqual([]);
    rmSync(file.path);
  });

  it('for launchd: an agent that is kept alive, with every sign written for XML', () => {
    const { file, install } = planOf('darwin');
    expect(file.path).toBe('/Users/jana/Library/LaunchAgents/cz.podatelna.companion.plist');
    const text = String(file.content);
    expect(text).toContain('<string>/opt/50 % &quot;x&quot;/$HOME/cli.mjs</string>');
    expect(text).toContain('<string>/home/jana/my &quot;data&quot; &amp; 100 %</string>');
    expect(install.at(-1)).toEqual(['launchctl', 'bootstrap', 'gui/501', file.path]);
  });

  it.each<[string, number, string, string]>([
    ['running', 0, 'gui/501/x = {\n\tactive count = 1\n\tstate = running\n\n\tpid = 5\n}', 'running'],
    ['ended properly, and loaded', 0, 'gui/501/x = {\n\tstate = not running\n}', 'stopped'],
    ['not loaded', 113, 'Could not find service', 'stopped'],
    ['without a session', 112, 'Could not find domain', 'unasked'],
  ])('of launchd is told by its own words: %s', (_name, code, output, state) => {
    expect(planOf('darwin').stateOf({ code, output })).toBe(state);
  });

  it('for Windows: a task at log-on, in UTF-16, of this user and with no more rights', () => {
    const { file, remove, status } = planOf('win32', {
      command: ['C:\\Program Files\\podatelna.exe', 'C:\\a b\\', 'say "x"', 'start'],
    });
    const text = Buffer.from(file.content).toString('utf16le');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain('<UserId>URAD\\jana &amp; syn</UserId>');
    expect(text).toContain('<Command>C:\\Program Files\\podatelna.exe</Command>');
    expect(text).toContain(
      '<Arguments>&quot;C:\\a b\\\\&quot; &quot;say \\&quot;x\\&quot;&quot; start</Arguments>',
    );
    expect(text).toContain('<RunLevel>LeastPrivilege</RunLevel>');
    expect(remove.at(-1)).toEqual(['schtasks', '/Delete', '/TN', 'Podatelna', '/F']);
    // Whether there is a task doesn't say whether it runs.
    expect(status.at(-1)).toBe(
      "exit [int]((Get-ScheduledTask -TaskPath '\\' -TaskName 'Podatelna').State -ne 'Running')",
    );
    expect(status.join('')).not.toContain('"');
  });

  it.each(['linux', 'darwin', 'win32'] as const)('holds no setting of somebody else: %s', (platform) => {
    expect(() => planService(platform, { ...call, command: ['/bin/x\nExecStartPre=/bin/evil'] })).toThrow(
      'line break',
    );
    expect(() => planService(platform, { ...call, env: { PODATELNA_HOME: '/a\nb' } })).toThrow('line break');
    expect(() => planService(platform, { ...call, env: { 'PODATELNA_A\nB': '1' } })).toThrow('line break');
  });

  it.each(['linux', 'darwin', 'win32'] as const)(
    'holds no sign that its format has no way to write: %s',
    (platform) => {
      for (const sign of ['\u0001', '\t', '\u001b', '\u007f', '\ud800', '\uffff']) {
        const command = [`/opt/a${sign}b`, 'start'];
        expect(() => planService(platform, { ...call, command })).toThrow('control character');
      }
      expect(() => planService(platform, { ...call, command: ['/opt/Úřad 🏛️', 'start'] })).not.toThrow();
    },
  );

  it('for systemd: whatever is in a path, it stays one word', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (command) => {
        const [line = ''] = /^ExecStart=.*$/m.exec(String(planOf('linux', { command }).file.content)) ?? [];
        const words = [...line.slice('ExecStart='.length).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(
          ([, one = ''], index) =>
            (index === 0 ? one : one.replaceAll('$$', '$')).replaceAll('%%', '%').replace(/\\(.)/g, '$1'),
        );
        expect(words).toEqual(command);
      }),
    );
  });

  it('is not known for other systems', () => {
    expect(planService('freebsd', call)).toBeUndefined();
  });
});

const noRun: RunProgram = () => ({ code: 0, output: '' });

describe('the service', () => {
  it('is installed over an earlier one, seen, and removed', () => {
    const plan = planOf('linux');
    const said: string[] = [];
    let state = 'inactive';
    const run: RunProgram = (command) => {
      const word = command[2] ?? '';
      if (word === 'is-active') return { code: state === 'active' ? 0 : 3, output: state };
      said.push(word);
      if (word === 'restart') state = 'active';
      if (word === 'stop') state = 'inactive';
      return { code: 0, output: '' };
    };
    expect(readService(plan, run)).toEqual({ installed: false, state: 'stopped', unasked: undefined });
    installService(plan, run);
    expect(said).toEqual(['stop', 'disable', 'daemon-reload', 'enable', 'restart']);
    expect(readFileSync(plan.file.path, 'utf8')).toBe(plan.file.content);
    expect(readService(plan, run)).toEqual({ installed: true, state: 'running', unasked: undefined });
    expect(removeService(plan, run)).toEqual({ wasThere: true, unasked: undefined });
    expect(existsSync(plan.file.path)).toBe(false);
    expect(removeService(plan, run)).toEqual({ wasThere: false, unasked: undefined });
  });

  /** Fails at the command with this word. */
  const failingAt =
    (word: string, output: string): RunProgram =>
    (command) =>
      command.includes(word) ? { code: 1, output } : noRun(command);
  const noBus = failingAt('daemon-reload', 'Failed to connect to bus:\n No medium found');

  it('says what failed, and how to do without', () => {
    const install = (run: RunProgram, isBooted: boolean) => () =>
      installService(planOf('linux'), run, () => isBooted);
    expect(install(noBus, true)).toThrow(
      /systemctl --user daemon-reload failed \(Failed to connect to bus: No medium found\).*loginctl enable-linger.*podatelna start/,
    );
    expect(install(failingAt('restart', 'Job failed'), true)).toThrow(
      /^(?!.*enable-linger).*podatelna start$/,
    );
    for (const run of [
      noBus,
      failingAt('enable', 'System has not been booted with systemd. Failed to connect to bus: Host is down'),
      failingAt('daemon-reload', "systemctl can't be run"),
    ]) {
      expect(install(run, false)).toThrow(
        /^(?!.*enable-linger).*systemd does not run on this machine.*start$/,
      );
    }
  });

  it.each(['daemon-reload', 'enable', 'restart'])('that fails at %s is not called installed', (word) => {
    const plan = planOf('linux');
    const said: string[] = [];
    const run: RunProgram = (command) => {
      said.push(command[2] ?? '');
      return failingAt(word, 'no')(command);
    };
    expect(() => installService(plan, run, () => true)).toThrow('Nothing of it was left behind.');
    expect(existsSync(plan.file.path)).toBe(false);
    // What was enabled is no longer.
    expect(said.slice(said.indexOf(word) + 1)).toEqual(['stop', 'disable', 'daemon-reload']);
  });

  it('that fails leaves the description of an earlier one, which nobody may have reached', () => {
    const earlier = planOf('linux', { command: ['/opt/earlier', 'start'] });
    installService(earlier, noRun);
    expect(() => installService(planOf('linux'), noBus, () => true)).toThrow(/earlier one was put back/);
    expect(readFileSync(earlier.file.path, 'utf8')).toBe(earlier.file.content);
    removeService(earlier, noRun);
  });

  it.each(['linux', 'darwin', 'win32'] as const)(
    'is paused by the name it is installed by: %s',
    (platform) => {
      const { stop, start } = pauseService(platform, call.userId ?? undefined);
      const name = planOf(platform).remove[0]?.find((word) => /podatelna/i.test(word)) ?? 'no name';
      expect(stop).toContain(name);
      expect(start).toContain(name);
      expect(`${stop} ${start}`).not.toMatch(/delete|disable|bootout/i);
    },
  );

  it('of a machine without the program is a failure like another one', () => {
    expect(runProgram(['/no/such/program'])).toMatchObject({ code: 127 });
  });
});
