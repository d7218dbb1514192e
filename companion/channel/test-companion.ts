/** A companion for tests: the real app, channel, pairing and files of pairs, without a port; and the wire to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { fromUtf8 } from '../../shared/channel/bytes.ts';
import { importPairingKey } from '../../shared/channel/keys.ts';
import { type PairingResult, pairWithService } from '../../shared/channel/pairing.ts';
import { parsePairingCode } from '../../shared/channel/pairing-code.ts';
import type { Transport } from '../../shared/channel/transport.ts';
import { isProblemError, type Problem, ProblemError } from '../../shared/contract/problems.ts';
import { type RouteName, routes } from '../../shared/contract/routes.ts';
import { createApp } from '../app.ts';
import type { Handlers } from '../routes.ts';
import { createChannelHandlers } from './channel-handlers.ts';
import { createChannelServer, type PieceTaker } from './channel-server.ts';
import { createPairingWindow, type PairingWindow } from './pairing-window.ts';
import { openPairStore, type PairStore } from './pairs.ts';
import { createSessions, type Sessions } from './sessions.ts';

export const extensionOrigin = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
export const otherOrigin = `chrome-extension://${'ponmlkjihgfedcba'.repeat(2)}`;
export const servicePort = 48_211;

export interface TestCompanion {
  readonly home: string;
  readonly app: Hono;
  readonly pairs: PairStore;
  readonly pairing: PairingWindow;
  readonly refusals: string[];
  readonly internalErrors: { readonly error: unknown; readonly route: string }[];
  sessions: Sessions;
  /** A new process over the same folder: sessions and the pairing window are gone, pairs are read anew. */
  restart(): TestCompanion;
  remove(): void;
}

export interface TestCompanionOptions {
  readonly home?: string;
  readonly port?: number;
  readonly handlers?: Partial<Handlers>;
  readonly acceptPiece?: PieceTaker;
  readonly now?: () => Date;
  /** Default: as `now` says. */
  readonly elapsed?: () => number;
}

const notThere = async (): Promise<never> => {
  throw new ProblemError({ code: 'not-found' });
};

export function createTestCompanion(options: TestCompanionOptions = {}): TestCompanion {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'podatelna-channel-'));
  const port = options.port ?? servicePort;
  const now = options.now ?? (() => new Date('2027-03-01T08:00:00.000Z'));
  const pairs = openPairStore(home, now);
  const sessions = createSessions();
  const elapsed = options.elapsed ?? (() => now().getTime());
  const pairing = createPairingWindow({
    pairs,
    ports: () => [port],
    serviceName: 'PC-7, novak',
    now,
    elapsed,
  });
  const refusals: string[] = [];
  const internalErrors: { error: unknown; route: string }[] = [];
  const names = Object.keys(routes) as RouteName[]; // the table's own keys
  const handlers = {
    ...Object.fromEntries(names.map((name) => [name, notThere])),
    ...createChannelHandlers({ pairs, sessions, pairing }),
    ...options.handlers,
  } as Handlers; // every route of the table has an entry, one line above
  const channel = createChannelServer({
    pairs,
    sessions,
    handlers,
    acceptPiece: options.acceptPiece ?? notThere,
    folder: home,
    onInternalError: (error, route) => internalErrors.push({ error, route }),
  });
  const app = createApp({
    port: () => port,
    channel,
    pairing,
    onRefusal: (cause) => refusals.push(cause),
  });
  return {
    home,
    app,
    pairs,
    pairing,
    refusals,
    internalErrors,
    sessions,
    restart: () => createTestCompanion({ ...options, home }),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

export interface SentRequest {
  readonly port: number;
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly status: number;
  readonly reply: string;
}

/** What listens on a port: an app, or a stranger's way to answer. */
export type Listener = Hono | ((request: Request) => Response | Promise<Response>);

export interface Wire {
  readonly transport: Transport;
  readonly listeners: Map<number, Listener>;
  /** Everything that went over it, in order. */
  readonly sent: SentRequest[];
  /** Looks at, holds back or replaces a reply on its way. */
  onReply: (request: SentRequest) => Promise<string> | string;
  /** Sends bytes once more, as whoever recorded them could. */
  resend(request: SentRequest, origin?: string | null): Promise<{ status: number; reply: string }>;
}

/** @param origin what the browser stamps on every request; null for the command line. */
export function createWire(
  listeners: Record<number, Listener>,
  origin: string | null = extensionOrigin,
): Wire {
  const table = new Map(Object.entries(listeners).map(([port, one]) => [Number(port), one]));
  const sent: SentRequest[] = [];

  async function deliver(url: URL, body: Uint8Array<ArrayBuffer>, type: string, from: string | null) {
    const listener = table.get(Number(url.port));
    if (listener === undefined) throw new TypeError('fetch failed');
    const headers = { host: url.host, 'content-type': type, ...(from === null ? {} : { origin: from }) };
    const request = new Request(url, { method: 'POST', body, headers });
    return typeof listener === 'function' ? listener(request) : listener.request(request);
  }

  const wire: Wire = {
    listeners: table,
    sent,
    onReply: (request) => request.reply,
    transport: {
      async fetch(input, init = {}) {
        const url = new URL(String(input));
        const text = typeof init.body === 'string' ? init.body : '';
        const raw = init.body as Uint8Array<ArrayBuffer>; // `post` hands on a text or bytes
        const body = typeof init.body === 'string' ? new TextEncoder().encode(init.body) : raw;
        const type = new Headers(init.headers).get('content-type') ?? '';
        const response = await deliver(url, body, type, origin);
        const bytes = new Uint8Array(await response.arrayBuffer());
        const one: SentRequest = {
          port: Number(url.port),
          path: url.pathname,
          body,
          text,
          status: response.status,
          reply: fromUtf8(bytes),
        };
        sent.push(one);
        return new Response(await wire.onReply(one), { status: response.status });
      },
    },
    async resend(request, from = origin) {
      const url = new URL(`http://127.0.0.1:${request.port}${request.path}`);
      const type = request.path === '/piece' ? 'application/octet-stream' : 'application/jose';
      const response = await deliver(url, request.body, type, from);
      return { status: response.status, reply: await response.text() };
    },
  };
  return wire;
}

/** Pairs as a person does: the code from the companion into the client. */
export async function pair(
  companion: TestCompanion,
  wire: Wire,
  name = 'Chrome, Linux',
): Promise<PairingResult> {
  const code = parsePairingCode(companion.pairing.open().code);
  if (code === undefined) throw new Error('the code does not read back');
  return pairWithService(code, name, wire.transport, importPairingKey);
}

/** The problem a call ended with. Fails the test when it was answered or ended otherwise. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => new Error('it was answered'),
    (reason: unknown) => reason,
  );
  if (!isProblemError(error)) throw error;
  return error.problem;
}
