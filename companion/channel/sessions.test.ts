import { describe, expect, it } from 'vitest';
import { deriveSessionKeys, importPairingKey } from '../../shared/channel/keys.ts';
import type { Pair } from './pairs.ts';
import { createSessions } from './sessions.ts';

const keys = await deriveSessionKeys(
  await importPairingKey(new Uint8Array(32)),
  new Uint8Array(32),
  new Uint8Array(32),
);
const pairOf = (id: string): Pair => ({
  id,
  kind: 'browser',
  name: 'Chrome, Linux',
  origin: null,
  createdAt: '2027-03-01T08:00:00.000Z',
});

describe('sessions', () => {
  it('are found by their own id only', () => {
    const sessions = createSessions();
    const session = sessions.add(pairOf('a'), keys);
    expect(sessions.find(session.id)).toBe(session);
    for (const id of ['', 'a', '__proto__', 'constructor', session.id.toUpperCase()])
      expect(sessions.find(id)).toBeUndefined();
  });

  it('are at most 32 for a pair: the one unused for longest goes, those of other pairs stay', () => {
    const sessions = createSessions();
    const other = sessions.add(pairOf('b'), keys);
    const own = Array.from({ length: 32 }, () => sessions.add(pairOf('a'), keys));
    const [first, second] = own;
    sessions.find(first?.id ?? '');
    sessions.add(pairOf('a'), keys);
    expect(sessions.find(first?.id ?? '')).toBe(first);
    expect(sessions.find(second?.id ?? '')).toBeUndefined();
    expect(own.filter((one) => sessions.find(one.id) !== undefined)).toHaveLength(31);
    expect(sessions.find(other.id)).toBe(other);
  });

  it('end all at once with their pair, and only its', () => {
    const sessions = createSessions();
    const own = [sessions.add(pairOf('a'), keys), sessions.add(pairOf('a'), keys)];
    const other = sessions.add(pairOf('b'), keys);
    sessions.endOfPair('a');
    expect(own.map((one) => sessions.find(one.id))).toEqual([undefined, undefined]);
    expect(sessions.find(other.id)).toBe(other);
  });
});
