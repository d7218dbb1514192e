import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

const gate = (): { open: () => void; opened: Promise<void> } => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('tasks of one key', () => {
  it('begin when those before are over, also when one fails', async () => {
    const said: string[] = [];
    const { open, opened } = gate();
    const first = inOrder('a', async () => {
      await opened;
      said.push('first');
      throw new Error('refused');
    });
    const second = inOrder('a', async () => said.push('second'));
    await inOrder('b', async () => said.push('other'));
    open();
    await expect(first).rejects.toThrow('refused');
    expect(await second).toBe(3);
    expect(said).toEqual(['other', 'first', 'second']);
  });

  it('wait for nobody once all are over', async () => {
    expect(await inOrder('a', async () => 1)).toBe(1);
    expect(await inOrder('a', async () => 2)).toBe(2);
  });
});
