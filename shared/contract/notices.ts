/** Documents on the central notice board as the companion follows them after they were posted. */
import { z } from 'zod';

const instant = z.iso.datetime().nullable();
const day = z.iso.date().nullable();

/** What the board itself said when it was last read; the server's dates, never ours (CÚD reference, section 6.2). */
export const boardNoticeSchema = z.strictObject({
  cudid: z.string(),
  /** `V49`; null where the board doesn't say. */
  type: z.string().nullable(),
  /** Reference numbers of its papers: `142EX81/25-27`. */
  numbers: z.array(z.string()),
  title: z.string().nullable(),
  insertedAt: instant,
  /** Day it is to be posted. */
  postOn: day,
  postedAt: instant,
  /** Last day to pick it up, or to ask for it at another address. */
  pickUpBy: day,
  /** Day it is to be taken down. */
  takeDownOn: day,
  takenDownAt: instant,
  /** The notice it follows: V49 of an X49. */
  parent: z.string().nullable(),
  children: z.array(z.string()),
});
export type BoardNotice = z.output<typeof boardNoticeSchema>;

/**
 * `available`: the board has it and nobody fetched it. `collecting`: being fetched, or the answer was lost and it is
 * fetched again. `stored`: its bytes lie here. `elsewhere`: somebody else of the office fetched it.
 */
export const confirmationStates = ['available', 'collecting', 'stored', 'elsewhere'] as const;

export const confirmationViewSchema = z.strictObject({
  cudid: z.string(),
  /** The board's own name of the kind. */
  type: z.string(),
  state: z.enum(confirmationStates),
  /** When the board marked it as collected. */
  collectedAt: instant,
  /** When its bytes were stored here. */
  storedAt: instant,
  sha256: z.string().nullable(),
  /** Bytes. */
  size: z.int().nullable(),
  /** "Založeno do spisu": when, and who ticked it. */
  filedAt: instant,
  filedBy: z.string(),
});

/**
 * What a person has to look at: a step a day late, the day before the last one, a confirmation that waits to be
 * fetched, lies here and isn't filed, or that somebody else fetched.
 */
export const noticeConcerns = [
  'not-posted',
  'not-taken-down',
  'last-day',
  'available',
  'confirmation',
  'elsewhere',
] as const;
export type NoticeConcern = (typeof noticeConcerns)[number];

export const noticeViewSchema = boardNoticeSchema.extend({
  /** `142EX81/25`; empty where its number names no case. */
  fileMark: z.string(),
  /** Posted, or adopted, by this companion. */
  postedHere: z.boolean(),
  /** This companion removed it. */
  withdrawn: z.boolean(),
  /** The board doesn't know it any more: destroyed before it was posted. */
  gone: z.boolean(),
  readAt: z.iso.datetime(),
  confirmations: z.array(confirmationViewSchema),
  /** By the day it was asked for. */
  concerns: z.array(z.enum(noticeConcerns)),
});
export type NoticeView = z.output<typeof noticeViewSchema>;
export type ConfirmationView = z.output<typeof confirmationViewSchema>;
