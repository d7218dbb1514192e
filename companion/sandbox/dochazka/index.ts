/**
 * A strict local double of Docházka.net's API v1: hourly limits told in headers, shifts computed from records, paging,
 * and no way to take anything back. For training mode and tests. The API lies under `/v1`.
 */
import { Hono } from 'hono';
import { createFaultPlan, type FaultPlan } from '../faults.ts';
import { createJournal, type JournalEntry } from '../journal.ts';
import { servePage } from '../page/serve-page.ts';
import { createShell, type DoubleEnv, type ShellEnv } from '../shell.ts';
import { refuse } from './answers.ts';
import type { Dochazka } from './dochazka.ts';
import { addRecordRoutes } from './records.ts';
import { createDochazkaState, type DochazkaState } from './state.ts';
import { statePage } from './state-page.ts';
import { addUserRoutes } from './users.ts';

export const basePath = '/v1';

export interface DochazkaSandboxOptions extends Partial<Omit<Dochazka, 'state'>> {
  readonly state?: DochazkaState;
  /** Requests an hour; Business 1,000, Enterprise 10,000 (section 6). */
  readonly limitPerHour?: number;
  /** Added to every call of the API. */
  readonly latencyMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface DochazkaSandbox {
  readonly app: Hono<ShellEnv>;
  readonly state: DochazkaState;
  readonly faults: FaultPlan;
  readonly journal: readonly JournalEntry[];
}

const hourMs = 60 * 60 * 1000;

export function createDochazkaSandbox(options: DochazkaSandboxOptions = {}): DochazkaSandbox {
  const state = options.state ?? createDochazkaState();
  const now = options.now ?? Date.now;
  const limit = options.limitPerHour ?? 1000;
  const dochazka: Dochazka = {
    state,
    now,
    pagingHonoured: options.pagingHonoured ?? true,
    daysInUtc: options.daysInUtc ?? false,
  };

  const double = new Hono<DoubleEnv>();
  servePage(double);
  double.get('/', (c) => c.html(statePage(dochazka)));
  double.use(`${basePath}/*`, async (c, next) => {
    const { hour } = state;
    if (now() >= hour.endsAt) state.hour = { endsAt: (Math.floor(now() / hourMs) + 1) * hourMs, used: 0 };
    state.hour.used += 1;
    const { endsAt, used } = state.hour;
    const isOver = used > limit;
    // A good client slows down before the limit and, once told, waits for the hour to end (B12).
    if (isOver && state.toldUntil === endsAt) c.env.entry.brokenRules.push('sent-over-limit:');
    if (isOver) {
      state.toldUntil = endsAt;
      c.res = refuse(c, 429, 'Too Many Requests');
    } else if (!isKnown(state, c.req.header('authorization'))) {
      c.res = refuse(c, 401, 'Unauthorized', { rule: 'key:' });
    } else if (!/^application\/json(\s*;.*)?$/i.test(c.req.header('content-type') ?? '')) {
      c.res = refuse(c, 400, 'Content-Type must be application/json', { rule: 'content-type:' });
    } else {
      await next();
    }
    c.res.headers.set('x-ratelimit-limit', String(limit));
    c.res.headers.set('x-ratelimit-remaining', String(Math.max(0, limit - used)));
    c.res.headers.set('x-ratelimit-reset', String(endsAt / 1000));
  });
  addUserRoutes(double, basePath, dochazka);
  addRecordRoutes(double, basePath, dochazka);
  double.notFound((c) => refuse(c, 404, 'Not Found', { rule: 'unknown-path:' }));

  const faults = createFaultPlan();
  const journal = createJournal();
  const app = createShell({
    double,
    faults,
    journal,
    now,
    latencyMs: options.latencyMs ?? 0,
    ...(options.sleep === undefined ? {} : { sleep: options.sleep }),
    isApiPath: (path) => path.startsWith('/v1/'),
    expireTokens: () => {},
    describeState: () => ({ users: state.users, records: state.records, hour: state.hour }),
  });
  return { app, state, faults, journal: journal.entries };
}

function isKnown(state: DochazkaState, header: string | undefined): boolean {
  const [, key = ''] = /^Bearer (\S+)$/.exec(header ?? '') ?? [];
  return state.apiKeys.includes(key);
}
