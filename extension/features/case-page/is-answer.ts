/** An answer of the background with a value; what it holds the background's own types say. */
export function isAnswer<T>(answer: unknown): answer is { ok: true; value: T } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}
