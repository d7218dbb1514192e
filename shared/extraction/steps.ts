/** Work that can be done in pieces, so that a long page never keeps the browser from answering its user. */
export type Steps<T> = Generator<undefined, T>;

/** Does all that is left at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
