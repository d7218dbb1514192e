/** Shows a saved page to the browser with the files beside it, for the extension reads no `file:` addresses. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Pages carry their character set themselves. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
};

export interface ServedFile {
  readonly url: string;
  /** The address a link of the served page has in the folder of the file. */
  original(href: string): string;
  close(): Promise<void>;
}

/** @param file full path of an HTML file; nothing outside its folder is served */
export async function serveFile(file: string): Promise<ServedFile> {
  const folder = realpathSync(dirname(file));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const path = join(folder, decodeURIComponent(pathname));
    const isInside =
      existsSync(path) && realpathSync(path).startsWith(folder + sep) && statSync(path).isFile();
    if (!isInside) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', types[extname(path).toLowerCase()] ?? 'application/octet-stream');
    response.end(readFileSync(path));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/${encodeURIComponent(basename(file))}`,
    original: (href) =>
      href.startsWith(`${origin}/`) ? pathToFileURL(folder).href + href.slice(origin.length) : href,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
