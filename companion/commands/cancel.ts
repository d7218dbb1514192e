import type { Channel } from '../../shared/channel/channel.ts';
import type { SubmissionView } from '../../shared/contract/submission.ts';
import { answer } from './answer.ts';
import { type Command, UsageError } from './command.ts';
import { printSubmission } from './print-submission.ts';
import { readArgs } from './read-args.ts';

/** `podatelna cancel <id>`: takes back, stops or gives up, whichever its state allows; the companion refuses the rest. */
export const cancel: Command = async (args, context) => {
  const { positionals } = readArgs(args, {});
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new UsageError('Name one submission by its id.');
  const { submission } = await context.channel.call('submissions.read', { id });
  const after = await cancelIn(submission, context.channel);
  answer(context, 'submission', after, printSubmission(after));
  return 0;
};

async function cancelIn({ id, state }: SubmissionView, channel: Channel): Promise<SubmissionView> {
  if (state === 'waiting') return (await channel.call('submissions.withdraw', { id })).submission;
  if (state === 'held') return (await channel.call('submissions.undo', { id })).submission;
  if (state === 'unknown' || state === 'rejected') {
    const decision = { what: 'give-up' } as const;
    return (await channel.call('submissions.decide', { id, decision })).submission;
  }
  return (await channel.call('submissions.stop', { id })).submission;
}
