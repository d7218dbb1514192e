/** The practice Ingatlanok.hu as the harness runs it, with a web form for somebody who types there by hand. */
import { createHash } from 'node:crypto';
import { createIngatlanokSandbox } from '../../sandbox/ingatlanok/index.ts';
import { createIngatlanokState } from '../../sandbox/ingatlanok/state.ts';
import { clientOf } from '../../sandbox/ingatlanok/test-client.ts';
import type { Effect } from '../../sandbox/journal.ts';
import type { RemoteParts, RemoteUnderTest } from '../remote-under-test.ts';

export function createIngatlanokUnderTest(parts: RemoteParts): RemoteUnderTest {
  const state = createIngatlanokState();
  const { app, faults, journal } = createIngatlanokSandbox({ ...parts, state });
  // The same portal through another door, without faults and without a trace in the journal.
  const webForm = clientOf(createIngatlanokSandbox({ now: parts.now, state }));
  const byHand = new Set<string>();
  return {
    app,
    faults,
    typeByHand: async ({ number }) => {
      const before = state.properties.map((one) => one.id);
      await webForm.add(number);
      for (const { id } of state.properties) if (!before.includes(id)) byHand.add(id);
    },
    read: () => {
      const creations = journal.map((one) => effectsOf(one.effect).filter(({ kind }) => kind === 'create'));
      const requestOf = (index: number, record: string | null) => ({
        method: journal[index]?.method ?? '',
        path: journal[index]?.path ?? '',
        created: record,
        published: record,
        brokenRules: [...(journal[index]?.brokenRules ?? [])],
        faults: [...(journal[index]?.faults ?? [])],
      });
      return {
        records: state.properties.map((one) => ({
          id: one.id,
          key: `${one.transferId}|`,
          state: 'active',
          isPublic: true,
          byHand: byHand.has(one.id),
          title: String(one.blocks.description?.hu ?? ''),
          files: one.images.map(({ base64 }) => ({ type: 'image', sha256: sha256(base64) })),
        })),
        requests: [
          ...creations.map((effects, index) => requestOf(index, effects[0]?.record ?? null)),
          // What a batch made besides its first record.
          ...creations.flatMap((effects, index) =>
            effects.slice(1).map(({ record }) => requestOf(index, record)),
          ),
        ],
      };
    },
  };
}

function effectsOf(effect: Effect | null): readonly Effect[] {
  if (effect?.kind !== 'batch') return effect === null ? [] : [effect];
  return Object(effect.detail).effects;
}

function sha256(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
