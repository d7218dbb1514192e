/**
 * Asks the PDF worker, one question after the other. Answers the threat of a file that keeps its reader busy for ever or
 * makes it eat all memory: the thread is ended, the companion goes on. Proved by pdf-tasks.test.ts.
 */
import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError } from '../../shared/contract/problems.ts';
import type { PdfWork, PdfWorkName } from './pdf-work.ts';

export interface PdfQuestion {
  readonly id: number;
  readonly name: PdfWorkName;
  readonly args: readonly unknown[];
}

export type PdfAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem }
  /** A fault of the reader: the name of its error, never its words, which may quote the file. */
  | { readonly id: number; readonly fault: string };

/** The reader failed or took too long: nothing can be said of the file. */
function fault(why: string): ProblemError {
  return new ProblemError(
    { code: 'signing-document-unsafe', params: { reason: 'reader' } },
    { cause: new Error(why) },
  );
}

export type PdfTasks = {
  /** @throws ProblemError of the task; `signing-document-unsafe` (reason `reader`) when the reader fails. */
  readonly [N in PdfWorkName]: (...args: Parameters<PdfWork[N]>) => Promise<Awaited<ReturnType<PdfWork[N]>>>;
} & {
  /** Ends the thread. Idempotent. */
  close(): Promise<void>;
};

export interface PdfTasksOptions {
  readonly timeoutMs?: number;
  /** The thread costs memory; after so long without a question it is ended. */
  readonly idleMs?: number;
  readonly memoryMb?: number;
  /** In place of ours: for tests. */
  readonly script?: URL;
}

interface Waiting {
  readonly question: PdfQuestion;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export function createPdfTasks(options: PdfTasksOptions = {}): PdfTasks {
  // Room for a document of 20 MB, its parsed form and the appended copy.
  const { timeoutMs = 20_000, idleMs = 30_000, memoryMb = 512 } = options;
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  const script = options.script ?? new URL('./pdf-worker.ts', import.meta.url);
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextId = 1;

  const end = async (): Promise<void> => {
    clearTimeout(timer);
    const ended = worker;
    worker = undefined;
    ended?.removeAllListeners();
    await ended?.terminate();
  };
  const settle = (work: (waiting: Waiting) => void): void => {
    clearTimeout(timer);
    const settled = current;
    current = undefined;
    if (settled !== undefined) work(settled);
    next();
  };
  /** The thread is of no use any more; the next question gets a new one. */
  const fail = (why: string): void => {
    void end();
    settle(({ reject }) => reject(fault(why)));
  };
  const open = (): Worker => {
    const opened = new Worker(script, { resourceLimits, stdout: true, stderr: true });
    // The answer to a question that timed out can't come: its thread is ended.
    opened.on('message', (answer: PdfAnswer) => settle((waiting) => hand(answer, waiting)));
    opened.on('error', () => fail('the reader broke'));
    opened.on('exit', () => fail('the reader ended'));
    return opened;
  };
  const next = (): void => {
    current = queue.shift();
    if (current === undefined) {
      timer = setTimeout(() => void end(), idleMs).unref();
      // An idle thread doesn't keep the process alive.
      worker?.unref();
      return;
    }
    worker ??= open();
    worker.ref();
    timer = setTimeout(() => fail('the reader took too long'), timeoutMs);
    worker.postMessage(current.question);
  };

  const ask = (name: PdfWorkName, args: readonly unknown[]): Promise<never> =>
    new Promise((resolve, reject) => {
      queue.push({ question: { id: nextId, name, args }, resolve: resolve as Waiting['resolve'], reject });
      nextId += 1;
      if (current !== undefined) return;
      clearTimeout(timer);
      next();
    });

  return {
    // The worker gives what its table says.
    prepareDocument: (...args) => ask('prepareDocument', args),
    readMarks: (...args) => ask('readMarks', args),
    readSignatures: (...args) => ask('readSignatures', args),
    close: async () => {
      const left = [...(current === undefined ? [] : [current]), ...queue.splice(0)];
      current = undefined;
      await end();
      for (const { reject } of left) reject(fault('the reader was closed'));
    },
  };
}

function hand(answer: PdfAnswer, { question, resolve, reject }: Waiting): void {
  if (answer.id !== question.id) reject(fault('the reader answered something else'));
  else if ('value' in answer) resolve(answer.value);
  else if ('problem' in answer) reject(new ProblemError(answer.problem));
  else reject(fault(answer.fault));
}
