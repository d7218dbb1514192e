/** Receives messages in the background worker: classify, look up the table, run the schema, then the handler. */
import type { z } from 'zod';
import type { Answer } from '../../../shared/contract/answer.ts';
import { type ToBackground, toBackground } from '../../../shared/contract/messages.ts';
import { isProblemError, type Problem } from '../../../shared/contract/problems.ts';
import { classifySender, type Sender, type SenderStamps } from './classify-sender.ts';

export type BackgroundHandlers = {
  readonly [M in ToBackground]: (
    message: z.output<(typeof toBackground)[M]['message']>,
    sender: Sender,
  ) => Promise<unknown>;
};

const internal: Problem = { code: 'internal', params: {}, sent: 'nothing' };

/** Whether a sender of this class may say this at all: the one place that decides. */
export function maySend(sender: Sender, name: ToBackground): boolean {
  const allowed: readonly string[] = toBackground[name].from;
  return allowed.includes(sender.class);
}

function readEnvelope(raw: unknown): { to: ToBackground; message: unknown } | undefined {
  if (typeof raw !== 'object' || raw === null || !('to' in raw) || !('message' in raw)) return undefined;
  const { to, message } = raw;
  if (typeof to !== 'string' || !Object.hasOwn(toBackground, to)) return undefined;
  return { to: to as ToBackground, message }; // an own key of the table
}

/**
 * @param authorise a further check by the sender's place: grants for pages, tickets for panels.
 * @returns undefined for whatever is none of our messages: it gets no answer, not even a refusal.
 */
export async function receive(
  raw: unknown,
  stamps: SenderStamps,
  own: { id: string; origin: string },
  authorise: (sender: Sender) => Promise<boolean>,
  handlers: BackgroundHandlers,
): Promise<Answer<unknown> | undefined> {
  const envelope = readEnvelope(raw);
  const sender = classifySender(stamps, own);
  if (envelope === undefined || sender === undefined || !maySend(sender, envelope.to)) return undefined;
  if (!(await authorise(sender)) && envelope.to !== 'panel.hello') return undefined;
  const parsed = toBackground[envelope.to].message.safeParse(envelope.message);
  if (!parsed.success) return { ok: false, problem: { ...internal, code: 'invalid-message' } };
  // The table ties name, schema and handler together; TypeScript can't follow that through an index.
  const handler = handlers[envelope.to] as (message: unknown, sender: Sender) => Promise<unknown>;
  try {
    // A missing member would not survive the browser's own serialisation.
    return { ok: true, value: (await handler(parsed.data, sender)) ?? null };
  } catch (error) {
    if (isProblemError(error)) return { ok: false, problem: error.problem };
    console.error('podatelna: unforeseen', envelope.to, error);
    return { ok: false, problem: internal };
  }
}
