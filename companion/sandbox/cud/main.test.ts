import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { practiceKey } from './index.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

// Node runs TypeScript by itself from version 22.18 on; npm scripts use Node 24.
it.skipIf(!process.features.typescript)(
  'runs from the shell, answers with a key, and ends when told to',
  async () => {
    const board = spawn(process.execPath, [main, '--port', '0'], { stdio: 'pipe' });
    const [line] = await once(board.stdout, 'data');
    const url = String(line).trim();
    const answer = await fetch(url, { headers: { 'x-api-key': practiceKey } });
    expect(await answer.json()).toMatchObject({ verze: '1.3' });
    expect(await (await fetch(`${url}/deska`)).text()).toContain('Cvičná úřední deska');
    board.kill('SIGTERM');
    expect(await once(board, 'exit')).toEqual([0, null]);
  },
);
