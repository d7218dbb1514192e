import type { JournalEntry } from '../../sandbox/journal.ts';

type Call = Pick<JournalEntry, 'method' | 'path' | 'status'>;

/**
 * What a single request can't show (portal reference, sections 9 and 12): a record is made only after the list was read
 * since the last write, and changed only after it was read since the last change of it.
 * @param calls in the order they arrived
 * @returns broken rules of each call
 */
export function brokenOrders(calls: readonly Call[]): readonly (readonly string[])[] {
  let isListed = false;
  const read = new Set<string>();
  return calls.map(({ method, path, status }) => {
    const hash = /^\/admin\/auctions\/(\w+)(?:\/copy)?\.json$/.exec(path)?.[1];
    if (method === 'GET') {
      if (status !== 200) return [];
      if (path === '/admin/auctions.json') isListed = true;
      else if (hash !== undefined) read.add(hash);
      return [];
    }
    const isMaking = path.startsWith('/admin/auctions/new/') || path.endsWith('/copy.json');
    if (!isMaking && (method !== 'PATCH' || hash === undefined)) return [];
    const isBlind = isMaking ? !isListed : hash !== undefined && !read.has(hash);
    isListed = false;
    if (!isMaking && hash !== undefined) read.delete(hash);
    return isBlind ? [isMaking ? 'not-listed-before:make' : 'not-read-before:change'] : [];
  });
}
