/**
 * A strict local double of Portál dražeb: it refuses what the portal's documentation refuses, keeps a journal of every
 * rule the client did not keep, and can lose answers. For training mode, tests and the demonstration.
 */
import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { createFaultPlan, type FaultPlan } from '../faults.ts';
import { createJournal, type JournalEntry } from '../journal.ts';
import { createShell, type ShellEnv } from '../shell.ts';
import { type PortalEnv, refusal } from './answers.ts';
import type { Portal } from './portal.ts';
import { addAuctionRoutes } from './routes-auctions.ts';
import { addFileRoutes } from './routes-files.ts';
import { addLoginRoutes } from './routes-login.ts';
import { addPublicRoutes } from './routes-public.ts';
import { createPortalState, type PortalState } from './state.ts';
import { expireTokens } from './tokens.ts';

export { duplicates } from './duplicates.ts';
export { createPortalState, type PortalState } from './state.ts';

export interface PortalSandboxOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** That many random bytes. */
  readonly random?: (bytes: number) => Uint8Array;
  /** User names and passwords; left out where `state` is given. */
  readonly users?: Readonly<Record<string, string>>;
  readonly tokenLifetimeSeconds?: number;
  /** How long an upload may wait to be attached. */
  readonly uploadLifetimeSeconds?: number;
  /** Per file. */
  readonly maxUploadBytes?: number;
  /** Records in a list when the client names no `limit`. */
  readonly pageSize?: number;
  /** False: `limit` and `offset` change nothing, as on the public website. */
  readonly pagingHonoured?: boolean;
  /** Added to every call of the API. */
  readonly latencyMs?: number;
  /** What a latency or a fault waits with. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly state?: PortalState;
}

export interface PortalSandbox {
  readonly app: Hono<ShellEnv>;
  readonly state: PortalState;
  readonly faults: FaultPlan;
  /** Every call of the API, oldest first. */
  readonly journal: readonly JournalEntry[];
}

/**
 * Builds the practice portal; `serveSandbox` listens. Without a port use `app.request()`: a dropped connection then
 * rejects with `ConnectionDropped`.
 *
 * @example const { app, faults } = createPortalSandbox({ now: () => Date.parse('2027-01-04T08:00:00Z') });
 */
export function createPortalSandbox(options: PortalSandboxOptions = {}): PortalSandbox {
  const state = options.state ?? createPortalState(options.users);
  const portal: Portal = {
    state,
    now: options.now ?? Date.now,
    random: options.random ?? randomBytes,
    tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 3600,
    uploadLifetimeSeconds: options.uploadLifetimeSeconds ?? 3600,
    maxUploadBytes: options.maxUploadBytes ?? 20 * 1024 * 1024,
    pageSize: options.pageSize ?? 50,
    pagingHonoured: options.pagingHonoured ?? true,
  };

  const double = new Hono<PortalEnv>();
  double.notFound((c) => refusal(c, 404, 'Not Found', 'unknown-path:'));
  addPublicRoutes(double, portal);
  addLoginRoutes(double, portal);
  addFileRoutes(double, portal);
  addAuctionRoutes(double, portal);

  const faults = createFaultPlan();
  const journal = createJournal();
  const app = createShell({
    double,
    faults,
    journal,
    now: portal.now,
    latencyMs: options.latencyMs ?? 0,
    isApiPath: (path) => path.startsWith('/admin/') || path.startsWith('/login/'),
    expireTokens: () => expireTokens(state),
    describeState: () => withoutContents(state),
    ...(options.sleep === undefined ? {} : { sleep: options.sleep }),
  });
  return { app, state, faults, journal: journal.entries };
}

/** The state as it can be shown: no file contents, passwords or tokens. */
function withoutContents({ auctions, uploads, offices, categories }: PortalState) {
  const text = JSON.stringify({ auctions, uploads, offices, categories }, (key, value: unknown) =>
    key === 'base64' ? undefined : value,
  );
  return JSON.parse(text) as unknown;
}
