/** A submission as the database has it. Column names are the names used here; JSON columns are checked. */
import { z } from 'zod';
import { problemSchema } from '../../shared/contract/problems.ts';
import { submissionStates } from '../../shared/contract/states.ts';
import {
  awaitedThings,
  candidateSchema,
  payloadSchema,
  submissionKinds,
  systems,
} from '../../shared/contract/submission.ts';
import { signatureSchema, withSignatures } from './signatures.ts';

function json<T>(schema: z.ZodType<T>) {
  return z.string().transform((text, context): T => {
    const read = schema.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message: 'stored JSON does not fit' });
    return z.NEVER;
  });
}

const flag = z.int().transform((value) => value === 1);
const instant = z.int().nullable();

const storedSchema = z.object({
  seq: z.int(),
  id: z.string(),
  system: z.enum(systems),
  fileMark: z.string(),
  kind: z.enum(submissionKinds),
  lot: z.string(),
  action: z.string(),
  number: z.string(),
  title: z.string(),
  pageUrl: z.string().nullable(),
  payload: json(payloadSchema),
  digest: z.string(),
  businessKey: z.string(),
  revisionOf: z.string().nullable(),
  duplicateReason: z.string().nullable(),
  preparedBy: z.string(),
  /** The browser or program that handed it over, by its id. */
  pair: z.string(),
  approvedBy: z.string().nullable(),
  /** What was said when it was given up or withdrawn. */
  closingNote: z.string().nullable(),
  training: flag,
  state: z.enum(submissionStates),
  stateSince: z.int(),
  createdAt: z.int(),
  heldUntil: instant,
  /** When something happens by itself; null: only a person or a setting brings it on. */
  dueAt: instant,
  /** Transient failures in a row. */
  attempts: z.int(),
  stopRequested: flag,
  acceptedAsIs: flag,
  inheritedRemoteId: z.string().nullable(),
  /** The step of its chain that has to be done first. */
  afterId: z.string().nullable(),
  ticked: json(z.array(z.string())),
  awaits: json(z.array(z.enum(awaitedThings))),
  signatures: json(z.array(signatureSchema)),
  problem: json(problemSchema).nullable(),
  remoteId: z.string().nullable(),
  remoteUrl: z.string().nullable(),
  remoteState: z.string().nullable(),
  candidates: json(z.array(candidateSchema)),
  ignoredRemoteIds: json(z.array(z.string())),
  changed: z.int(),
});

/** The payload is as it is sent: what was signed stands in the place of the original. */
export const submissionRowSchema = storedSchema.transform((row) => {
  if (row.signatures.length === 0) return row;
  return { ...row, payload: payloadSchema.parse(withSignatures(row.payload, row.signatures)) };
});
export type SubmissionRow = z.output<typeof submissionRowSchema>;
