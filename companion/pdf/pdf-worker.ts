/** The thread that opens PDFs from outside: it may be ended at any time, and nothing but the answer is lost. */
import { parentPort } from 'node:worker_threads';
import { isProblemError } from '../../shared/contract/problems.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-tasks.ts';
import { pdfWork } from './pdf-work.ts';

parentPort?.on('message', async ({ id, name, args }: PdfQuestion) => {
  // The types were checked where it was asked; a message between threads loses them.
  const work = pdfWork[name] as (...given: readonly unknown[]) => Promise<unknown>;
  let answer: PdfAnswer;
  try {
    answer = { id, value: await work(...args) };
  } catch (error) {
    const fault = error instanceof Error ? error.name : typeof error;
    answer = isProblemError(error) ? { id, problem: error.problem } : { id, fault };
  }
  parentPort?.postMessage(answer, movable(answer));
});

/** A whole document is handed over instead of copied. */
function movable(answer: PdfAnswer): ArrayBuffer[] {
  const { value } = 'value' in answer ? answer : { value: undefined };
  const isDocument = typeof value === 'object' && value !== null && 'bytes' in value;
  return isDocument && value.bytes instanceof Uint8Array && value.bytes.buffer instanceof ArrayBuffer
    ? [value.bytes.buffer]
    : [];
}
