import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Channel } from '../../shared/channel/channel.ts';
import { isProblemError, ProblemError } from '../../shared/contract/problems.ts';
import {
  type CaseKey,
  caseOfPayload,
  type Payload,
  payloadSchema,
  type SubmissionView,
} from '../../shared/contract/submission.ts';
import type { Attachment } from '../../shared/submissions/auction.ts';
import { otherMark } from '../../shared/submissions/other-mark.ts';
import { answer } from './answer.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { compareOrders } from './compare-orders.ts';
import { keyOf, type OrderFile } from './order-kinds.ts';
import { isAtRest, printSubmission } from './print-submission.ts';
import { oneLine, problemText } from './problem-text.ts';
import { readArgs } from './read-args.ts';
import { exampleOrder, type Order, readOrders } from './read-orders.ts';

interface Ready {
  readonly order: Order;
  readonly payload: Payload;
  readonly caseKey: CaseKey;
}

/**
 * `podatelna submit <file.json> | --example <kind>  [--wait] [--compare]`: hands the files over, stores, prints id and
 * state. The file holds one order or a list of them; filing the same list again goes on where it stopped.
 */
export const submit: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, {
    example: { type: 'string' },
    wait: { type: 'boolean' },
    compare: { type: 'boolean' },
  });
  if (values.example !== undefined && positionals.length > 0) {
    throw new UsageError('Name a file or say --example, not both; nothing was filed.');
  }
  const orders =
    values.example === undefined ? readOrders(positionals) : [exampleOrder(values.example, context.config)];
  const { training } = await context.channel.call('service.read', {});
  // All of them are complete and valid before the first is stored.
  const ready: Ready[] = [];
  for (const order of orders) ready.push(await makeReady(context, order));
  const payloads = ready.map(({ payload }) => payload);
  if (values.compare === true) return compareOrders(context, payloads);

  const stored: SubmissionView[] = [];
  for (const one of ready) {
    const submission = await store(context, one, training, ready.length === 1);
    if (submission !== undefined) stored.push(submission);
  }
  const allStored = stored.length === ready.length;
  if (values.wait !== true) return allStored ? 0 : 1;
  const last = await waitForAll(context, stored);
  return allStored && last.every((one) => one.state === 'done' || isPosted(one)) ? 0 : 1;
};

async function makeReady(context: CommandContext, order: Order): Promise<Ready> {
  const attachments: Attachment[] = [];
  for (const file of order.content.files) attachments.push(await upload(context.channel, file));
  const payload = payloadSchema.safeParse(order.content.build(attachments));
  if (!payload.success) throw new UsageError(`The payload is not valid:\n${z.prettifyError(payload.error)}`);
  await warnOfOthers(context, attachments, caseOfPayload(payload.data));
  return { order, payload: payload.data, caseKey: order.caseKey ?? keyOf(payload.data) };
}

/** Undefined for one of many that was refused: it must not hold up the others. */
async function store(
  context: CommandContext,
  { order, payload, caseKey }: Ready,
  training: boolean,
  isOnly: boolean,
): Promise<SubmissionView | undefined> {
  try {
    const { submission } = await context.channel.call('submissions.store', {
      id: randomUUID(),
      caseKey,
      pageUrl: null,
      payload,
      preparedBy: order.preparedBy ?? '',
      training,
      ...(order.duplicateReason === undefined ? {} : { duplicateReason: order.duplicateReason }),
    });
    answer(context, 'submission', submission, printSubmission(submission));
    return submission;
  } catch (error) {
    if (isOnly || !isProblemError(error)) throw error;
    context.warn(`${caseKey.fileMark} ${caseKey.lot}: ${problemText(error.problem)}`);
    return undefined;
  }
}

async function upload(channel: Channel, file: OrderFile): Promise<Attachment> {
  const { bytes, name, documentType } = file;
  try {
    const stored = await channel.upload({
      uploadId: randomUUID(),
      name,
      documentType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      read: async (offset, length) => Uint8Array.from(bytes.subarray(offset, offset + length)),
    });
    return { ...stored, name, documentType };
  } catch (error) {
    if (!isProblemError(error)) throw error;
    // The companion doesn't know which of several files it was; the person must.
    const { problem } = error;
    throw new ProblemError({ ...problem, params: { ...problem.params, file: name } }, { cause: error });
  }
}

/** A document of another case is said aloud; whether it is filed all the same is for whoever files it. */
async function warnOfOthers(
  { channel, warn }: CommandContext,
  attachments: readonly Attachment[],
  number: string | null,
): Promise<void> {
  if (number === null) return;
  for (const { sha256, name } of attachments) {
    const { marks } = await channel.call('attachments.look', { sha256 });
    const other = otherMark(marks, number);
    if (other !== undefined) warn(`${oneLine(name)} names ${other}: is it the right document?`);
  }
}

/** Tells every change of state; of many also how far they are. */
async function waitForAll(
  context: CommandContext,
  first: readonly SubmissionView[],
): Promise<readonly SubmissionView[]> {
  const { channel, signal } = context;
  const views = new Map(first.map((one) => [one.id, one]));
  const left = (): number => [...views.values()].filter((one) => !isAtRest(one) && !isPosted(one)).length;
  let cursor = 0;
  while (left() > 0 && !signal.aborted) {
    const changes = await channel.watch(cursor, signal);
    cursor = changes.cursor;
    for (const found of changes.submissions) {
      const known = views.get(found.id);
      if (known === undefined) continue;
      const isNews = found.state !== known.state || (isPosted(found) && !isPosted(known));
      if (isNews) answer(context, 'submission', found, printSubmission(found));
      views.set(found.id, found);
    }
    if (views.size > 1 && !context.json) context.print(`${views.size - left()} of ${views.size}`);
  }
  return [...views.values()];
}

/** Read back at the notice board, which hangs it on its day: that may be days from now. */
function isPosted({ state, steps, remote }: SubmissionView): boolean {
  const isReadBack = steps.some((step) => step.name === 'verify' && step.state === 'done');
  return state === 'accepted' && isReadBack && remote?.state === 'waiting';
}
