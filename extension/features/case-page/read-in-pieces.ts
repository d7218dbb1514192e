/** Reads a long page in pieces of a few milliseconds, so that it goes on answering its user. */
const pieceMs = 12;

/**
 * @param steps a reading whose pieces must all see the same page
 * @param body what is watched between the pieces
 * @returns undefined when the page changed before the reading was done
 */
export async function readInPieces<T>(steps: Generator<undefined, T>, body: Element): Promise<T | undefined> {
  let changed = false;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  observer.observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
  try {
    while (!changed) {
      const until = performance.now() + pieceMs;
      do {
        const step = steps.next();
        if (step.done) return step.value;
      } while (performance.now() < until);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return undefined;
  } finally {
    observer.disconnect();
  }
}
