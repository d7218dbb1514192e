import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const run = (...options: string[]) => spawn(process.execPath, [main, ...options], { stdio: 'pipe' });

// Node runs TypeScript by itself from version 22.18 on; npm scripts use Node 24.
describe.skipIf(!process.features.typescript)('from the shell', () => {
  it('prints its address, answers there, and ends when told to', async () => {
    const portal = run('--port', '0', '--latency', '1');
    const [line] = await once(portal.stdout, 'data');
    const url = String(line).trim();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(url)).text()).toContain('Cvičný portál dražeb');
    portal.kill('SIGTERM');
    expect(await once(portal, 'exit')).toEqual([0, null]);
  });

  it.each([
    ['--port', '65536'],
    ['--port', 'x'],
    ['--port', '1.5'],
    ['--latency', ''],
  ])('refuses %s %j', async (name, value) => {
    const portal = run(name, value);
    expect(await once(portal, 'exit')).toEqual([2, null]);
  });
});
