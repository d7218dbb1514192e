import { win32 } from 'node:path';
import { notRun, type ServiceCall, type ServicePlan } from './service-plan.ts';
import { xmlText } from './xml-text.ts';

const name = 'Podatelna';

/**
 * schtasks asks only whether there is a task, and prints its state in the user's language. Of none there is no state. No
 * double quote stands in it: Node puts those around the whole, and every program takes them apart otherwise.
 */
const isRunning = `exit [int]((Get-ScheduledTask -TaskPath '\\' -TaskName '${name}').State -ne 'Running')`;

/** A word of a command line as C programs take it apart (CommandLineToArgvW). */
function quoted(text: string): string {
  if (/^[^\s"]+$/.test(text)) return text;
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/**
 * A scheduled task at log-on. Environment settings are the user's own there (Windows gives a task no others), and ending
 * the task ends the program at once: what was under way is looked up at the next start, as after a power cut.
 */
export function windowsTaskPlan({ command, configFolder, userName }: ServiceCall): ServicePlan {
  const [program = '', ...rest] = command;
  const user = xmlText(userName);
  const xml = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Podatelna companion</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>${user}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${user}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>5</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xmlText(program)}</Command>
      <Arguments>${xmlText(rest.map(quoted).join(' '))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
  const path = win32.join(configFolder, 'podatelna-task.xml');
  return {
    // schtasks takes UTF-16 with its mark only.
    file: { path, content: Buffer.from(`\uFEFF${xml.replaceAll('\n', '\r\n')}`, 'utf16le') },
    install: [
      ['schtasks', '/Create', '/TN', name, '/XML', path, '/F'],
      ['schtasks', '/Run', '/TN', name],
    ],
    remove: [
      ['schtasks', '/End', '/TN', name],
      ['schtasks', '/Delete', '/TN', name, '/F'],
    ],
    links: [],
    afterRemove: [],
    status: ['powershell', '-NoProfile', '-NonInteractive', '-Command', isRunning],
    stateOf: ({ code }) => (code === 0 ? 'running' : code === 1 ? 'stopped' : 'unasked'),
    isUnreached: ({ code }) => code === notRun,
  };
}
