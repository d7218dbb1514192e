/** The reader as one script for a page, and how large it is on the way. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

export interface BundledReader {
  /** Defines `podatelnaBench` with the exports of in-page.ts. */
  readonly code: string;
  readonly gzipBytes: number;
}

export async function bundleReader(): Promise<BundledReader> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'podatelnaBench' },
    },
  });
  const [output] = [built].flat();
  const code = output && 'output' in output ? output.output[0].code : undefined;
  if (code === undefined) throw new Error('The reader was not built.');
  return { code, gzipBytes: gzipSync(code).length };
}
