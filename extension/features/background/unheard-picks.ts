/**
 * What was pointed at while no panel listened: the worker had died under the panel, which opens its port anew a moment
 * later. Without it the person would point again, and that click would be the page's.
 */
import type { Pick } from '../../../shared/contract/messages.ts';

export interface UnheardPicks {
  keep(tabId: number, pick: Pick): void;
  /** Pointing begins or ends: what came before is of no use any more. */
  forget(tabId: number): void;
  /** Answers once. */
  take(tabId: number): Pick | undefined;
}

export function createUnheardPicks(): UnheardPicks {
  const picks = new Map<number, Pick>();
  return {
    keep: (tabId, pick) => void picks.set(tabId, pick),
    forget: (tabId) => void picks.delete(tabId),
    take(tabId) {
      const pick = picks.get(tabId);
      picks.delete(tabId);
      return pick;
    },
  };
}
