/** Every command of the command line, by its name. */
import { audit } from './audit.ts';
import { backup, restore } from './backup.ts';
import { cancel } from './cancel.ts';
import type { BareCommand, Command } from './command.ts';
import { help } from './help-command.ts';
import { logs } from './logs.ts';
import { office } from './office.ts';
import { pair } from './pair.ts';
import { pairs } from './pairs.ts';
import { purge } from './purge.ts';
import { receipt } from './receipt.ts';
import { secrets } from './secrets.ts';
import { service } from './service.ts';
import { signing } from './signing.ts';
import { status } from './status.ts';
import { approve, decide, steer, withdraw } from './steer.ts';
import { submit } from './submit.ts';
import { lock, passphrase, unlock } from './vault.ts';
import { printVersion } from './version.ts';

/** Large libraries are loaded only by the commands that need them: every other one is to be quick. */
const start: Command = async (args, context) => (await import('./start.ts')).start(args, context);
const sign: Command = async (args, context) => (await import('./sign.ts')).sign(args, context);

const verify: BareCommand = async (args, context) => (await import('./verify.ts')).verify(args, context);
const doctor: BareCommand = async (args, context) => (await import('./doctor.ts')).doctor(args, context);

/** They work where settings or data are missing or broken. */
export const bareCommands: ReadonlyMap<string, BareCommand> = new Map([
  ['doctor', doctor],
  ['help', help],
  ['restore', restore],
  ['service', service],
  ['verify', verify],
  ['version', printVersion],
]);

/** What a command makes of a home where nothing of ours ever was: settings; nothing, for it only reads; no sense. */
export type InNewHome = 'begins' | 'reads' | 'refuses';

export function inNewHome(name: string, [what = '']: readonly string[]): InNewHome {
  if (name === 'start' || ['secrets set', 'office import'].includes(`${name} ${what}`)) return 'begins';
  return name === 'sign' ? 'reads' : 'refuses';
}

/** They need the settings, most of them the companion, too. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['start', start],
  ['office', office],
  ['pair', pair],
  ['pairs', pairs],
  ['secrets', secrets],
  ['unlock', unlock],
  ['lock', lock],
  ['passphrase', passphrase],
  ['receipt', receipt],
  ['audit', audit],
  ['backup', backup],
  ['purge', purge],
  ['logs', logs],
  ['submit', submit],
  ['status', status],
  ['undo', steer('submissions.undo')],
  ['send-now', steer('submissions.send-now')],
  ['stop', steer('submissions.stop')],
  ['retry', steer('submissions.retry')],
  ['cancel', cancel],
  ['withdraw', withdraw],
  ['approve', approve],
  ['decide', decide],
  ['sign', sign],
  ['signing', signing],
]);
