import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../shared/channel/bytes.ts';
import { openPairStore, readCommandLinePairing, writeCommandLineKey } from './pairs.ts';

const id = '11111111-2222-4333-8444-55555555abcd';
const raw = new Uint8Array(32).fill(7);
const now = (): Date => new Date('2027-03-01T08:00:00.000Z');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-pairs-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const addOne = () =>
  openPairStore(home, now).add({ id, kind: 'browser', name: 'Chrome', origin: 'chrome-extension://x' }, raw);

describe('the file of pairs', () => {
  it('is readable by its owner only', () => {
    addOne();
    expect(statSync(join(home, 'pairs.json')).mode & 0o777).toBe(0o600);
  });

  it('survives a restart', async () => {
    addOne();
    const found = await openPairStore(home, now).find(id);
    expect(found?.pair).toEqual({
      id,
      kind: 'browser',
      name: 'Chrome',
      origin: 'chrome-extension://x',
      createdAt: '2027-03-01T08:00:00.000Z',
    });
    expect(found?.key.extractable).toBe(false);
  });

  it('gives no key to whoever lists it', () => {
    const added = addOne();
    expect(JSON.stringify([added, openPairStore(home, now).list()])).not.toContain(toBase64Url(raw));
  });

  it('holds no trace of a pair that was removed, and never finds it again', async () => {
    addOne();
    const store = openPairStore(home, now);
    await store.find(id);
    expect(store.remove(id)).toBe(true);
    expect(store.remove(id)).toBe(false);
    expect(await store.find(id)).toBeUndefined();
    expect(await openPairStore(home, now).find(id)).toBeUndefined();
    expect(readFileSync(join(home, 'pairs.json'), 'utf8')).not.toContain(toBase64Url(raw));
  });

  for (const name of ['', '__proto__', 'constructor', id.toUpperCase()]) {
    it(`finds no pair called ${JSON.stringify(name)}`, async () => {
      addOne();
      expect(await openPairStore(home, now).find(name)).toBeUndefined();
    });
  }

  const broken: Record<string, string> = {
    'no JSON': '{',
    'an empty file': '',
    'another shape': '{"pairs":{}}',
    'a pair without a key': `{"pairs":[{"id":"${id}","kind":"browser","name":"x","origin":null,"createdAt":"2027-03-01T08:00:00.000Z"}]}`,
    'a pair of an unknown kind': JSON.stringify({
      pairs: [
        { id, kind: 'admin', name: 'x', origin: null, createdAt: now().toISOString(), key: toBase64Url(raw) },
      ],
    }),
  };
  for (const [name, text] of Object.entries(broken)) {
    it(`is not opened when it holds ${name}: nobody is paired by accident`, () => {
      writeFileSync(join(home, 'pairs.json'), text);
      expect(() => openPairStore(home, now)).toThrow(
        /pairs\.json is damaged.*Nothing was sent.*from a backup/,
      );
    });
  }
});

describe('the key file of the command line', () => {
  it('is readable by its owner only and opens a pair without an origin', async () => {
    const store = openPairStore(home, now);
    writeCommandLineKey(home, store, [48_211]);
    expect(statSync(join(home, 'command-line.json')).mode & 0o777).toBe(0o600);
    const pairing = await readCommandLinePairing(home);
    expect(pairing?.ports).toEqual([48_211]);
    expect((await store.find(pairing?.id ?? ''))?.pair).toMatchObject({ kind: 'command-line', origin: null });
  });

  it('keeps its pair from start to start and learns the new ports', async () => {
    writeCommandLineKey(home, openPairStore(home, now), [48_211]);
    const first = await readCommandLinePairing(home);
    const store = openPairStore(home, now);
    writeCommandLineKey(home, store, [48_212]);
    const second = await readCommandLinePairing(home);
    expect(second).toMatchObject({ id: first?.id, ports: [48_212] });
    expect(store.list()).toHaveLength(1);
  });

  it('gets a new pair after the old one was revoked', async () => {
    const store = openPairStore(home, now);
    writeCommandLineKey(home, store, [48_211]);
    const first = await readCommandLinePairing(home);
    store.remove(first?.id ?? '');
    writeCommandLineKey(home, store, [48_211]);
    expect((await readCommandLinePairing(home))?.id).not.toBe(first?.id);
  });

  it.each<[string, (text: string) => string]>([
    ['no JSON', () => '{"canary'],
    ['an empty file', () => ''],
    ['another shape', () => '[]'],
  ])('is made anew where it was damaged, and says so meanwhile: %s', async (_name, damage) => {
    const path = join(home, 'command-line.json');
    const store = openPairStore(home, now);
    writeCommandLineKey(home, store, [48_211]);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    await expect(readCommandLinePairing(home)).rejects.toThrow(
      /^(?!.*canary).*command-line\.json is damaged.*Start the companion again/,
    );
    const said: string[] = [];
    writeCommandLineKey(home, store, [48_211], () => said.push('damaged'));
    expect(said).toEqual(['damaged']);
    const id = (await readCommandLinePairing(home))?.id ?? '';
    expect((await store.find(id))?.pair.kind).toBe('command-line');
  });

  it('is made anew where its key is not the one of its pair', async () => {
    const path = join(home, 'command-line.json');
    const store = openPairStore(home, now);
    writeCommandLineKey(home, store, [48_211]);
    const first = await readCommandLinePairing(home);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"key":"..../, '"key":"AAAA'));
    writeCommandLineKey(home, store, [48_211]);
    expect((await readCommandLinePairing(home))?.id).not.toBe(first?.id);
  });

  it('is not there before the first start', async () => {
    expect(await readCommandLinePairing(home)).toBeUndefined();
  });
});
