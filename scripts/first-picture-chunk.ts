/**
 * A plugin of the build: what the popup's first picture needs comes in as few files as can be, three scripts and a style
 * sheet, because each request costs a moment before the picture (`npm run bench -- popup`). The bundler alone would make
 * a file for every set of pages that share a module, a dozen. What the background worker loads too is `words`: in
 * `first` are modules that need a document as soon as they run, and a worker has none.
 */
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';

const root = normalizePath(join(import.meta.dirname, '..'));
const entrypoints = `${root}/extension/entrypoints/`;
const popup = `${entrypoints}popup/index.html`;
const background = `${entrypoints}background.ts`;
/** The rest is the bundler's and the framework's, which they give to every entry point, the worker's too. */
const isOurs = (id: string): boolean =>
  [`${root}/extension/`, `${root}/shared/`].some((folder) => id.startsWith(folder)) ||
  id.includes('/node_modules/preact/');

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
        // An entry point draws as soon as it runs: it is no part of what other pages load.
        if (!first.has(id) || id.startsWith(entrypoints)) return null;
        return worker.has(id) || !isOurs(id) ? 'words' : 'first';
      };
      // Each module by its own: what one needs may belong into the other file.
      const codeSplitting = {
        includeDependenciesRecursively: false,
        groups: [{ debugName: 'first picture', name }],
      };
      // The browsers we are made for preload modules themselves; the substitute would be one more file.
      const modulePreload = { polyfill: false };
      return { build: { modulePreload, rolldownOptions: { output: { codeSplitting } } } };
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
