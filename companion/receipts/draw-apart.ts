import { Worker } from 'node:worker_threads';
import type { ReceiptData } from './receipt-data.ts';

/** Draws the receipt in a thread of its own. Rejects when the thread fails or the signal ends it. */
export function drawApart(data: ReceiptData, signal: AbortSignal): Promise<Uint8Array> {
  const thread = new Worker(new URL('./draw-thread.ts', import.meta.url), { workerData: data });
  const end = (): void => void thread.terminate();
  return new Promise((resolve, reject) => {
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    thread.once('message', (bytes: Uint8Array) => resolve(bytes));
    thread.once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', end);
      reject(new Error('the receipt was not drawn'));
    });
  });
}
