/**
 * A plugin of the build: what the popup's first picture needs and other pages need too comes in one file. The bundler
 * alone would make one for every set of pages that share a module, a dozen requests, and each costs a moment before the
 * picture (`npm run bench -- popup`).
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';

const entry = join(import.meta.dirname, '..', 'extension', 'entrypoints', 'popup', 'index.html');
const isPopup = (id: string): boolean => /\/extension\/(entrypoints|features)\/popup\//.test(id);

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What the bundler adds to pages (`\0vite/modulepreload-polyfill.js`) looks for their document; the worker has none. */
const isOfPage = (id: string): boolean => id.startsWith('\0');

/** Modules that are there once the popup's page has loaded; what `import()` fetches later is not among them. */
function firstModules(graph: Graph): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) for (const one of graph.getModuleInfo(id)?.importedIds ?? []) found.add(one);
  return found;
}

export function firstPictureChunk(): Plugin {
  let first: ReadonlySet<string> | undefined;
  return {
    name: 'first-picture-chunk',
    config({ build }) {
      // Scripts of case pages are one file each anyway.
      if (build?.lib !== undefined && build.lib !== false) return undefined;
      const name = (id: string, graph: Graph): string | null => {
        first ??= firstModules(graph);
        return first.has(id) && !isPopup(id) && !isOfPage(id) ? 'first' : null;
      };
      const codeSplitting = { groups: [{ debugName: 'first picture', name }] };
      return { build: { rolldownOptions: { output: { codeSplitting } } } };
    },
  };
}
