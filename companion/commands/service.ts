import { setTimeout as wait } from 'node:timers/promises';
import type { Channel } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';
import { readCommandLinePairing } from '../channel/pairs.ts';
import { homeOfPodatelna } from '../platform/folders.ts';
import { carriedEnv } from '../platform/service/carried-env.ts';
import { planHere } from '../platform/service/plan-here.ts';
import {
  installService,
  readService,
  removeService,
  type ServiceState,
} from '../platform/service/service.ts';
import type { ServicePlan } from '../platform/service/service-plan.ts';
import { factsOf, readConfig } from '../read-config.ts';
import { answer } from './answer.ts';
import { type BareCommand, type BareContext, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';
import { isRunning } from './vault-access.ts';

/**
 * `podatelna service install | remove | status`: the companion as a service of this user. Settings that are wrong keep
 * only from installing: what is there can be seen and removed without them.
 */
export const service: BareCommand = async (args, context) => {
  const [what] = readArgs(args, {}, 1).positionals;
  if (what !== 'install' && what !== 'remove' && what !== 'status') throw new UsageError(usage);
  const facts = factsOf();
  const plan = planHere(facts, what === 'install' ? carriedEnv(process.env) : {});
  if (plan === undefined) throw new Error('Services of this system are not known; run: podatelna start');
  if (what === 'install') return install(plan, context);
  return what === 'remove' ? remove(plan, context) : status(plan, context);
};

const usage = 'Say: podatelna service install, remove or status';

async function remove(plan: ServicePlan, context: BareContext): Promise<number> {
  const { wasThere, unasked } = removeService(plan);
  const answers = await companionAnswers();
  const state = unasked === undefined ? 'stopped' : 'unasked';
  answer(context, 'service', { installed: false, running: false, state, answers }, [
    wasThere ? 'The service is removed. Settings and data stay.' : 'No service was installed.',
    ...(unasked === undefined ? [] : [unasked]),
  ]);
  return 0;
}

async function status(plan: ServicePlan, context: BareContext): Promise<number> {
  const seen = readService(plan);
  const { installed, state } = seen;
  const answers = await companionAnswers();
  const running = state === 'running';
  answer(context, 'service', { installed, running, state, answers }, [
    installed ? `Installed: ${plan.file.path}` : notInstalled(running),
    stateSentence(seen),
    answers ? 'A companion answers.' : 'No companion answers; podatelna doctor says why.',
  ]);
  return installed && running && answers ? 0 : 1;
}

const notInstalled = (running: boolean): string =>
  running
    ? 'Its description is gone, so it does not start at the next log-on; podatelna service install makes it anew, podatelna service remove ends the service.'
    : 'Not installed; podatelna service install does it.';

function stateSentence({ state, unasked }: ServiceState): string {
  if (unasked !== undefined) return `Whether it runs can't be asked: ${unasked}`;
  if (state === 'failed') return 'It ended by failures and is not started again; podatelna logs says why.';
  return state === 'running' ? 'It runs.' : 'It does not run.';
}

/** As long as a machine with much to do may take. */
const startsWithinMs = 30_000;

async function install(plan: ServicePlan, context: BareContext): Promise<number> {
  // Wrong settings would only make it fail again and again.
  const channel = channelTo(readConfig().home);
  // One companion a user: another one would keep the service from its folder.
  if (await isRunning({ channel })) {
    const { state, unasked } = readService(plan);
    if (unasked !== undefined) {
      throw new Error(
        `A companion runs already; whether as the service can't be asked: ${unasked} Nothing was changed.`,
      );
    }
    if (state !== 'running')
      throw new Error('A companion runs already, not as a service. End it, then install the service.');
  }
  installService(plan);
  const until = Date.now() + startsWithinMs;
  let answers = await isRunning({ channel });
  while (!answers && Date.now() < until && !context.signal.aborted) {
    await wait(250);
    answers = await isRunning({ channel });
  }
  const { state } = readService(plan);
  answer(context, 'service', { installed: true, running: state === 'running', state, answers }, [
    `Installed: ${plan.file.path}`,
    answers
      ? 'The companion runs, and starts by itself from now on.'
      : 'It does not answer yet; podatelna doctor says why.',
  ]);
  return answers ? 0 : 1;
}

const channelTo = (home: string): Channel => createChannel(() => readCommandLinePairing(home), { fetch });

/** Whatever keeps it from answering is said by the doctor, also a folder or a key that can't be read. */
async function companionAnswers(): Promise<boolean> {
  try {
    return await isRunning({ channel: channelTo(homeOfPodatelna(factsOf())) });
  } catch {
    return false;
  }
}
