/**
 * What the companion says of itself: its mode, its vault, and the state of each remote system. No names but the one the
 * asking pair has here.
 */
import { z } from 'zod';
import { problemSchema } from './problems.ts';
import { systems } from './submission.ts';

/** Who has to allow a submission before it starts: an office policy. */
export const approvalPolicies = ['none', 'second-person'] as const;
export type ApprovalPolicy = (typeof approvalPolicies)[number];

/** `file`: this user's own config.json. `office`: the office's file. `nobody`: what holds unless somebody says otherwise. */
const setBySchema = z.enum(['nobody', 'file', 'environment', 'office']);
export type SetBy = z.output<typeof setBySchema>;
/**
 * What a companion takes beyond the protocol's version: a request must fit exactly, so whoever asks sends these only to a
 * companion that names them.
 * - `closing-note`: a note with giving up and withdrawing.
 * - `history`: the audit lines of one submission.
 * - `approve`: approval by a browser, under the name of its pair.
 * - `try-system`: a harmless call to one system.
 * - `content`: what a submission sends, to be read through.
 * - `draft-version`: which version of the draft a submission was made from.
 * - `parties`: names to find a submission by.
 * - `filters`: lists by what is awaited, by who prepared it, and of what was left as a draft at the remote.
 * - `adopt-as-is`: adopting a record with its differences, said in so many words.
 * - `state-since`: lists by when the state began.
 */
export const abilities = [
  'closing-note',
  'history',
  'approve',
  'try-system',
  'filters',
  'content',
  'draft-version',
  'parties',
  'state-since',
  'adopt-as-is',
] as const;
export type Ability = (typeof abilities)[number];

/** How much of a system's limit is used: failing requests, or all requests of the hour. */
const quotaSchema = z.strictObject({
  what: z.enum(['failing', 'requests']),
  used: z.int(),
  limit: z.int(),
  /** Nothing is sent before. */
  until: z.iso.datetime().nullable(),
});
export const systemQuotaSchema = quotaSchema.extend({ system: z.enum(systems) });

export const serviceInfoSchema = z.strictObject({
  version: z.string(),
  training: z.boolean(),
  /** Absent from a companion of an earlier version. */
  vault: z.enum(['open', 'locked']).optional(),
  undoSeconds: z.strictObject({ public: z.int(), other: z.int() }),
  /** Whether a second person has to allow every submission. Absent from a companion of an earlier version. */
  approval: z.enum(approvalPolicies).optional(),
  /** Where each of these was set. Absent from a companion of an earlier version. */
  setBy: z
    .strictObject({
      training: setBySchema,
      undoPublic: setBySchema,
      undoOther: setBySchema,
      approval: setBySchema,
    })
    .optional(),
  /** See {@link abilities}; a newer companion may name more. Absent from a companion of an earlier version. */
  can: z.array(z.string()).optional(),
  /** The asking pair as the office calls it. Absent from a companion of an earlier version. */
  caller: z.string().optional(),
  systems: z.array(
    z.strictObject({
      system: z.enum(systems),
      /** Credentials are there. */
      configured: z.boolean(),
      /** Host shown to a person: "Bude veřejné na …". */
      host: z.string(),
      waitsUntil: z.iso.datetime().nullable(),
      problem: problemSchema.nullable(),
      quota: quotaSchema.optional(),
    }),
  ),
});
export type ServiceInfo = z.output<typeof serviceInfoSchema>;

/** @param info undefined or null while nothing is known of the companion */
export function isAble(info: Pick<ServiceInfo, 'can'> | null | undefined, ability: Ability): boolean {
  return info?.can?.includes(ability) === true;
}
