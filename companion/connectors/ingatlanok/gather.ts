/**
 * Gathers what several submissions ask in the same moment into one call: the outbox lets up to a hundred of them go
 * side by side, each with its own journal, and they meet here.
 */
export function createGather<Item, Answer>(
  /** Must answer, or reject, every item it is given. */
  call: (items: readonly { readonly item: Item; readonly done: Settle<Answer> }[]) => Promise<void>,
): (item: Item) => Promise<Answer> {
  let waiting: { item: Item; done: Settle<Answer> }[] = [];

  const flush = async (): Promise<void> => {
    const items = waiting;
    waiting = [];
    try {
      await call(items);
    } catch (error) {
      for (const { done } of items) done.reject(error);
    }
  };

  return (item) =>
    new Promise((resolve, reject) => {
      // Whatever resumed by the same answer gets here before the next turn of the event loop.
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ item, done: { resolve, reject } });
    });
}

export interface Settle<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
