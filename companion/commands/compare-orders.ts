import type { Payload } from '../../shared/contract/submission.ts';
import { answer } from './answer.ts';
import { type CommandContext, UsageError } from './command.ts';

/** As many as one comparison takes. */
const mostAtOnce = 500;

/** What differs at Ingatlanok.hu, before anything is filed. Exit code 1 when something does. */
export async function compareOrders(context: CommandContext, payloads: readonly Payload[]): Promise<number> {
  const listings = payloads.filter((one) => one.kind === 'listing');
  if (listings.length < payloads.length) throw new UsageError('Only listings can be compared.');
  let isSame = true;
  for (let from = 0; from < listings.length; from += mostAtOnce) {
    const part = listings.slice(from, from + mostAtOnce);
    const { rows } = await context.channel.call('listings.compare', { listings: part });
    for (const row of rows) {
      isSame &&= row.state === 'same';
      const id = row.remoteId === null ? '' : `  ${row.remoteId}`;
      answer(context, 'listingRow', row, [
        `${row.transferId}  ${row.state}${id}`,
        ...row.differences.map(({ field, ours, theirs }) => `  ${field}: "${theirs}" there, "${ours}" here`),
      ]);
    }
  }
  return isSame ? 0 : 1;
}
