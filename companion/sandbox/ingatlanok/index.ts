/**
 * A strict local double of Ingatlanok.hu's JSON API v3: lock-out by failing requests, duplicate window, batches with
 * 207 and identifiers of 20 digits. For training mode and tests. The API lies under `/api/json/v3`.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { parseExact } from '../../exact-json.ts';
import { createFaultPlan, type FaultPlan } from '../faults.ts';
import { createJournal, type JournalEntry } from '../journal.ts';
import { servePage } from '../page/serve-page.ts';
import { createShell, type DoubleEnv, type ShellEnv } from '../shell.ts';
import { type Api, type ApiAnswer, ApiRefusal, errorCodes } from './api.ts';
import { counted, dispatch, dispatchBatch, lockedAnswer } from './dispatch.ts';
import { malformed } from './refuse.ts';
import { createIngatlanokState, type IngatlanokState } from './state.ts';
import { statePage } from './state-page.ts';

export const basePath = '/api/json/v3';

export interface IngatlanokSandboxOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** User names and passwords; left out where `state` is given. */
  readonly users?: Readonly<Record<string, string>>;
  /** False: filters but `created_after` change nothing (A7). */
  readonly filtersHonoured?: boolean;
  /** How long a deleted record's return counts as a duplicate (A19). */
  readonly duplicateWindowMs?: number;
  /** Added to every call of the API. */
  readonly latencyMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly state?: IngatlanokState;
}

export interface IngatlanokSandbox {
  readonly app: Hono<ShellEnv>;
  readonly state: IngatlanokState;
  readonly faults: FaultPlan;
  readonly journal: readonly JournalEntry[];
}

const maxBodyBytes = 64 * 1024 * 1024;

export function createIngatlanokSandbox(options: IngatlanokSandboxOptions = {}): IngatlanokSandbox {
  const state = options.state ?? createIngatlanokState(options.users);
  const now = options.now ?? Date.now;
  const rules = {
    filtersHonoured: options.filtersHonoured ?? true,
    duplicateWindowMs: options.duplicateWindowMs ?? 24 * 60 * 60 * 1000,
  };

  const double = new Hono<DoubleEnv>();
  servePage(double);
  double.get('/', (c) => c.html(statePage(state, now())));
  double.all(`${basePath}/*`, async (c) => {
    const { entry } = c.env;
    const trace = { effects: [], brokenRules: entry.brokenRules };
    const offices = officesOf(state, c.req.header('authorization'));
    const api: Api = { state, now, trace, offices: offices ?? [], ...rules };
    const answer = lockedAnswer(api) ?? (await answerTo(c, api, offices !== undefined));
    entry.effect = effectOf(api);
    return c.body(JSON.stringify(answer.body), answer.status as 200, {
      'content-type': 'application/json; charset=utf-8',
    });
  });

  const faults = createFaultPlan();
  const journal = createJournal();
  const app = createShell({
    double,
    faults,
    journal,
    now,
    latencyMs: options.latencyMs ?? 0,
    ...(options.sleep === undefined ? {} : { sleep: options.sleep }),
    isApiPath: (path) => path.startsWith('/api/'),
    expireTokens: () => {},
    describeState: () => ({ ...state, users: Object.keys(state.users) }),
  });
  return { app, state, faults, journal: journal.entries };
}

async function answerTo(c: Context<DoubleEnv>, api: Api, isKnown: boolean): Promise<ApiAnswer> {
  if (!isKnown) {
    const words = 'Hibás felhasználónév vagy jelszó.';
    const refused = new ApiRefusal({ status: 401, code: errorCodes.login, words }, 'login:', api.trace);
    return counted(api, refused.answer);
  }
  const path = c.req.path.slice(basePath.length);
  const query = new URL(c.req.url).searchParams;
  const { method } = c.req;
  const takesBody = method === 'POST' || method === 'PUT';
  const read = takesBody ? await readBody(c, api) : { body: undefined };
  if ('refused' in read) return counted(api, read.refused);
  if (path === '/batch' && method === 'POST') return dispatchBatch(api, read.body, c.env.mostEntries);
  return dispatch(api, { method, path, query, body: read.body });
}

async function readBody(
  c: Context<DoubleEnv>,
  api: Api,
): Promise<{ body: unknown } | { refused: ApiAnswer }> {
  if (!/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(c.req.header('content-type') ?? '')) {
    return { refused: malformed(api, 'content-type').answer };
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.length > maxBodyBytes) return { refused: malformed(api, 'size').answer };
  try {
    return { body: parseExact(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    // Neither UTF-8 nor JSON: the vendor's "unreadable request" (A13).
    return { refused: malformed(api, 'json').answer };
  }
}

/** The offices of the user an `Authorization` header names; undefined for a wrong or missing one. */
function officesOf(state: IngatlanokState, header: string | undefined): readonly string[] | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [, name = '', password = ''] =
    /^([^:]*):([\s\S]*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const user = Object.hasOwn(state.users, name) ? state.users[name] : undefined;
  const isSame = timingSafeEqual(hash(password), hash(user?.password ?? ''));
  return user !== undefined && isSame ? user.offices : undefined;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function effectOf({ trace: { effects } }: Api): JournalEntry['effect'] {
  const [first] = effects;
  if (first === undefined) return null;
  return effects.length === 1 ? first : { kind: 'batch', record: '', detail: { effects } };
}
