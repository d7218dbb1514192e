import { z } from 'zod';

/** Result of a create in the journal. */
export const createdSchema = z.object({ hash: z.string().min(1) });
