/** Open sessions, in memory only: nothing that proves freshness outlives the process. */
import type { SessionKeys } from '../../shared/channel/keys.ts';
import type { Pair } from './pairs.ts';
import { createReplayWindow, type ReplayWindow } from './replay-window.ts';

export interface OpenSession {
  readonly id: string;
  readonly pair: Pair;
  readonly keys: SessionKeys;
  readonly window: ReplayWindow;
}

const maxSessionsPerPair = 32;

export interface Sessions {
  add(pair: Pair, keys: SessionKeys): OpenSession;
  find(id: string): OpenSession | undefined;
  endOfPair(pairId: string): void;
}

export function createSessions(): Sessions {
  const sessions = new Map<string, OpenSession>();
  return {
    add(pair, keys) {
      const own = [...sessions.values()].filter((session) => session.pair.id === pair.id);
      // A worker that is started anew forgets its session; the oldest ones are the forgotten ones.
      for (const old of own.slice(0, Math.max(0, own.length - maxSessionsPerPair + 1)))
        sessions.delete(old.id);
      const session = { id: crypto.randomUUID(), pair, keys, window: createReplayWindow() };
      sessions.set(session.id, session);
      return session;
    },
    find(id) {
      const session = sessions.get(id);
      if (session === undefined) return undefined;
      sessions.delete(id);
      sessions.set(id, session);
      return session;
    },
    endOfPair(pairId) {
      for (const session of sessions.values()) if (session.pair.id === pairId) sessions.delete(session.id);
    },
  };
}
