/** A world whose companion files with a practice notice board as well, one for each spec file. */
import { createCudSandbox, practiceKey } from '../../companion/sandbox/cud/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import { test as base, expect } from './fixtures.ts';

export type Board = ReturnType<typeof createCudSandbox>;

/** @param port of the board, no other file's */
export function testWithBoard(port: number) {
  const test = base.extend<object, { board: Board }>({
    board: [
      async ({ world }, use) => {
        const board = createCudSandbox({ postingDelayMs: 0 });
        const server = await serveSandbox(board.app, { port });
        const secret = JSON.stringify({ apiKey: practiceKey });
        const set = await world.companion.run(['secrets', 'set', 'cud'], secret);
        expect(set.code, set.stderr).toBe(0);
        await use(board);
        await server.stop();
      },
      { scope: 'worker' },
    ],
  });
  test.use({ companionEnv: { PODATELNA_CUD_URL: `http://127.0.0.1:${port}` } });
  return test;
}
