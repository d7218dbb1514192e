import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export interface Bundle {
  readonly companion: string;
  readonly sandbox: string;
  remove(): void;
}

/**
 * One file each of the two processes under test: a run starts the companion several times, and a bundle starts in a
 * third of the time that the sources take. Inside the project, where its native modules are found.
 */
export async function bundleProcesses(): Promise<Bundle> {
  const root = resolve(import.meta.dirname, '..', '..');
  const output = join(root, '.output');
  mkdirSync(output, { recursive: true });
  const folder = mkdtempSync(join(output, 'faults-'));
  const input = {
    companion: join(import.meta.dirname, 'companion-under-test.ts'),
    sandbox: join(import.meta.dirname, 'sandbox-under-test.ts'),
  };
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      rollupOptions: { input, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true, external: ['@napi-rs/keyring'] },
  });
  return {
    companion: join(folder, 'companion.mjs'),
    sandbox: join(folder, 'sandbox.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
