import { afterEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import { createPdfTasks, type PdfTasks } from './pdf-tasks.ts';

describe('the PDF worker', () => {
  let tasks: PdfTasks | undefined;
  afterEach(() => tasks?.close());

  const open = (): PdfTasks => {
    tasks = createPdfTasks({
      timeoutMs: 5_000,
      memoryMb: 64,
      script: new URL('./test-pdf-worker.ts', import.meta.url),
    });
    return tasks;
  };
  const reasonOf = async (work: Promise<unknown>): Promise<unknown> => {
    try {
      return await work;
    } catch (error) {
      if (isProblemError(error)) return `${error.problem.code} ${error.problem.params.reason}`;
      throw error;
    }
  };

  it('answers questions in the order they were asked', async () => {
    const { readSignatures } = open();
    expect(await Promise.all(['a', 'b', 'c'].map((one) => readSignatures(one)))).toEqual([
      ['a'],
      ['b'],
      ['c'],
    ]);
  });

  it.each(['hang', 'exit', 'throw', 'memory', 'other'])(
    'is ended by a file that makes it %s, and another one answers what comes next',
    async (path) => {
      const { readSignatures } = open();
      const bad = reasonOf(readSignatures(path));
      const good = readSignatures('next');
      expect(await bad).toBe('signing-document-unsafe reader');
      expect(await good).toEqual(['next']);
    },
    60_000,
  );

  it('leaves nobody waiting when it is closed', async () => {
    const { readSignatures, close } = open();
    const asked = [reasonOf(readSignatures('hang')), reasonOf(readSignatures('a'))];
    await close();
    expect(await Promise.all(asked)).toEqual(Array(2).fill('signing-document-unsafe reader'));
  });

  it('names what is wrong with a file it really read', async () => {
    tasks = createPdfTasks();
    expect(await reasonOf(tasks.readSignatures(import.meta.filename))).toBe('signing-document-unsafe header');
    expect(await reasonOf(tasks.readSignatures('/no/such/file'))).toBe('signing-document-unsafe reader');
  });
});
