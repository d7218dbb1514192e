/** For tests: a PDF worker that behaves as badly as a hostile file could make it; the path says how. */
import { parentPort } from 'node:worker_threads';
import type { PdfQuestion } from './pdf-tasks.ts';

parentPort?.on('message', ({ id, args: [path] }: PdfQuestion) => {
  if (path === 'hang') for (;;);
  if (path === 'exit') process.exit(1);
  if (path === 'throw') throw new Error('quotes the file');
  if (path === 'memory') for (const eaten: string[][] = []; ; ) eaten.push(new Array<string>(1e6).fill('x'));
  parentPort?.postMessage(path === 'other' ? { id: id + 1, value: [] } : { id, value: [path] });
});
