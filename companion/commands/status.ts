import { formatFileMark, parseFileMark } from '../../shared/formats/file-mark.ts';
import { answer } from './answer.ts';
import { type Command, UsageError } from './command.ts';
import { printSubmission } from './print-submission.ts';
import { quotaText } from './quota-text.ts';
import { readArgs } from './read-args.ts';

/** `podatelna status [--json] [--follow] [--case "142 EX 81/25"]` */
export const status: Command = async (args, context) => {
  const { channel, signal } = context;
  const { values } = readArgs(args, { follow: { type: 'boolean' }, case: { type: 'string' } }, 0);
  const fileMark = values.case === undefined ? undefined : canonical(values.case);
  const list = await channel.call('submissions.list', {
    limit: 50,
    ...(fileMark === undefined ? {} : { fileMark }),
  });
  const { systems } = await channel.call('service.read', {});
  const quotas = systems.flatMap(({ system, configured, quota }) =>
    configured && quota !== undefined ? [{ system, ...quota }] : [],
  );
  const lines = list.submissions.flatMap(printSubmission);
  answer(context, 'status', { ...list, quotas }, [
    ...(lines.length === 0 ? ['Nothing has been filed.'] : lines),
    ...(list.needsPerson > 0 ? [`${list.needsPerson} need a person.`] : []),
    ...quotas.map(
      (one) =>
        `${one.system}: ${quotaText(one)}${one.until === null ? '' : ` Nothing is sent there before ${one.until}.`}`,
    ),
  ]);
  let { cursor } = list;
  while (values.follow === true && !signal.aborted) {
    const changes = await channel.watch(cursor, signal);
    cursor = changes.cursor;
    for (const one of changes.submissions) {
      if (fileMark !== undefined && one.caseKey.fileMark !== fileMark) continue;
      answer(context, 'submission', one, printSubmission(one));
    }
  }
  return 0;
};

function canonical(text: string): string {
  const mark = parseFileMark(text);
  if (mark === undefined) throw new UsageError('Name the case by its file mark: --case "142 EX 81/25"');
  return formatFileMark(mark);
}
