/** `Od · Komu · Předmět` above a message: who wrote to whom about what, and nothing about the case. */
import type { Pair } from './pair.ts';

/** Lines a mail header takes. */
const near = 6;

const isSender = ({ slot, raw }: Pair): boolean =>
  slot === 'from' && !/\d/.test(raw.replace(/<[^>]*>|\S+@\S+/g, ''));

/** Pairs without the receivers and subjects of messages shown on the page. */
export function withoutMailHeaders(pairs: readonly Pair[]): Pair[] {
  const senders = pairs.filter((pair) => isSender(pair) && /\p{L}{2}/u.test(pair.raw));
  if (senders.length === 0) return [...pairs];
  return pairs.filter(
    ({ slot, weak, order, heading }) =>
      !weak ||
      (slot !== 'addressee' && slot !== 'title') ||
      !senders.some((sender) => sender.heading === heading && Math.abs(sender.order - order) <= near),
  );
}
