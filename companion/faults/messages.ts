/** What the harness says to the processes under test and hears from them, over Node's own channel between processes. */
import { z } from 'zod';
import { systems } from '../../shared/contract/submission.ts';
import { faultSchema } from '../sandbox/faults.ts';
import { plants } from './planted-faults.ts';

const instant = z.number();

export const companionCommandSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('start'),
    env: z.record(z.string(), z.string()),
    secrets: z.partialRecord(z.enum(systems), z.record(z.string(), z.string())),
    /** Milliseconds since 1970 on the clock of the world, and how far the companion's own is off. */
    now: instant,
    offset: z.number(),
    seed: z.number(),
    /** Tells the requests of this process from those of earlier ones. */
    life: z.int(),
    /** The point at which it dies, counted from 1; null: none. */
    dieAt: z.int().nullable(),
    /** Pages its database may still grow by; null: any number. */
    pagesLeft: z.int().nullable(),
    plant: z.enum(plants).nullable(),
  }),
  z.strictObject({ what: z.literal('advance'), to: instant, offset: z.number() }),
  z.strictObject({ what: z.literal('limit-pages'), pagesLeft: z.int().nullable() }),
  z.strictObject({ what: z.literal('look') }),
]);
export type CompanionCommand = z.output<typeof companionCommandSchema>;

export const companionStatusSchema = z.strictObject({
  /** Workers that sleep: nothing is under way for their systems. */
  asleep: z.array(z.string()),
  /** When the next wait ends, on the clock of the world. */
  next: instant.nullable(),
  /** Requests to a remote that are under way. */
  asking: z.array(z.string()),
  /** Points passed so far. */
  points: z.int(),
});
export type CompanionStatus = z.output<typeof companionStatusSchema>;

/** Somebody types a record into the remote's own web form, right before the `atRequest`-th request of the companion. */
export const handEntrySchema = z.strictObject({
  atRequest: z.int().min(1),
  number: z.string(),
  kind: z.string(),
  startsAt: z.string(),
  publish: z.boolean(),
});
export type HandEntry = z.output<typeof handEntrySchema>;

export const sandboxCommandSchema = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('reset'),
    now: instant,
    seed: z.number(),
    latencyMs: z.int(),
    faults: z.array(faultSchema),
    byHand: z.array(handEntrySchema),
  }),
  z.strictObject({ what: z.literal('advance'), to: instant }),
  z.strictObject({ what: z.literal('look') }),
  z.strictObject({ what: z.literal('read') }),
]);
export type SandboxCommand = z.output<typeof sandboxCommandSchema>;

export const sandboxStatusSchema = z.strictObject({
  /** Requests whose answer waits for time to pass. */
  held: z.array(z.string()),
  next: instant.nullable(),
  /** Requests that came so far. */
  requests: z.int(),
});
export type SandboxStatus = z.output<typeof sandboxStatusSchema>;

/** What a remote has at the end, in words that fit every system. */
export const readingSchema = z.strictObject({
  records: z.array(
    z.strictObject({
      id: z.string(),
      /** Equal for two records that would be the same thing. */
      key: z.string(),
      state: z.string(),
      isPublic: z.boolean(),
      byHand: z.boolean(),
      title: z.string(),
      files: z.array(z.strictObject({ type: z.string(), sha256: z.string() })),
    }),
  ),
  /** Every request of the companion, oldest first. */
  requests: z.array(
    z.strictObject({
      method: z.string(),
      path: z.string(),
      /** Record it made, or that it did something irreversible to. */
      created: z.string().nullable(),
      published: z.string().nullable(),
      brokenRules: z.array(z.string()),
      faults: z.array(z.string()),
    }),
  ),
  /** Confirmations that are marked as collected: document and type. */
  collected: z.array(z.string()).optional(),
});
export type Reading = z.output<typeof readingSchema>;
