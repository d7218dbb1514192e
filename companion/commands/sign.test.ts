import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannel } from '../../shared/channel/client.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import { loadConfig } from '../config/config.ts';
import { letter } from '../signing/test-documents.ts';
import {
  createTestMaterial,
  missingPrograms,
  password,
  type TestMaterial,
} from '../signing/test-material.ts';
import type { CommandContext } from './command.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

// Programs and threads are started by the dozen; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const missing = missingPrograms(['openssl']);

describe.skipIf(missing.length > 0)('podatelna sign and verify', () => {
  let material: TestMaterial;
  let said: string[];
  let warned: string[];

  beforeAll(async () => {
    material = createTestMaterial();
    material.issue('mine', 'ec-256', { days: 20 });
    material.issue('fresh', 'ec-256');
    for (const name of ['mine', 'fresh']) material.pkcs12(name);
    material.write('letter.pdf', await letter());
  });
  beforeEach(() => {
    said = [];
    warned = [];
  });
  afterAll(() => material.remove());

  const context = (input: string, file: unknown = {}): CommandContext => ({
    config: loadConfig(
      { env: { PODATELNA_HOME: material.folder }, platform: 'linux', homeFolder: material.folder },
      { read: () => JSON.stringify({ port: 50_000, ...Object(file) }), write: () => {}, random: () => 0.5 },
    ),
    channel: createChannel(async () => undefined, { fetch }),
    signal: new AbortController().signal,
    json: false,
    print: (line) => said.push(line),
    warn: (line) => warned.push(line),
    terminal: undefined,
    readInput: async () => input,
  });
  const settings = () => ({ signing: { key: { file: material.path('fresh.p12') } } });
  const run = async (work: Promise<number>): Promise<number | string> => {
    try {
      return await work;
    } catch (error) {
      if (isProblemError(error)) return error.problem.code;
      return error instanceof Error ? error.message : 'unknown';
    }
  };

  it('write a signed file beside the original, which verify then holds to be sound', async () => {
    const original = readFileSync(material.path('letter.pdf'));
    expect(await run(sign([material.path('letter.pdf')], context(`${password}\n`, settings())))).toBe(0);
    const out = material.path('letter-podepsano.pdf');
    expect(said).toEqual([`${out}: signed by JUDr. Kateřina Šťastná, soudní exekutorka.`]);
    expect(warned).toEqual([]);
    expect(readFileSync(material.path('letter.pdf'))).toEqual(original);
    said = [];
    expect(await run(verify([out], context('')))).toBe(0);
    expect(said.join('\n')).toMatch(/^holds\n {2}JUDr\. Kateřina Šťastná.*certificate of Zkušební CA/);
  });

  it('leave a signed file as it is, unless one more signature is asked for', async () => {
    const out = material.path('signed.pdf');
    const args = ['--out', out, material.path('letter.pdf')];
    expect(await run(sign(args, context(password, settings())))).toBe(0);
    const before = readFileSync(out);
    expect(await run(sign([out], context(password, settings())))).toBe('signing-already-signed');
    const twice = material.path('twice.pdf');
    expect(await run(sign([out, '--out', twice, '--again'], context(password, settings())))).toBe(0);
    expect(readFileSync(out)).toEqual(before);
    said = [];
    expect(await run(verify([twice], context('')))).toBe(0);
    expect(said.filter((line) => line.startsWith('holds'))).toHaveLength(2);
  });

  it('say of a document that is not there that it is not there', async () => {
    const said = await run(sign([material.path('none.pdf')], context(password, settings())));
    expect(said).toBe(`${material.path('none.pdf')} is not there. Look how it is written.`);
    expect(await run(sign([material.folder], context(password, settings())))).toContain('is a folder');
  });

  it('warn a month before the certificate ends', async () => {
    const args = ['--key', material.path('mine.p12'), '--out', material.path('soon.pdf')];
    expect(await run(sign([...args, material.path('letter.pdf')], context(password)))).toBe(0);
    expect(warned.join()).toContain('The certificate is valid only until');
  });

  it('write nothing over a file that is there', async () => {
    const out = material.write('there.pdf', 'mine');
    expect(
      await run(sign(['--out', out, material.path('letter.pdf')], context(password, settings()))),
    ).toContain('is there already');
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it.each([
    ['without a key', 'signing-not-set', password, {}],
    ['with a wrong password', 'signing-password-wrong', 'jiné', undefined],
    [
      'with a key that is not there',
      'signing-key-unusable',
      password,
      { signing: { key: { file: '/no/such.p12' } } },
    ],
  ])('write nothing %s', async (_name, code, input, file) => {
    const out = material.path('none.pdf');
    const asked = context(input, file ?? settings());
    expect(await run(sign(['--out', out, material.path('letter.pdf')], asked))).toBe(code);
    expect(existsSync(out)).toBe(false);
  });

  it('end with 1 for a file without a signature, a changed one and one that something was added to', async () => {
    expect(await run(verify([material.path('letter.pdf')], context('')))).toBe(1);
    const out = material.path('whole.pdf');
    await sign(['--out', out, material.path('letter.pdf')], context(password, settings()));
    const bytes = readFileSync(out);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    expect(await run(verify([material.write('changed.pdf', bytes)], context('')))).toBe(1);
    expect(said.join('\n')).toContain('does not hold: content was changed');
    const added = Buffer.concat([readFileSync(out), Buffer.from('% later\n')]);
    expect(await run(verify([material.write('added.pdf', added)], context('')))).toBe(1);
    expect(said.join('\n')).toContain('Something was added');
  });

  it('leave the rights of the folder they write into alone', async () => {
    const before = statSync(material.folder).mode;
    await sign(
      ['--out', material.path('more.pdf'), material.path('letter.pdf')],
      context(password, settings()),
    );
    expect(statSync(material.folder).mode).toBe(before);
  });
});
