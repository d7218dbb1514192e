/**
 * A plugin of the build: what the popup's first picture needs comes in as few files as can be, because each request costs a
 * moment before the picture (`npm run bench -- popup`). The bundler alone would make a file for every set of pages that
 * share a module, a dozen. The background worker is a file of its own and shares none of it: its start is waited for with
 * the first click after half a minute (`npm run bench -- worker`), and each file more would make it longer.
 */
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

const root = normalizePath(join(import.meta.dirname, '..'));
const entrypoints = `${root}/extension/entrypoints/`;
const popup = `${entrypoints}popup/index.html`;
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Modules that are there once an entry point has loaded; what `import()` fetches later is not among them. */
function reachedFrom(entry: string, graph: Graph): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) for (const one of graph.getModuleInfo(id)?.importedIds ?? []) found.add(one);
  return found;
}

export function firstPictureChunk(): Plugin {
  let first: ReadonlySet<string> | undefined;
  return {
    name: 'first-picture-chunk',
    config({ build }) {
      // The background worker and the scripts of case pages are one file each anyway.
      if (build?.lib !== undefined && build.lib !== false) return undefined;
      const name = (id: string, graph: Graph): string | null => {
        first ??= reachedFrom(popup, graph);
        // An entry point draws as soon as it runs: it is no part of what other pages load.
        return first.has(id) && !id.startsWith(entrypoints) ? 'first' : null;
      };
      const codeSplitting = { groups: [{ debugName: 'first picture', name }] };
      // The browsers we are made for preload modules themselves; the substitute would be one more file.
      const modulePreload = { polyfill: false };
      return { build: { modulePreload, rolldownOptions: { output: { codeSplitting } } } };
    },
  };
}
