/** What a sandbox remembers of every request, so that a test can say "no rule of the remote was broken". */

export interface JournalEntry {
  readonly id: number;
  /** Arrival, ISO 8601 in UTC. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Null while the request is open or waits to be carried out, and for good where it was never carried out. */
  status: number | null;
  /** False when the client never got the answer. */
  answered: boolean;
  /** What changed at the remote, null when nothing did. */
  effect: Effect | null;
  /** Rules of the remote the client did not keep, as `rule:field`; empty for a good client. */
  readonly brokenRules: string[];
  /** Kinds of the faults that struck. */
  readonly faults: string[];
}

export interface Effect {
  readonly kind: string;
  /** The record concerned, in the remote's own id. */
  readonly record: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  open(request: { readonly method: string; readonly path: string; readonly at: number }): JournalEntry;
}

/** A sandbox in training mode may run for weeks: the oldest entries go first. */
const maxEntries = 20_000;

export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  let lastId = 0;
  return {
    entries,
    open({ method, path, at }) {
      lastId += 1;
      const entry: JournalEntry = {
        id: lastId,
        at: new Date(at).toISOString(),
        method,
        path,
        status: null,
        answered: true,
        effect: null,
        brokenRules: [],
        faults: [],
      };
      entries.push(entry);
      if (entries.length > maxEntries) entries.shift();
      return entry;
    },
  };
}
