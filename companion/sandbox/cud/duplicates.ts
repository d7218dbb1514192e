import type { BoardNotice, BoardState } from './board.ts';

/**
 * Groups of documents of one office with the same type, numbers and addressee: what a client must never cause.
 * One that was taken down before the next was inserted doesn't count, since a correction is a removal and a new posting.
 * Each group lists the CUDIDs, oldest first.
 */
export function duplicates(state: BoardState): readonly (readonly string[])[] {
  const groups = new Map<string, BoardNotice[]>();
  for (const notice of Object.values(state.notices)) {
    const key = businessKey(notice);
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()]
    .map((group) => group.filter((one) => !wasDownBefore(one, group.at(-1))).map(({ cudid }) => cudid))
    .filter((cudids) => cudids.length > 1);
}

function wasDownBefore({ takenDownAt }: BoardNotice, newest: BoardNotice | undefined): boolean {
  return takenDownAt !== null && newest !== undefined && takenDownAt <= newest.insertedAt;
}

function businessKey({ office, typ, data }: BoardNotice): string {
  const numbers = data.pisemnosti.map((one) => one.cisloJednaci).toSorted();
  return JSON.stringify([office, typ, numbers, data.adresat]);
}
