import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { printSubmission } from './print-submission.ts';

/** `podatelna status [--json] [--follow] [--case 142EX81/25]` */
export const status: Command = async (args, { channel, print, signal }) => {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, follow: { type: 'boolean' }, case: { type: 'string' } },
  });
  const list = await channel.call('submissions.list', {
    limit: 50,
    ...(values.case === undefined ? {} : { fileMark: values.case }),
  });
  if (values.json === true) print(JSON.stringify(list));
  else {
    const lines = list.submissions.flatMap(printSubmission);
    print(lines.length === 0 ? 'Nothing has been filed.' : lines.join('\n'));
    if (list.needsPerson > 0) print(`${list.needsPerson} need a person.`);
  }
  let { cursor } = list;
  while (values.follow === true && !signal.aborted) {
    const changes = await channel.watch(cursor, signal);
    cursor = changes.cursor;
    for (const one of changes.submissions) {
      if (values.case !== undefined && one.caseKey.fileMark !== values.case) continue;
      print(values.json === true ? JSON.stringify(one) : printSubmission(one).join('\n'));
    }
  }
  return 0;
};
