/** What the companion says of itself: its mode, its vault, and the state of each remote system. No names. */
import { z } from 'zod';
import { problemSchema } from './problems.ts';
import { systems } from './submission.ts';

/** Who has to allow a submission before it starts: an office policy. */
export const approvalPolicies = ['none', 'second-person'] as const;
export type ApprovalPolicy = (typeof approvalPolicies)[number];

/** `file`: this user's own config.json. `office`: the office's file. `nobody`: what holds unless somebody says otherwise. */
const setBySchema = z.enum(['nobody', 'file', 'environment', 'office']);
export type SetBy = z.output<typeof setBySchema>;

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
  /** It knows `systems.try`. Absent from a companion of an earlier version. */
  triesSystems: z.literal(true).optional(),
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
