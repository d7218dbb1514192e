/** The practice Docházka.net as the harness runs it, with a button that somebody else may press. */
import { createDochazkaSandbox } from '../../sandbox/dochazka/index.ts';
import { nextId } from '../../sandbox/dochazka/state.ts';
import type { RemoteParts, RemoteUnderTest } from '../remote-under-test.ts';

export function createDochazkaUnderTest(parts: RemoteParts): RemoteUnderTest {
  const { app, faults, journal, state } = createDochazkaSandbox(parts);
  const byHand = new Set<number>();
  return {
    app,
    faults,
    typeByHand: async ({ number, kind, startsAt }) => {
      const id = nextId(state);
      byHand.add(id);
      const type = kind === 'arrival' ? 'arrival' : 'departure';
      state.records.push({
        id,
        user_id: Number(number),
        timestamp: startsAt,
        type,
        note: '',
        is_manual: false,
      });
    },
    read: () => ({
      records: state.records.map(({ id, user_id, type, timestamp }) => {
        const user = state.users.find((one) => one.id === user_id);
        return {
          id: String(id),
          key: `${user_id}|${type}|${timestamp}`,
          state: 'recorded',
          isPublic: true,
          byHand: byHand.has(id),
          title: `${user?.firstname} ${user?.lastname}`,
          files: [],
        };
      }),
      requests: journal.map(({ method, path, effect, brokenRules, faults: struck }) => ({
        method,
        path,
        created: effect?.record ?? null,
        published: effect?.record ?? null,
        brokenRules,
        faults: struck,
      })),
    }),
  };
}
