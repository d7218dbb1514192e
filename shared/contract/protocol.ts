/**
 * Versions of what extension and companion say to each other. Each side speaks its current version and understands the
 * one before, so that either may be updated first. A new key in a reply needs no new version: who doesn't know it leaves
 * it out. A key in a request does, because a request must not be half understood.
 *
 * 1: without `service.meet`. 2: with it.
 */
import { z } from 'zod';

export const protocolSchema = z.strictObject({
  current: z.int().min(1).max(10_000),
  /** The oldest that is still understood. */
  oldest: z.int().min(1).max(10_000),
});
export type Protocol = z.output<typeof protocolSchema>;

export const protocol: Protocol = { current: 2, oldest: 1 };

/** Whoever doesn't know the question is of the version before it. */
export const firstProtocol: Protocol = { current: 1, oldest: 1 };

/** @returns the side that must be updated before the two can talk; undefined: they can. */
export function outdatedSide(
  extension: Protocol,
  companion: Protocol,
): 'extension' | 'companion' | undefined {
  if (companion.current < extension.oldest) return 'companion';
  return extension.current < companion.oldest ? 'extension' : undefined;
}
