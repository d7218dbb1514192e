/** Sends a message to the background worker and opens its answer. For our own pages and the panel. */
import type { z } from 'zod';
import { answerSchema } from '../../../shared/contract/answer.ts';
import type { ToBackground, toBackground } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';

/** @throws ProblemError what the background refused; `internal` when nobody answers. */
export async function send<M extends ToBackground>(
  to: M,
  message: z.input<(typeof toBackground)[M]['message']>,
): Promise<unknown> {
  const parsed = answerSchema.safeParse(await browser.runtime.sendMessage({ to, message }));
  if (!parsed.success) throw new ProblemError({ code: 'internal' });
  if (!parsed.data.ok) throw new ProblemError(parsed.data.problem);
  return parsed.data.value;
}
