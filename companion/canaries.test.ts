/**
 * Recognisable secrets and personal data are planted, a whole working day is run over real ports, and everything
 * that can be read afterwards is searched: replies, errors, the wire, addresses, the log, every file.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Channel } from '../shared/channel/channel.ts';
import { createChannel } from '../shared/channel/client.ts';
import type { SubmissionView } from '../shared/contract/submission.ts';
import { readLines } from './audit/sql/read-lines.ts';
import { readCommandLinePairing } from './channel/pairs.ts';
import { exampleAuction, examplePdf } from './commands/example-auction.ts';
import { isAtRest } from './commands/print-submission.ts';
import { createPortalSandbox, createPortalState } from './sandbox/portal-drazeb/index.ts';
import { serveSandbox } from './sandbox/serve.ts';
import { startService } from './start.ts';
import type { OsKeyring } from './vault/os-key-store.ts';
import { noPassphrase, type PassphraseSource } from './vault/passphrase-source.ts';
import { createFakeKeyring, noKeyring } from './vault/test-keyring.ts';

const secret = {
  username: 'canary-user-7f3a@urad.cz',
  password: 'canary-heslo-9c41-ž',
  passphrase: 'canary-passphrase-51d8',
  next: 'canary-nextphrase-e6b2',
  wrong: 'canary-wrong-password-02aa',
};
const person = {
  title: 'Canary Kanárková dům 4b1e',
  debtor: 'Kanárek Canary-Žlutý 77c0',
  file: 'canary-vyhlaska-3d9f',
  content: 'canary-obsah-listiny-8a2b',
};

/** The ways a text may have been written down. */
function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const inBase64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // Without the characters at both ends that depend on what stood beside it.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  return [
    bytes,
    Buffer.from(text, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    ...inBase64.map((one) => Buffer.from(one)),
    ...inBase64.map((one) => Buffer.from(one.replaceAll('+', '-').replaceAll('/', '_'))),
  ];
}
const holds = (content: Buffer, text: string): boolean =>
  formsOf(text).some((form) => content.includes(form));
const found = (content: Buffer, canaries: readonly string[]): string[] =>
  canaries.filter((one) => holds(content, one));

const cleanUp: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

interface Traces {
  /** Everything a client of the companion got to read. */
  readonly replies: unknown[];
  readonly errors: unknown[];
  /** What went over the companion's port, both ways. */
  readonly wire: Buffer[];
  readonly addresses: string[];
  readonly tokens: Set<string>;
}

/** Remembers what goes over the wire to the companion, as somebody who listens there would. */
function tapTransport({ wire, addresses }: Traces): typeof fetch {
  return async (input, init) => {
    addresses.push(String(input));
    const { body } = init ?? {};
    if (typeof body === 'string') wire.push(Buffer.from(body));
    else if (body instanceof Uint8Array) wire.push(Buffer.from(body));
    const response = await fetch(input, init);
    const text = await response.text();
    wire.push(Buffer.from(text));
    return new Response(text, { status: response.status });
  };
}

/** Remembers addresses and tokens of the calls to the portal. */
function tapRemote({ addresses, tokens }: Traces): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    addresses.push(request.url);
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '');
    if (token !== undefined) tokens.add(token);
    return fetch(request);
  };
}

function tapChannel(channel: Channel, { replies, errors }: Traces): Channel {
  return {
    ...channel,
    call: async (route, message, signal) => {
      try {
        const reply = await channel.call(route, message, signal);
        replies.push(reply);
        return reply;
      } catch (error) {
        errors.push(error);
        throw error;
      }
    },
  };
}

async function uploadPdf(channel: Channel) {
  const bytes = Buffer.concat([examplePdf(), Buffer.from(`% ${person.content}\n%%EOF\n`)]);
  const name = `${person.file}.pdf`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stored = await channel.upload({
    uploadId: randomUUID(),
    name,
    documentType: 'auction_decree',
    size: bytes.length,
    sha256,
    read: async (offset, length) => Uint8Array.from(bytes.subarray(offset, offset + length)),
  });
  return { ...stored, name, documentType: 'auction_decree' } as const;
}

async function untilRest(channel: Channel, id: string): Promise<SubmissionView> {
  let cursor = 0;
  for (;;) {
    const { submission } = await channel.call('submissions.read', { id });
    if (isAtRest(submission)) return submission;
    cursor = (await channel.watch(cursor)).cursor;
  }
}

/** The vault is made, everything that can go wrong goes wrong, an auction is published. */
async function workADay(channel: Channel, vault: { readonly hasPassphrase: boolean }): Promise<void> {
  const refused = async (work: Promise<unknown>): Promise<void> => expect(work).rejects.toThrow();
  const set = (password: string) =>
    channel.call('secrets.set', {
      system: 'portal-drazeb',
      secret: { username: secret.username, password },
    });
  const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;

  await refused(
    channel.call('secrets.set', { system: 'portal-drazeb', secret: { [secret.password]: secret.username } }),
  );
  await refused(
    channel.call('secrets.set', { system: 'cud', secret: { apiKey: secret.password.repeat(100) } }),
  );
  await set(secret.wrong);
  await channel.call('drafts.save', {
    draft: {
      key,
      version: 0,
      updatedAt: '2027-03-01T08:00:00.000Z',
      pageUrl: null,
      fields: { debtors: { value: [{ name: person.debtor }], origin: 'page' } },
      attachments: [],
      leftOut: [],
    },
  });
  const payload = {
    ...exampleAuction(81, Date.now()),
    number: '142EX81/25-27',
    title: person.title,
    attachments: [await uploadPdf(channel)],
  };
  const request = { id: randomUUID(), caseKey: key, pageUrl: null, payload };
  await channel.call('submissions.store', request);
  expect(await untilRest(channel, request.id)).toMatchObject({ problem: { code: 'remote-login-refused' } });
  await refused(channel.call('submissions.store', { ...request, payload: { ...payload, lowestBid: -1 } }));

  await channel.call('vault.lock', {});
  await refused(set(secret.password));
  if (vault.hasPassphrase) {
    await refused(channel.call('vault.unlock', { passphrase: secret.wrong }));
    await channel.call('vault.unlock', { passphrase: secret.passphrase });
    await refused(channel.call('vault.change-passphrase', { passphrase: secret.wrong, next: secret.next }));
    await channel.call('vault.change-passphrase', { passphrase: secret.passphrase, next: secret.next });
  } else await channel.call('vault.unlock', {});
  await set(secret.password);
  expect(await untilRest(channel, request.id)).toMatchObject({ state: 'done' });

  await channel.call('service.read', {});
  await channel.call('secrets.list', {});
  await channel.call('vault.read', {});
  await channel.call('drafts.list', {});
  await channel.call('submissions.list', {});
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join('/'));
}

const vaults: Record<string, { keyring: OsKeyring; passphrase?: PassphraseSource; hasPassphrase: boolean }> =
  {
    'a vault file under a passphrase': {
      keyring: noKeyring,
      passphrase: { read: () => secret.passphrase, forget: () => {} },
      hasPassphrase: true,
    },
    'a vault file whose passphrase lies beside it': { keyring: noKeyring, hasPassphrase: false },
    'a key store of the operating system': { keyring: createFakeKeyring(), hasPassphrase: false },
  };

describe('after a whole working day, nowhere', { timeout: 30_000 }, () => {
  it.each(Object.entries(vaults))('is a secret or a misplaced name to be found: %s', async (_name, vault) => {
    const home = mkdtempSync(join(tmpdir(), 'podatelna-'));
    cleanUp.push(() => rmSync(home, { recursive: true, force: true }));
    const traces: Traces = { replies: [], errors: [], wire: [], addresses: [], tokens: new Set() };
    const state = createPortalState({ [secret.username]: secret.password });
    const portal = createPortalSandbox({ state });
    const remote = await serveSandbox(portal.app, { port: 0 });
    cleanUp.push(remote.stop);
    const service = await startService({
      env: {
        PODATELNA_HOME: home,
        PODATELNA_PORTAL_DRAZEB_URL: remote.url,
        PODATELNA_PORTAL_DRAZEB_PERSON: '11',
        PODATELNA_UNDO_PUBLIC_SECONDS: '0',
        PODATELNA_UNDO_OTHER_SECONDS: '0',
      },
      fetch: tapRemote(traces),
      keyring: vault.keyring,
      passphrase: vault.passphrase ?? noPassphrase,
      cost: { cost: 2, blockSize: 1, parallel: 1 },
    });
    cleanUp.push(service.stop);
    const transport = { fetch: tapTransport(traces) };
    const channel = createChannel(() => readCommandLinePairing(home), transport);
    await workADay(tapChannel(channel, traces), vault);
    await service.stop();

    const secrets = [...Object.values(secret), ...traces.tokens];
    expect(traces.tokens.size).toBeGreaterThan(0);
    const texts = Buffer.from(
      [...traces.replies, ...traces.errors].map((one) => inspect(one, { depth: 20 })).join('\n'),
    );
    expect(found(texts, secrets), 'replies and errors').toEqual([]);
    const wire = Buffer.concat(traces.wire);
    expect(found(wire, [...secrets, ...Object.values(person)]), 'the wire').toEqual([]);
    const addresses = Buffer.from(traces.addresses.join('\n'));
    expect(found(addresses, [...secrets, ...Object.values(person)]), 'addresses').toEqual([]);

    const files = new Map(filesBelow(home).map((name) => [name, readFileSync(join(home, name))]));
    const leaks = [...files].map(([name, content]) => [name, found(content, secrets)] as const);
    expect(leaks.filter(([, what]) => what.length > 0)).toEqual([]);
    const places = new Set<string>();
    for (const [name, content] of files) {
      for (const one of found(content, Object.values(person)))
        places.add(`${one}: ${name.split('/')[1] ?? name}`);
    }
    // The search does find what is there: this is where a case's data may lie.
    expect([...places].sort()).toEqual(
      [
        `${person.title}: podatelna.db`,
        `${person.debtor}: podatelna.db`,
        `${person.file}: podatelna.db`,
        `${person.content}: blobs`,
      ].sort(),
    );
    // Beside it in the same file, the audit holds digests only.
    const db = new DatabaseSync(join(home, 'data', 'podatelna.db'));
    const audit = Buffer.from(JSON.stringify([...readLines(db)]));
    db.close();
    expect(audit.includes('state.verify')).toBe(true);
    expect(found(audit, [...secrets, ...Object.values(person)]), 'the audit').toEqual([]);
    expect([...files.keys()]).toContain('log/companion.log');
    const log = files.get('log/companion.log')?.toString() ?? '';
    expect(log).toContain('vault opened');
    expect(log.split('\n').length).toBeGreaterThan(3);
  });
});
