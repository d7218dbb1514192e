import { createHash, randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type DocumentType, documentTypes } from '../../shared/case/record.ts';
import type { Channel } from '../../shared/channel/channel.ts';
import { isProblemError, ProblemError } from '../../shared/contract/problems.ts';
import { type CaseKey, caseKeySchema, type SubmissionView } from '../../shared/contract/submission.ts';
import { type Attachment, auctionSchema } from '../../shared/submissions/auction.ts';
import { otherMark } from '../../shared/submissions/other-mark.ts';
import { isLoopbackUrl } from '../config/remote-url.ts';
import { answer } from './answer.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { exampleAuction, examplePdf } from './example-auction.ts';
import { isAtRest, printSubmission } from './print-submission.ts';
import { oneLine } from './problem-text.ts';

const fileSchema = z.strictObject({
  caseKey: caseKeySchema.optional(),
  preparedBy: z.string().max(100).optional(),
  duplicateReason: z.string().min(3).max(500).optional(),
  payload: z.looseObject({
    kind: z.literal('auction').default('auction'),
    attachments: z
      .array(
        z.strictObject({
          path: z.string().min(1),
          documentType: z.enum(documentTypes),
          name: z.string().min(1).max(255).optional(),
        }),
      )
      .default([]),
  }),
});

interface Order {
  readonly caseKey: CaseKey | undefined;
  readonly preparedBy?: string | undefined;
  readonly duplicateReason?: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files: readonly {
    readonly bytes: Uint8Array;
    readonly name: string;
    readonly documentType: DocumentType;
  }[];
}

/** `podatelna submit <file.json> | --example auction  [--wait]`: hands the files over, stores, prints id and state. */
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
  for (const file of order.files) attachments.push(await upload(channel, file));
  await warnOfOthers(context, attachments, order.payload.number);
  const payload = auctionSchema.safeParse({ ...order.payload, attachments });
  if (!payload.success) throw new UsageError(`The payload is not valid:\n${z.prettifyError(payload.error)}`);
  const { submission } = await channel.call('submissions.store', {
    id: randomUUID(),
    caseKey: order.caseKey ?? keyOf(payload.data.number),
    pageUrl: null,
    payload: payload.data,
    preparedBy: order.preparedBy ?? '',
    training,
    ...(order.duplicateReason === undefined ? {} : { duplicateReason: order.duplicateReason }),
  });
  answer(context, 'submission', submission, printSubmission(submission));
  if (values.wait !== true) return 0;
  const last = await waitFor(context, submission);
  return last.state === 'done' ? 0 : 1;
};

function readOrder(positionals: readonly string[]): Order {
  const [path] = positionals;
  if (path === undefined || positionals.length > 1)
    throw new UsageError('Name one file, or say --example auction.');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} can't be read as JSON.`, { cause: error });
  }
  const read = fileSchema.safeParse(json);
  if (!read.success) throw new UsageError(`${path} is not valid:\n${z.prettifyError(read.error)}`);
  const { payload, ...rest } = read.data;
  const files = payload.attachments.map((one) => {
    const file = resolve(dirname(path), one.path);
    return { bytes: readAttachment(file), name: one.name ?? basename(file), documentType: one.documentType };
  });
  return { ...rest, caseKey: rest.caseKey, payload, files };
}

function readAttachment(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`The attachment ${path} can't be read.`, { cause: error });
  }
}

/** An example must never become public for real. */
function exampleOrder(name: string, { config }: CommandContext): Order {
  if (name !== 'auction') throw new UsageError('There is one example: auction.');
  if (!isLoopbackUrl(new URL(config.urls['portal-drazeb']))) {
    throw new UsageError(
      'The example is only sent to a sandbox on this machine; set PODATELNA_PORTAL_DRAZEB_URL to its address.',
    );
  }
  const documents = [{ bytes: examplePdf(), name: 'vyhlaska.pdf', documentType: 'auction_decree' }] as const;
  return {
    caseKey: undefined,
    payload: exampleAuction(randomInt(1, 1_000_000), Date.now()),
    files: documents,
  };
}

async function upload(channel: Channel, file: Order['files'][number]): Promise<Attachment> {
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
  number: unknown,
): Promise<void> {
  for (const { sha256, name } of attachments) {
    const { marks } = await channel.call('attachments.look', { sha256 });
    const other = otherMark(marks, String(number));
    if (other !== undefined) warn(`${oneLine(name)} names ${other}: is it the right document?`);
  }
}

/** `142EX81/25-27` belongs to the case `142EX81/25`, lot `27`. */
function keyOf(number: string): CaseKey {
  const [fileMark = '', lot = ''] = number.split('-');
  return { fileMark, kind: 'auction', lot };
}

async function waitFor(context: CommandContext, first: SubmissionView): Promise<SubmissionView> {
  const { channel, signal } = context;
  let view = first;
  let cursor = 0;
  while (!isAtRest(view) && !signal.aborted) {
    const changes = await channel.watch(cursor, signal);
    cursor = changes.cursor;
    const found = changes.submissions.find((one) => one.id === first.id);
    if (found === undefined) continue;
    if (found.state !== view.state) answer(context, 'submission', found, printSubmission(found));
    view = found;
  }
  return view;
}
