/** What `podatelna submit` is asked to file: one order in a file, a list of them, or an example. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type CaseKey, caseKeySchema } from '../../shared/contract/submission.ts';
import { type Config, urlVariables } from '../config/config.ts';
import { isLoopbackUrl } from '../config/remote-url.ts';
import { systemErrorSentence } from '../platform/system-error.ts';
import { UsageError } from './command.ts';
import { isOrderKind, type OrderContent, orderKinds } from './order-kinds.ts';

const orderSchema = z.strictObject({
  caseKey: caseKeySchema.optional(),
  preparedBy: z.string().max(100).optional(),
  duplicateReason: z.string().min(3).max(500).optional(),
  payload: z.looseObject({ kind: z.string().default('auction') }),
});
const fileSchema = z.union([z.array(orderSchema).min(1).max(1000), orderSchema]);

export interface Order {
  readonly caseKey?: CaseKey | undefined;
  readonly preparedBy?: string | undefined;
  readonly duplicateReason?: string | undefined;
  readonly content: OrderContent;
}

/** @throws UsageError with what is wrong in the file. */
export function readOrders(positionals: readonly string[]): Order[] {
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) {
    throw new UsageError(
      `Name one file, or say --example with one of: ${Object.keys(orderKinds).join(', ')}.`,
    );
  }
  const read = fileSchema.safeParse(readJson(path));
  if (!read.success) throw new UsageError(`${path} is not valid:\n${z.prettifyError(read.error)}`);
  const orders = Array.isArray(read.data) ? read.data : [read.data];
  return orders.map(({ payload, ...rest }, index) => {
    if (!isOrderKind(payload.kind)) throw unknownKind(payload.kind);
    try {
      const content = orderKinds[payload.kind].read(payload, (file) =>
        readAttachment(resolve(dirname(path), file)),
      );
      return { ...rest, content };
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const which = orders.length === 1 ? '' : `, number ${index + 1},`;
      throw new UsageError(`${path}${which} is not valid:\n${z.prettifyError(error)}`);
    }
  });
}

/** An example must never become public for real. */
export function exampleOrder(name: string, config: Config): Order {
  if (!isOrderKind(name)) throw unknownKind(name);
  const { system, example } = orderKinds[name];
  if (!isLoopbackUrl(new URL(config.urls[system]))) {
    throw new UsageError(
      `The example is only sent to a sandbox on this machine; set ${urlVariables[system]} to its address.`,
    );
  }
  return { content: example(randomInt(1, 1_000_000), Date.now()) };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(
      systemErrorSentence(error, unfiled(path)) ?? `${path} is not valid JSON. Nothing was filed.`,
      { cause: error },
    );
  }
}

function readAttachment(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(
      systemErrorSentence(error, unfiled(path)) ?? `The attachment ${path} can't be read. Nothing was filed.`,
      { cause: error },
    );
  }
}

const unfiled = (path: string) => ({ path, so: 'Nothing was filed.' });

function unknownKind(kind: string): UsageError {
  return new UsageError(`There is no kind "${kind}"; there are: ${Object.keys(orderKinds).join(', ')}.`);
}
