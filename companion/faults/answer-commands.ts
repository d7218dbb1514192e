/** The end of a process under test: carries commands out one after the other, and tells how it is whenever that changes. */
import { z } from 'zod';

const envelope = z.strictObject({ ask: z.int(), command: z.unknown() });

/** What is under way in promises that are settled already is done when this resolves. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * The process ends with the one that started it.
 * @returns a function to call when the status has changed; several calls in a row tell once.
 */
export function answerCommands<C>(
  schema: z.ZodType<C>,
  carryOut: (command: C) => unknown,
  status: () => unknown,
): () => void {
  const tell = (message: unknown): void => {
    process.send?.(message);
  };
  let isTelling = false;
  process.on('disconnect', () => process.exit(0));
  process.on('message', async (message) => {
    const { ask, command } = envelope.parse(message);
    try {
      const value = (await carryOut(schema.parse(command))) ?? null;
      await turn();
      tell({ answer: ask, value, status: status() });
    } catch (error) {
      tell({ answer: ask, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  return () => {
    if (isTelling) return;
    isTelling = true;
    setImmediate(() => {
      isTelling = false;
      tell({ status: status() });
    });
  };
}
