/**
 * "Napravit…": what can be done about something that was filed, by what it is at the remote now, and what everybody will
 * see of it afterwards. Only ways the remote really has; nothing here pretends that a publication can be undone.
 */
import { z } from 'zod';
import type { SubmissionKind } from '../contract/submission.ts';
import { auctionRemedies } from './auction-remedies.ts';

/** What stays visible to the public. */
export const publicTraces = [
  /** It never was public. */
  'none',
  /** The public entry shows other data. */
  'changed',
  /** It stays in public as deferred. */
  'stays-deferred',
  /** It stays in public as cancelled. */
  'stays-cancelled',
  /** The old entry stays as it is, a new one appears beside it once it is published. */
  'new-beside-old',
] as const;

export const remedySchema = z.strictObject({
  /** The action of the submission that carries it out. */
  action: z.string().max(40),
  trace: z.enum(publicTraces),
});
export type Remedy = z.output<typeof remedySchema>;

/** Empty where nothing can be done, or where the state isn't known. A kind without a table has none. */
export function remediesOf(kind: SubmissionKind, remoteState: string): readonly Remedy[] {
  return kind === 'auction' ? auctionRemedies(remoteState) : [];
}
