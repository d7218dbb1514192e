const running = new Map<string, Promise<unknown>>();

/**
 * One after another, in the order they were asked for: the last words of a page that goes don't overtake what it said
 * before, whose answer it can't wait for.
 * @param key tasks of other keys don't wait
 */
export function inOrder<T>(key: string, task: () => Promise<T>): Promise<T> {
  const done = (running.get(key) ?? Promise.resolve()).then(task, task);
  running.set(key, done);
  const forget = (): void => {
    if (running.get(key) === done) running.delete(key);
  };
  done.then(forget, forget);
  return done;
}
