/** `Od · Komu · Předmět` above a message: who wrote to whom about what, and nothing about the case. */
import type { Heading } from './page.ts';
import type { Pair } from './pair.ts';

/** Lines a mail header takes. */
const near = 6;

const isSender = ({ slot, raw }: Pair): boolean =>
  slot === 'from' && !/\d/.test(raw.replace(/<[^>]*>|\S+@\S+/g, ''));

/** Pairs without the receivers and subjects of messages shown on the page. */
export function withoutMailHeaders(pairs: readonly Pair[]): Pair[] {
  const senders = new Map<number, Heading | null>();
  for (const pair of pairs)
    if (isSender(pair) && /\p{L}{2}/u.test(pair.raw)) senders.set(pair.order, pair.heading);
  if (senders.size === 0) return [...pairs];
  const isNearSender = ({ order, heading }: Pair): boolean => {
    for (let at = order - near; at <= order + near; at++) if (senders.get(at) === heading) return true;
    return false;
  };
  return pairs.filter(
    (pair) => !pair.weak || (pair.slot !== 'addressee' && pair.slot !== 'title') || !isNearSender(pair),
  );
}
