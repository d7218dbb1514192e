import { join } from 'node:path';
import { isSea } from 'node:sea';
import { setTimeout as wait } from 'node:timers/promises';
import { accountName } from '../platform/account-name.ts';
import { carriedEnv } from '../platform/service/carried-env.ts';
import { installService, readService, removeService } from '../platform/service/service.ts';
import { planService, type ServicePlan } from '../platform/service/service-plan.ts';
import { userHome } from '../platform/user-home.ts';
import { answer } from './answer.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';
import { isRunning } from './vault-access.ts';

/** `podatelna service install | remove | status`: the companion as a service of this user. */
export const service: Command = async (args, context) => {
  const [what] = readArgs(args, {}, 1).positionals;
  const plan = planHere();
  if (plan === undefined) throw new Error('Services of this system are not known; run: podatelna start');
  if (what === 'install') return install(plan, context);
  if (what === 'remove') {
    const wasThere = removeService(plan);
    answer(context, 'service', { installed: false, running: false, answers: await isRunning(context) }, [
      wasThere ? 'The service is removed. Settings and data stay.' : 'No service was installed.',
    ]);
    return 0;
  }
  if (what !== 'status') throw new UsageError(usage);
  const { installed, running } = readService(plan);
  const answers = await isRunning(context);
  answer(context, 'service', { installed, running, answers }, [
    installed ? `Installed: ${plan.file.path}` : 'Not installed; podatelna service install does it.',
    running ? 'It runs.' : 'It does not run.',
    answers ? 'A companion answers.' : 'No companion answers; podatelna doctor says why.',
  ]);
  return installed && running && answers ? 0 : 1;
};

const usage = 'Say: podatelna service install, remove or status';

/** As long as a machine with much to do may take. */
const startsWithinMs = 30_000;

async function install(plan: ServicePlan, context: CommandContext): Promise<number> {
  // One companion a user: another one would keep the service from its folder.
  if ((await isRunning(context)) && !readService(plan).running) {
    throw new Error('A companion runs already, not as a service. End it, then install the service.');
  }
  installService(plan);
  const until = Date.now() + startsWithinMs;
  let answers = await isRunning(context);
  while (!answers && Date.now() < until && !context.signal.aborted) {
    await wait(250);
    answers = await isRunning(context);
  }
  answer(context, 'service', { installed: true, running: readService(plan).running, answers }, [
    `Installed: ${plan.file.path}`,
    answers
      ? 'The companion runs, and starts by itself from now on.'
      : 'It does not answer yet; podatelna doctor says why.',
  ]);
  return answers ? 0 : 1;
}

function planHere(): ServicePlan | undefined {
  const { platform, env, execPath, argv } = process;
  const homeFolder = userHome();
  const config = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CONFIG_HOME;
  const user = accountName();
  return planService(platform, {
    // A program of its own needs no script; else this very one, under this very Node.
    command: [execPath, ...(isSea() ? [] : [argv[1] ?? '']), 'start'],
    env: carriedEnv(env),
    homeFolder,
    configFolder: config || join(homeFolder, '.config'),
    userName: env.USERDOMAIN ? `${env.USERDOMAIN}\\${user}` : user,
    userId: process.getuid?.() ?? null,
  });
}
