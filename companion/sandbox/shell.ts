/**
 * The shell around every sandbox: journal, latency and faults. The double of a remote system inside it knows nothing
 * of lost answers; it writes what it did into `c.env.entry`.
 */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type FaultAction, type FaultPlan, faultSchema } from './faults.ts';
import type { Journal, JournalEntry } from './journal.ts';

export type ShellEnv = { Bindings: Partial<HttpBindings> };
/** What the double gets: the entry of the request it answers, and how many parts of it it may carry out. */
export type DoubleEnv = {
  Bindings: Partial<HttpBindings> & { readonly entry: JournalEntry; readonly mostEntries?: number };
};
/** A Hono app whose environment extends {@link DoubleEnv}. */
export interface Double {
  fetch(request: Request, env: DoubleEnv['Bindings']): Response | Promise<Response>;
}

export interface ShellOptions {
  readonly double: Double;
  readonly faults: FaultPlan;
  readonly journal: Journal;
  readonly now: () => number;
  /** Added to every journaled request. */
  readonly latencyMs: number;
  /** Which paths belong to the remote's API: only these are journaled, slowed and struck. */
  readonly isApiPath: (path: string) => boolean;
  readonly expireTokens: () => void;
  /** Where the double has a clock of its own: moves it on by milliseconds. */
  readonly moveClock?: (ms: number) => void;
  /** The state for `GET /__sandbox/state`, without file contents. */
  readonly describeState: () => unknown;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Thrown instead of breaking a socket where there is none (`app.request` in a test). */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped';
}

/** Wraps a double of a remote system. Adds `/__sandbox/faults`, `/__sandbox/journal`, `/__sandbox/state` and `/__sandbox/clock`. */
export function createShell(options: ShellOptions): Hono<ShellEnv> {
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const app = new Hono<ShellEnv>();
  app.onError((error) => {
    throw error;
  });
  addControlRoutes(app, options);

  app.all('*', async (c) => {
    const { method, path } = c.req;
    const arrival = { method, path, at: options.now() };
    if (!options.isApiPath(path)) {
      return options.double.fetch(c.req.raw, { ...c.env, entry: untracked(arrival) });
    }

    const entry = options.journal.open(arrival);
    const readBody = async () => new TextDecoder().decode(await c.req.arrayBuffer());
    const actions = await options.faults.strike({ method, path, readBody });
    entry.faults.push(...actions.map((action) => action.kind));

    if (actions.some((action) => action.kind === 'expire-token')) options.expireTokens();
    const heldMs = longestDelay(actions);
    if (heldMs > 0) await sleep(heldMs);
    if (options.latencyMs > 0) await sleep(options.latencyMs);

    const carryOut = async (limit: { readonly mostEntries?: number } = {}) => {
      const answer = await options.double.fetch(await bodyIntact(c), { ...c.env, entry, ...limit });
      entry.status = answer.status;
      return answer;
    };

    const breakdown = actions.find(isBreakdown);
    if (breakdown === undefined) return carryOut();
    if (breakdown.kind === 'status') {
      if (breakdown.carriedOut === true) await carryOut();
      entry.answered = false;
      return statusAnswer(breakdown);
    }
    if (breakdown.kind === 'cut-answer') {
      entry.answered = false;
      return cutAnswer(await carryOut(), breakdown.bytes);
    }
    if (breakdown.kind === 'partial') {
      const answer = await carryOut({ mostEntries: breakdown.entries });
      if (breakdown.answered === true) return answer;
    }
    entry.answered = false;
    if (breakdown.kind === 'drop-after') await carryOut();
    if (breakdown.kind === 'effect-later') {
      await c.req.arrayBuffer();
      options.faults.track(sleep(Math.max(0, breakdown.ms - heldMs)), carryOut);
    }
    return dropConnection(c);
  });
  return app;
}

/**
 * All lateness of one request counts from its arrival. One after the other they would carry it out later than any of
 * them says, and later than whoever planned them took into account.
 */
function longestDelay(actions: readonly FaultAction[]): number {
  return Math.max(0, ...actions.map((action) => (action.kind === 'delay' ? action.ms : 0)));
}

type Breakdown = Exclude<FaultAction, { kind: 'delay' | 'expire-token' }>;

function isBreakdown(action: FaultAction): action is Breakdown {
  return action.kind !== 'delay' && action.kind !== 'expire-token';
}

/** A body the fault layer has read is handed on as bytes; an unread one goes through untouched. */
async function bodyIntact(c: Context<ShellEnv>): Promise<Request> {
  if (Object.keys(c.req.bodyCache).length === 0) return c.req.raw;
  const { method, url, headers } = c.req.raw;
  const bytes = await c.req.arrayBuffer();
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers: new Headers(headers), body: hasBody ? bytes : null });
}

function dropConnection(c: Context<ShellEnv>): Response {
  const outgoing = c.env?.outgoing;
  if (outgoing === undefined)
    throw new ConnectionDropped(`${c.req.method} ${c.req.path}: connection dropped`);
  outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** A gateway that gave up half-way: the head says all is well, the body ends early. */
async function cutAnswer(answer: Response, bytes: number): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  const body = new Uint8Array(await answer.arrayBuffer()).slice(0, bytes);
  return new Response(body, { status: answer.status, headers });
}

function statusAnswer(action: Extract<FaultAction, { kind: 'status' }>): Response {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
  if (action.retryAfterSeconds !== undefined) headers.set('retry-after', String(action.retryAfterSeconds));
  return new Response(`<html><body><h1>${action.status}</h1></body></html>`, {
    status: action.status,
    headers,
  });
}

function untracked(arrival: { method: string; path: string; at: number }): JournalEntry {
  const at = new Date(arrival.at).toISOString();
  return { ...arrival, at, id: 0, status: null, answered: true, effect: null, brokenRules: [], faults: [] };
}

const clockSchema = z.strictObject({ advanceMs: z.int().min(0) });

function addControlRoutes(app: Hono<ShellEnv>, options: ShellOptions): void {
  const { faults, journal, describeState, moveClock } = options;
  app.get('/__sandbox/faults', (c) => c.json(faults.list()));
  app.get('/__sandbox/journal', (c) => c.json(journal.entries));
  app.get('/__sandbox/state', (c) => c.json(describeState()));
  app.delete('/__sandbox/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.post('/__sandbox/*', async (c, next) => {
    // Anything but JSON could be sent by a web page without a preflight.
    if (c.req.header('content-type')?.startsWith('application/json')) return next();
    return c.json({ message: 'Send application/json.' }, 415);
  });
  app.post('/__sandbox/faults', async (c) => {
    const fault = faultSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!fault.success) return c.json({ message: fault.error.message }, 422);
    return c.json({ id: faults.add(fault.data) }, 201);
  });
  if (moveClock !== undefined) {
    app.post('/__sandbox/clock', async (c) => {
      const move = clockSchema.safeParse(await c.req.json().catch(() => undefined));
      if (!move.success) return c.json({ message: move.error.message }, 422);
      moveClock(move.data.advanceMs);
      return c.json({ now: new Date(options.now()).toISOString() });
    });
  }
  app.all('/__sandbox/*', (c) => c.json({ message: 'Not Found' }, 404));
}
