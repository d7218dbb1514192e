/** Commands about one stored submission, by its id. */
import { answer } from './answer.ts';
import { type Command, UsageError } from './command.ts';
import { printSubmission } from './print-submission.ts';
import { readArgs } from './read-args.ts';

type SteerRoute = 'submissions.undo' | 'submissions.send-now' | 'submissions.stop' | 'submissions.retry';

/** `podatelna undo|send-now|stop|retry <id>` */
export function steer(route: SteerRoute): Command {
  return async (args, context) => {
    const { positionals } = readArgs(args, {});
    const { submission } = await context.channel.call(route, { id: oneId(positionals) });
    answer(context, 'submission', submission, printSubmission(submission));
    return 0;
  };
}

/** `podatelna withdraw <id> [--note <why>]` */
export const withdraw: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, { note: { type: 'string' } });
  const message = { id: oneId(positionals), ...noteOf(values.note) };
  const { submission } = await context.channel.call('submissions.withdraw', message);
  answer(context, 'submission', submission, printSubmission(submission));
  return 0;
};

/** `podatelna approve <id> --by <name>` */
export const approve: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, { by: { type: 'string' } });
  const approvedBy = values.by?.trim() ?? '';
  if (approvedBy === '') throw new UsageError('Say who approves it: --by <name>.');
  const id = oneId(positionals);
  const { submission } = await context.channel.call('submissions.approve', { id, approvedBy });
  answer(context, 'submission', submission, printSubmission(submission));
  return 0;
};

/** `podatelna decide <id> --adopt <candidate> [--as-is] | --resend | --give-up [--note <why>]` */
export const decide: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, {
    adopt: { type: 'string' },
    'as-is': { type: 'boolean' },
    resend: { type: 'boolean' },
    'give-up': { type: 'boolean' },
    note: { type: 'string' },
  });
  const id = oneId(positionals);
  const asIs = values['as-is'] === true ? ({ asIs: true } as const) : {};
  const decisions = [
    ...(values.adopt === undefined ? [] : [{ what: 'adopt', candidate: values.adopt, ...asIs } as const]),
    ...(values.resend === true ? [{ what: 'resend', checked: true } as const] : []),
    ...(values['give-up'] === true ? [{ what: 'give-up', ...noteOf(values.note) } as const] : []),
  ];
  const [decision] = decisions;
  if (
    decision === undefined ||
    decisions.length > 1 ||
    (values['as-is'] === true && decision.what !== 'adopt')
  ) {
    throw new UsageError(
      'Say one: --adopt <candidate> [--as-is], --resend (you looked at the remote system and it is not there), --give-up.',
    );
  }
  const { submission } = await context.channel.call('submissions.decide', { id, decision });
  answer(context, 'submission', submission, printSubmission(submission));
  return 0;
};

/** An empty note is none. */
function noteOf(typed: string | undefined): { note?: string } {
  const note = typed?.trim() ?? '';
  return note === '' ? {} : { note };
}

function oneId(positionals: readonly string[]): string {
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new UsageError('Name one submission by its id.');
  return id;
}
