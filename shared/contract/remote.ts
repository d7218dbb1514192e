/** Records of remote systems as a person looks at them before changing something. */
import { z } from 'zod';

const identifier = z.union([z.string(), z.int()]);

const remoteFileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Bytes; null: not told. */
  size: z.number().nullable(),
  documentType: z.string().nullable(),
});

export const remoteRecordSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  state: z.string(),
  url: z.string().nullable(),
  updatedAt: z.string().nullable(),
  /** By our field ids; what couldn't be read is left out. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** In the order they are shown; null: the remote doesn't tell, so nothing may be changed. */
  images: z.array(remoteFileSchema).nullable(),
  documents: z.array(remoteFileSchema).nullable(),
});
export type RemoteRecord = z.output<typeof remoteRecordSchema>;

/** What the remote lists to choose from. */
export const remoteChoicesSchema = z.strictObject({
  categories: z.array(z.strictObject({ id: identifier, title: z.string(), kind: z.string().nullable() })),
  offices: z.array(
    z.strictObject({
      id: identifier,
      title: z.string(),
      persons: z.array(z.strictObject({ id: identifier, name: z.string() })),
    }),
  ),
  /** Whom a new record names as responsible: the office's choice, else the first listed; null: nobody can be told. */
  responsiblePerson: z.strictObject({ id: identifier, name: z.string() }).nullish(),
});
export type RemoteChoices = z.output<typeof remoteChoicesSchema>;
