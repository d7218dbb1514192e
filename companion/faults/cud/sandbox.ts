/** The practice notice board as the harness runs it, with somebody who posts by hand on its own page. */
import { createHash } from 'node:crypto';
import { type BoardState, createBoardState, createCudSandbox } from '../../sandbox/cud/index.ts';
import { connectTo, withPaper } from '../../sandbox/cud/test-client.ts';
import type { HandEntry, Reading } from '../messages.ts';
import type { RemoteParts, RemoteUnderTest } from '../remote-under-test.ts';
import { addressee } from './system.ts';

export function createCudUnderTest({ now, sleep, latencyMs }: RemoteParts): RemoteUnderTest {
  const state = createBoardState();
  const board = createCudSandbox({ now, sleep, latencyMs, state });
  // The same board through another door, without faults and without a trace in the journal.
  const byHandDoor = createCudSandbox({ now, state });
  const byHand = new Set<string>();
  return {
    app: board.app,
    faults: board.faults,
    typeByHand: async ({ number, kind, startsAt }: HandEntry) => {
      const paper = withPaper(kind, { cisloJednaci: number, popis: 'Zadáno rukou na desce' });
      const adresat = { nazev: addressee.name, ico: addressee.companyId };
      const { status, body, text } = await connectTo(byHandDoor).post(kind, {
        ...paper,
        adresat,
        vyvesitDne: startsAt,
      });
      if (status !== 201) throw new Error(`typing failed: ${text}`);
      byHand.add(String(body.cudid));
    },
    read: () => ({
      records: recordsOf(state, byHand),
      requests: board.journal.map(({ method, path, effect, brokenRules, faults }) => ({
        method,
        path,
        created: effect?.kind === 'post' ? effect.record : null,
        published: effect !== null && irreversible.has(effect.kind) ? effect.record : null,
        brokenRules,
        faults,
      })),
      collected: Object.values(state.notices).flatMap(({ cudid, confirmations }) =>
        confirmations.filter((one) => one.collectedAt !== null).map(({ typ }) => `${cudid} ${typ}`),
      ),
    }),
  };
}

const irreversible: ReadonlySet<string> = new Set(['post', 'take-down', 'destroy']);

function recordsOf({ notices }: BoardState, byHand: ReadonlySet<string>): Reading['records'] {
  return Object.values(notices).map(({ cudid, typ, data, postedAt, takenDownAt }) => ({
    id: cudid,
    key: `${data.pisemnosti[0]?.cisloJednaci}|${typ}`,
    state: takenDownAt !== null ? 'archived' : postedAt !== null ? 'posted' : 'waiting',
    isPublic: postedAt !== null,
    byHand: byHand.has(cudid),
    title: data.pisemnosti[0]?.popis ?? '',
    files: data.pisemnosti.flatMap(({ soubor }) =>
      soubor === null
        ? []
        : [
            {
              type: 'other_doc',
              sha256: createHash('sha256').update(Buffer.from(soubor, 'base64')).digest('hex'),
            },
          ],
    ),
  }));
}
