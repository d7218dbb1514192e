import { describe, expect, it } from 'vitest';
import type { Run } from '../connector.ts';
import type { Portal } from './portal.ts';
import { prepare } from './prepare.ts';

const refuse = () => Promise.reject(new Error('asks the portal'));
const portal: Portal = {
  client: { login: () => Promise.resolve(), repeatable: refuse, effect: refuse },
  baseUrl: 'http://127.0.0.1:9',
  clock: { now: () => 0, wait: () => new Promise(() => {}) },
  chosen: { office: null, responsiblePerson: null },
};
const run: Run = {
  facts: { recall: () => null, remember: () => {} },
  payload: {
    kind: 'auction',
    action: 'publish',
    auctionKind: 'real',
    number: '142EX81/25-27',
    voluntary: false,
    title: 'Dům',
    attachments: [],
  },
  remoteId: null,
  duplicateReason: null,
  inheritedRemoteId: null,
  ignoredRemoteIds: [],
  acceptedAsIs: false,
  signal: new AbortController().signal,
  openFile: refuse,
  step: async (_name, _plan, act) => (await act(() => {})).result,
  skip: () => {},
  done: (name, schema) => (name === 'create' ? schema.parse({ hash: 'AbC' }) : undefined),
  firstIntent: () => undefined,
  accept: () => {},
};

describe('preparing', () => {
  it('goes on from the create in the journal although no record was stored with it', async () => {
    expect(await prepare(portal, run)).toEqual({ hash: 'AbC', create: null });
  });

  it('looks around where the journal has no create', async () => {
    await expect(prepare(portal, { ...run, done: () => undefined })).rejects.toThrow('asks the portal');
  });
});
