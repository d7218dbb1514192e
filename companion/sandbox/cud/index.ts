/**
 * A strict local double of CÚD: it refuses what the documentation refuses, posts and takes down by its own clock, keeps
 * a journal of every rule the client did not keep, and can lose answers. For training mode, tests and demonstrations.
 */
import { Hono } from 'hono';
import { createFaultPlan, type FaultPlan } from '../faults.ts';
import { createJournal, type JournalEntry } from '../journal.ts';
import { createShell, type ShellEnv } from '../shell.ts';
import { refusal } from './answers.ts';
import { type Board, type BoardEnv, type BoardState, createBoardState } from './board.ts';
import { addGate } from './gate.ts';
import { addBoardPage } from './page/board-page.ts';
import { addConfirmationRoutes } from './routes-confirmations.ts';
import { addPostRoutes } from './routes-post.ts';
import { addReadRoutes } from './routes-read.ts';

export { type BoardState, createBoardState, practiceKey } from './board.ts';
export { duplicates } from './duplicates.ts';

export interface CudSandboxOptions {
  /** Milliseconds since 1970; the board's own clock starts from it and can be moved on. */
  readonly now?: () => number;
  readonly version?: string;
  /** How long a document waits before it is posted, also on its own day. Default one minute. */
  readonly postingDelayMs?: number;
  /** The size a request must stay under. Default 20 MB (CU-18). */
  readonly maxBytes?: number;
  readonly confirmationsAs?: 'pdf' | 'json';
  /** Oldest documents that `GET /ud/vlastni` shows; the rest is left out without a word. Default all. */
  readonly mostInList?: number;
  /** Added to every call of the API. */
  readonly latencyMs?: number;
  readonly state?: BoardState;
  /** How a delay waits; tests pass a steered clock. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface CudSandbox {
  readonly app: Hono<ShellEnv>;
  readonly state: BoardState;
  readonly faults: FaultPlan;
  /** Every call of the API, oldest first. */
  readonly journal: readonly JournalEntry[];
  /** Moves the board's own clock on. */
  moveClock(ms: number): void;
}

/** Builds the practice board; `serveSandbox` listens. */
export function createCudSandbox(options: CudSandboxOptions = {}): CudSandbox {
  const clock = options.now ?? Date.now;
  let moved = 0;
  const board: Board = {
    state: options.state ?? createBoardState(),
    now: () => clock() + moved,
    version: options.version ?? '1.3',
    postingDelayMs: options.postingDelayMs ?? 60_000,
    maxBytes: options.maxBytes ?? 20 * 1024 * 1024,
    confirmationsAs: options.confirmationsAs ?? 'pdf',
    mostInList: options.mostInList ?? Number.POSITIVE_INFINITY,
    open: 0,
  };

  const double = new Hono<BoardEnv>();
  double.notFound((c) => {
    const isKnown = /^\/(ud(\/[^/]+(\/potvrzeni(\/[^/]+)?)?)?)?$/.test(c.req.path);
    return isKnown
      ? refusal(c, board.now(), 405, 'Metoda není podporována.', { brokenRules: ['method:'] })
      : refusal(c, board.now(), 404, 'Zdroj nebyl nalezen.', { brokenRules: ['unknown-path:'] });
  });
  addBoardPage(double, board);
  addGate(double, board);
  addPostRoutes(double, board);
  addReadRoutes(double, board);
  addConfirmationRoutes(double, board);

  const faults = createFaultPlan();
  const journal = createJournal();
  const moveClock = (ms: number): void => {
    moved += ms;
  };
  const app = createShell({
    double,
    faults,
    journal,
    now: board.now,
    latencyMs: options.latencyMs ?? 0,
    ...(options.sleep === undefined ? {} : { sleep: options.sleep }),
    isApiPath: (path) => path === '/' || path === '/ud' || path.startsWith('/ud/'),
    // A key doesn't expire; the fault exists for systems with tokens.
    expireTokens: () => {},
    moveClock,
    describeState: () => withoutSecrets(board.state),
  });
  return { app, state: board.state, faults, journal: journal.entries, moveClock };
}

/** The state as it can be shown: no file contents, no keys. */
function withoutSecrets({ notices, destroyed }: BoardState) {
  const text = JSON.stringify({ notices, destroyed }, (key, value: unknown) =>
    key === 'soubor' ? undefined : value,
  );
  return JSON.parse(text) as unknown;
}
