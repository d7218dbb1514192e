/**
 * A plugin of the build: what the popup's first picture needs and other pages need too comes in two files. The bundler
 * alone would make one for every set of pages that share a module, a dozen requests, and each costs a moment before the
 * picture (`npm run bench -- popup`). What the background worker loads too is the second file: in the first are modules
 * that need a document as soon as they run, and a worker has none.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';

const entrypoints = join(import.meta.dirname, '..', 'extension', 'entrypoints');
const popup = join(entrypoints, 'popup', 'index.html');
const background = join(entrypoints, 'background.ts');
const isPopup = (id: string): boolean => /\/extension\/(entrypoints|features)\/popup\//.test(id);
/** The rest is the bundler's own, which it gives to every entry point, the worker's too. */
const isOurs = (id: string): boolean => /\/(extension|shared|node_modules\/preact)\//.test(id);

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
  let reached: { readonly first: ReadonlySet<string>; readonly worker: ReadonlySet<string> } | undefined;
  return {
    name: 'first-picture-chunk',
    config({ build }) {
      // Scripts of case pages are one file each anyway.
      if (build?.lib !== undefined && build.lib !== false) return undefined;
      const name = (id: string, graph: Graph): string | null => {
        reached ??= { first: reachedFrom(popup, graph), worker: reachedFrom(background, graph) };
        const { first, worker } = reached;
        if (!first.has(id) || isPopup(id) || !isOurs(id)) return null;
        return worker.has(id) ? 'words' : 'first';
      };
      // Each module by its own: what one needs may belong into the other file.
      const codeSplitting = {
        includeDependenciesRecursively: false,
        groups: [{ debugName: 'first picture', name }],
      };
      return { build: { rolldownOptions: { output: { codeSplitting } } } };
    },
    generateBundle(_options, bundle) {
      const loaded = new Set(['background.js']);
      for (const file of loaded) {
        const part = bundle[file];
        if (part?.type !== 'chunk') continue;
        if (part.name === 'first') this.error('The background worker would load what needs a document.');
        for (const one of part.imports) loaded.add(one);
      }
    },
  };
}
