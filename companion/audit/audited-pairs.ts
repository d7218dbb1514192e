import type { PairStore } from '../channel/pairs.ts';
import { byItself } from './append-line.ts';
import { type AuditPlace, recordAroundNow } from './record-around.ts';

/** The same pairs; who is added and who is revoked stands in the audit. */
export function auditedPairs(pairs: PairStore, place: AuditPlace): PairStore {
  return {
    ...pairs,
    add: (pair, rawKey) =>
      recordAroundNow(
        place,
        // The code it showed is the only thing known of whoever pairs: it is named as it names itself.
        { who: pair.name, action: 'pair.added', result: pair.kind, what: { value: pair } },
        () => pairs.add(pair, rawKey),
      ),
    remove: (id, by) => {
      const pair = pairs.list().find((one) => one.id === id);
      if (pair === undefined) return false;
      return recordAroundNow(
        place,
        { who: by ?? byItself, action: 'pair.revoked', result: pair.kind, what: { value: pair } },
        () => pairs.remove(id),
      );
    },
  };
}

/** A pair as the audit calls it; the id of one that is gone meanwhile. */
export function nameOfPair(pairs: PairStore, id: string): string {
  return pairs.list().find((one) => one.id === id)?.name ?? id;
}
