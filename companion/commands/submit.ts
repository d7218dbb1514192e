import { createHash, randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Channel } from '../../shared/channel/channel.ts';
import { isProblemError, ProblemError } from '../../shared/contract/problems.ts';
import {
  type CaseKey,
  caseKeySchema,
  caseOfPayload,
  payloadSchema,
  type SubmissionView,
} from '../../shared/contract/submission.ts';
import type { Attachment } from '../../shared/submissions/auction.ts';
import { otherMark } from '../../shared/submissions/other-mark.ts';
import { urlVariables } from '../config/config.ts';
import { isLoopbackUrl } from '../config/remote-url.ts';
import { answer } from './answer.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { isOrderKind, keyOf, type OrderContent, type OrderFile, orderKinds } from './order-kinds.ts';
import { isAtRest, printSubmission } from './print-submission.ts';
import { oneLine } from './problem-text.ts';

const fileSchema = z.strictObject({
  caseKey: caseKeySchema.optional(),
  preparedBy: z.string().max(100).optional(),
  duplicateReason: z.string().min(3).max(500).optional(),
  payload: z.looseObject({ kind: z.string().default('auction') }),
});

interface Order {
  readonly caseKey?: CaseKey | undefined;
  readonly preparedBy?: string | undefined;
  readonly duplicateReason?: string | undefined;
  readonly content: OrderContent;
}

/** `podatelna submit <file.json> | --example <kind>  [--wait]`: hands the files over, stores, prints id and state. */
export const submit: Command = async (args, context) => {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { example: { type: 'string' }, wait: { type: 'boolean' } },
  });
  const order = values.example === undefined ? readOrder(positionals) : exampleOrder(values.example, context);
  const { channel } = context;
  const { training } = await channel.call('service.read', {});
  const attachments: Attachment[] = [];
  for (const file of order.content.files) attachments.push(await upload(channel, file));
  const payload = payloadSchema.safeParse(order.content.build(attachments));
  if (!payload.success) throw new UsageError(`The payload is not valid:\n${z.prettifyError(payload.error)}`);
  await warnOfOthers(context, attachments, caseOfPayload(payload.data));
  const caseKey = order.caseKey ?? keyOf(payload.data);
  if (caseKey === undefined) throw new UsageError('Say which case it belongs to: caseKey.');
  const { submission } = await channel.call('submissions.store', {
    id: randomUUID(),
    caseKey,
    pageUrl: null,
    payload: payload.data,
    preparedBy: order.preparedBy ?? '',
    training,
    ...(order.duplicateReason === undefined ? {} : { duplicateReason: order.duplicateReason }),
  });
  answer(context, 'submission', submission, printSubmission(submission));
  if (values.wait !== true) return 0;
  const last = await waitFor(context, submission);
  return last.state === 'done' || isPosted(last) ? 0 : 1;
};

function readOrder(positionals: readonly string[]): Order {
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new UsageError('Name one file, or say --example auction or --example notice.');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} can't be read as JSON.`, { cause: error });
  }
  const read = fileSchema.safeParse(json);
  if (!read.success) throw new UsageError(`${path} is not valid:\n${z.prettifyError(read.error)}`);
  const { payload, ...rest } = read.data;
  if (!isOrderKind(payload.kind)) throw unknownKind(payload.kind);
  try {
    const content = orderKinds[payload.kind].read(payload, (file) =>
      readAttachment(resolve(dirname(path), file)),
    );
    return { ...rest, content };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new UsageError(`${path} is not valid:\n${z.prettifyError(error)}`);
  }
}

function readAttachment(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`The attachment ${path} can't be read.`, { cause: error });
  }
}

function unknownKind(kind: string): UsageError {
  return new UsageError(`There is no kind "${kind}"; there are: ${Object.keys(orderKinds).join(', ')}.`);
}

/** An example must never become public for real. */
function exampleOrder(name: string, { config }: CommandContext): Order {
  if (!isOrderKind(name)) throw unknownKind(name);
  const { system, example } = orderKinds[name];
  if (!isLoopbackUrl(new URL(config.urls[system]))) {
    throw new UsageError(
      `The example is only sent to a sandbox on this machine; set ${urlVariables[system]} to its address.`,
    );
  }
  return { content: example(randomInt(1, 1_000_000), Date.now()) };
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

async function waitFor(context: CommandContext, first: SubmissionView): Promise<SubmissionView> {
  const { channel, signal } = context;
  let view = first;
  let cursor = 0;
  while (!isAtRest(view) && !isPosted(view) && !signal.aborted) {
    const changes = await channel.watch(cursor, signal);
    cursor = changes.cursor;
    const found = changes.submissions.find((one) => one.id === first.id);
    if (found === undefined) continue;
    const isNews = found.state !== view.state || isPosted(found);
    if (isNews) answer(context, 'submission', found, printSubmission(found));
    view = found;
  }
  return view;
}

/** Read back at the notice board, which hangs it on its day: that may be days from now. */
function isPosted({ state, steps, remote }: SubmissionView): boolean {
  const isReadBack = steps.some((step) => step.name === 'verify' && step.state === 'done');
  return state === 'accepted' && isReadBack && remote?.state === 'waiting';
}
