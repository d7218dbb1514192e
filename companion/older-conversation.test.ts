/**
 * A conversation recorded from an earlier version (conversation-1.json), said again to the companion of today. Whoever
 * changes a route in a way that the extension of before can't follow sees it here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { readReply } from '../shared/channel/read-reply.ts';
import { isRouteName, type RouteName, routes } from '../shared/contract/routes.ts';
import { createTestBench, type TestBench } from './test-bench.ts';

const entrySchema = z.union([
  z.strictObject({
    route: z.string().refine(isRouteName),
    message: z.record(z.string(), z.unknown()),
    reply: z.record(z.string(), z.unknown()),
  }),
  /** A piece of a file, sealed on its way. */
  z.strictObject({ piece: z.strictObject({ uploadId: z.string(), text: z.string() }) }),
  /** The undo window is over and the outbox does what is due. */
  z.strictObject({ work: z.literal(true) }),
]);
const conversation = z
  .array(entrySchema)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'conversation-1.json'), 'utf8')));
const asked = conversation.filter((one) => 'route' in one);

let bench: TestBench;
beforeAll(async () => {
  bench = await createTestBench();
});
afterAll(() => bench.close());

it('is one of a clerk who files', () => {
  expect(asked.map(({ route }) => route)).toContain('submissions.store');
  expect(asked.at(-3)?.reply).toMatchObject({ submissions: [{ state: 'done' }] });
});

it.each(asked)(
  '$route: the extension of today reads what the companion of before answers',
  ({ route, reply }) => {
    const schema: z.ZodType = routes[route].reply;
    expect(() => readReply(schema, reply)).not.toThrow();
  },
);

it('is answered by the companion of today as it was then, new members aside', async () => {
  for (const entry of conversation) {
    if ('piece' in entry)
      bench.companion().acceptPiece(entry.piece.uploadId, 0, Buffer.from(entry.piece.text));
    else if ('work' in entry) await bench.send();
    else {
      const message: unknown = routes[entry.route].request.parse(entry.message);
      expect({ [entry.route]: differences(entry.reply, await ask(entry.route, message)) }).toEqual({
        [entry.route]: [],
      });
    }
  }
});

async function ask(route: RouteName, message: unknown): Promise<unknown> {
  const handler = Reflect.get(bench.companion().handlers, route) as (
    message: unknown,
    context: { pair: string },
  ) => Promise<unknown>; // the table's own: the message has just passed its schema
  return JSON.parse(JSON.stringify(await handler(message, { pair: 'test' })));
}

/** Where something is gone, or is of another type: instants and ids may differ, states and codes may not. */
function differences(before: unknown, now: unknown, path = ''): string[] {
  if (Array.isArray(before)) {
    // How many defaults there are is the office's matter, how many submissions is not.
    const isLess = !Array.isArray(now) || (now.length !== before.length && !path.includes('.settings.'));
    if (isLess) return [`${path}: another list`];
    return before.flatMap((one, index) => differences(one, now[index], `${path}[${index}]`));
  }
  if (typeof before === 'object' && before !== null) {
    if (typeof now !== 'object' || now === null) return [`${path}: gone`];
    return Object.entries(before).flatMap(([key, value]) =>
      differences(value, Reflect.get(now, key), `${path}.${key}`),
    );
  }
  if (/\.(state|code|sent|kind|action|system)$/.test(path) && before !== now)
    return [`${path}: ${String(before)} → ${String(now)}`];
  return typeof before === typeof now && (before === null) === (now === null)
    ? []
    : [`${path}: of another type`];
}
