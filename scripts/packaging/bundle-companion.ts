/** The companion as a handful of plain JavaScript files with everything in them but the native modules. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

export const projectRoot = resolve(import.meta.dirname, '..', '..');

/** Loaded from beside the bundle, because they are compiled for one kind of machine. */
export const nativeModules = ['@napi-rs/keyring', 'pkcs11js'] as const;

const entries = {
  podatelna: 'companion/begin.ts',
  'pdf-worker': 'companion/pdf/pdf-worker.ts',
  'draw-thread': 'companion/receipts/draw-thread.ts',
  'token-process': 'companion/signing/token-process.ts',
} as const;
const threads = Object.keys(entries).filter((name) => name !== 'podatelna');
/** Once more by itself: it is loaded where a part it shared with others may be the damaged one. */
const alone = { 'program-files': 'companion/platform/program-files.ts' } as const;

/** Threads and processes are started by the name of their file, which is another one here; all lie in one folder. */
const renameThreads: Plugin = {
  name: 'rename-threads',
  enforce: 'pre',
  transform: (code) => {
    const renamed = threads.reduce(
      (text, name) => text.replaceAll(`'./${name}.ts'`, `'./${name}.mjs'`),
      code,
    );
    return renamed === code ? null : { code: renamed, map: null };
  },
};

/** @param folder is emptied. */
export async function bundleCompanion(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await bundle(folder, entries);
  await bundle(folder, alone);
  escapeAll(folder);
  cpSync(join(projectRoot, 'companion', 'receipts', 'font'), join(folder, 'font'), { recursive: true });
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  // A thread that isn't found would be noticed only when somebody signs or a receipt is due.
  for (const name of threads) {
    const isStarted = texts.some((text) => text.includes(`./${name}.mjs`));
    if (!isStarted || texts.some((text) => text.includes(`./${name}.ts`))) {
      throw new Error(`The bundle doesn't start ${name} by the name it has there.`);
    }
  }
}

async function bundle(folder: string, input: Readonly<Record<string, string>>): Promise<void> {
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    plugins: [renameThreads],
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      // Its text stays in memory as long as it runs: five megabytes less at rest.
      minify: true,
      rollupOptions: {
        // Also where an optional one isn't installed.
        external: [...nativeModules],
        input: Object.fromEntries(
          Object.entries(input).map(([name, path]) => [name, join(projectRoot, path)]),
        ),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'part-[name]-[hash].mjs' },
      },
    },
    ssr: { noExternal: true, external: [...nativeModules] },
  });
}

/**
 * One letter beyond Latin-1 makes V8 keep the whole file with two bytes a sign, once more in its cache: two megabytes at
 * rest. Written as `\\uXXXX` it means the same in texts, patterns and names; not in a raw template, which there must not be.
 */
function escapeAll(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.mjs'))) {
    const path = join(folder, name);
    const code = readFileSync(path, 'utf8');
    if (code.includes('String.raw'))
      throw new Error(`${name} has a raw template, whose letters can't be escaped.`);
    const escaped = code.replace(
      /[\u0080-\uffff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    writeFileSync(path, escaped);
  }
}
