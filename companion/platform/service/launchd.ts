import { join } from 'node:path';
import { notRun, type ServiceCall, type ServicePlan } from './service-plan.ts';
import { xmlText } from './xml-text.ts';

const label = 'cz.podatelna.companion';

/** "Could not find specified domain": nobody is logged in there (`launchctl error 112`). */
const noDomain = 112;

/** An agent of the user's own session (launchd.plist(5)). */
export function launchdPlan({ command, env, homeFolder, userId }: ServiceCall): ServicePlan {
  const texts = (values: readonly string[]): string =>
    values.map((value) => `    <string>${xmlText(value)}</string>`).join('\n');
  const settings = Object.entries(env)
    .map(([name, value]) => `    <key>${xmlText(name)}</key>\n    <string>${xmlText(value)}</string>`)
    .join('\n');
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${label}</string>
  <key>ProgramArguments</key>
  <array>
${texts(command)}
  </array>
  <key>EnvironmentVariables</key>
  <dict>
${settings}
  </dict>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>ThrottleInterval</key>
  <integer>10</integer>
  <key>ExitTimeOut</key>
  <integer>90</integer>
  <key>ProcessType</key>
  <string>Background</string>
  <key>Umask</key>
  <integer>63</integer>
</dict>
</plist>
`;
  const domain = `gui/${userId ?? ''}`;
  const path = join(homeFolder, 'Library', 'LaunchAgents', `${label}.plist`);
  return {
    file: { path, content },
    install: [
      ['launchctl', 'enable', `${domain}/${label}`],
      ['launchctl', 'bootstrap', domain, path],
    ],
    remove: [['launchctl', 'bootout', `${domain}/${label}`]],
    links: [],
    afterRemove: [],
    status: ['launchctl', 'print', `${domain}/${label}`],
    stateOf: ({ code, output }) => {
      if (code === notRun || code === noDomain) return 'unasked';
      // One that ended properly stays loaded: `state = not running`.
      const [, state = 'running'] = /^\s*state = (.+?)\s*$/m.exec(output) ?? [];
      return code === 0 && state === 'running' ? 'running' : 'stopped';
    },
    isUnreached: ({ code }) => code === notRun || code === noDomain,
  };
}
