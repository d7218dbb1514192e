/**
 * The faults a real network has, for any sandbox: which request is hit (method, path, nth hit) and what happens to it.
 * `shell.ts` carries them out; this file only decides.
 */
import { z } from 'zod';

/**
 * - `drop-before`: the connection breaks and nothing was carried out.
 * - `drop-after`: the request was carried out, its answer is lost.
 * - `effect-later`: the answer is lost at once and the request is carried out `ms` after it arrived.
 * - `delay`: the request is held for `ms`, and answered then; several of them hold it as long as the longest.
 * - `status`: the answer is this status. `carriedOut` says whether the effect happened all the same (a gateway that
 *   gave up waiting). `retryAfterSeconds` becomes the `Retry-After` header.
 * - `cut-answer`: the request was carried out, of its answer's body only the first `bytes` arrive.
 * - `partial`: of a request made of several entries only the first `entries` are carried out; then the connection
 *   breaks, or, where `answered`, the answer tells of those entries only.
 * - `expire-token`: every token issued so far is worthless from this request on.
 */
const faultActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drop-before') }),
  z.strictObject({ kind: z.literal('drop-after') }),
  z.strictObject({ kind: z.literal('effect-later'), ms: z.int().min(0) }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.union([z.literal(429), z.literal(500), z.literal(502), z.literal(503)]),
    retryAfterSeconds: z.int().min(0).optional(),
    carriedOut: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('cut-answer'), bytes: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('partial'),
    entries: z.int().min(0),
    answered: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('expire-token') }),
]);
export type FaultAction = z.infer<typeof faultActionSchema>;

/**
 * One planned fault.
 *
 * @example { method: 'PATCH', path: '/admin/auctions/*.json', body: '"to_upcoming"', action: { kind: 'drop-after' } }
 */
export const faultSchema = z.strictObject({
  /** Left out: any method. */
  method: z
    .string()
    .regex(/^[A-Z]+$/)
    .optional(),
  /** `*` stands for anything within one path segment, `**` for anything at all. */
  path: z.string().startsWith('/').max(500),
  /** Text the request body must contain; tells apart requests that share method and path. */
  body: z.string().min(1).max(1000).optional(),
  /** The first hit that is struck, counted from the moment the fault was planned. Default 1. */
  nth: z.int().min(1).optional(),
  /** How many hits in a row are struck. Default 1. */
  times: z.int().min(1).optional(),
  action: faultActionSchema,
});
export type Fault = z.infer<typeof faultSchema>;

export interface PlannedFault extends Fault {
  readonly id: number;
  /** Requests that matched so far, struck or not. */
  hits: number;
}

export interface FaultRequest {
  readonly method: string;
  readonly path: string;
  /** Read only when a fault asks about it. */
  readonly readBody: () => Promise<string>;
}

export interface FaultPlan {
  /** Plans a fault and returns its id. Throws a ZodError when the fault is malformed. */
  add(fault: Fault): number;
  list(): readonly PlannedFault[];
  clear(): void;
  /** Counts the request and returns what strikes it, in the order planned. */
  strike(request: FaultRequest): Promise<readonly FaultAction[]>;
  /** Registers an effect that is still to come: what it waits for, and then its carrying out. */
  track(due: Promise<void>, carryOut: () => Promise<unknown>): void;
  /** How many effects have come due and are being carried out. */
  inProgress(): number;
  /** Resolves when every effect that was still to come has happened. */
  settled(): Promise<void>;
}

/** Creates an empty plan. */
export function createFaultPlan(): FaultPlan {
  let planned: PlannedFault[] = [];
  let lastId = 0;
  const pending = new Set<Promise<void>>();
  let running = 0;

  return {
    add(fault) {
      lastId += 1;
      planned.push({ ...faultSchema.parse(fault), id: lastId, hits: 0 });
      return lastId;
    },
    list: () => planned,
    clear() {
      planned = [];
    },
    async strike(request) {
      const actions: FaultAction[] = [];
      for (const fault of [...planned]) {
        if (!(await matches(fault, request))) continue;
        fault.hits += 1;
        const first = fault.nth ?? 1;
        if (fault.hits >= first && fault.hits < first + (fault.times ?? 1)) actions.push(fault.action);
      }
      return actions;
    },
    track(due, carryOut) {
      const happen = async (): Promise<void> => {
        await due;
        running += 1;
        try {
          await carryOut();
        } finally {
          running -= 1;
        }
      };
      const settled = happen().finally(() => pending.delete(settled));
      pending.add(settled);
    },
    inProgress: () => running,
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

async function matches(fault: Fault, request: FaultRequest): Promise<boolean> {
  if (fault.method !== undefined && fault.method !== request.method) return false;
  if (!matchesPath(fault.path, request.path)) return false;
  return fault.body === undefined || (await request.readBody()).includes(fault.body);
}

/** True when `path` has the shape of `pattern` (`*` within a segment, `**` across segments). */
export function matchesPath(pattern: string, path: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => {
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 'u').test(path);
}
