/** The pages in e2e/profiles with what is to be read from each, and a server that shows them as a web server would. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { z } from 'zod';
import { isFieldId } from '../../shared/case/fields.ts';
import { documentTypes } from '../../shared/case/record.ts';

const folder = join(import.meta.dirname, '..', 'profiles');
const suffix = '.expected.json';

const expectedSchema = z.strictObject({
  isCasePage: z.boolean(),
  /** Every field that is to be found, and no other. */
  fields: z
    .record(z.string(), z.unknown())
    .refine((fields) => Object.keys(fields).every(isFieldId), 'an unknown field id')
    .default({}),
  /** Addresses as the page prints them or absolute ones. */
  documents: z.array(z.strictObject({ href: z.string(), documentType: z.enum(documentTypes) })).default([]),
  restriction: z.string().nullable().default(null),
});

export interface ProfilePage {
  readonly name: string;
  /** Path of the page on the server. */
  readonly path: string;
  readonly expected: z.output<typeof expectedSchema>;
}

/** All pages, by name. A folder is a page with frames; its `index.html` is the top document. */
export function profilePages(): ProfilePage[] {
  const entries = readdirSync(folder);
  return entries
    .filter((entry) => entry.endsWith(suffix))
    .map((entry) => {
      const name = entry.slice(0, -suffix.length);
      const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, entry), 'utf8')));
      return { name, path: entries.includes(name) ? `/${name}/index.html` : `/${name}.html`, expected };
    });
}

export interface ProfileServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the pages on a free port of this machine. It names no character set: that is the page's own affair. */
export async function serveProfiles(): Promise<ProfileServer> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname));
    if (!path.endsWith('.html') || path.includes('..')) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', 'text/html');
    response.end(readFileSync(join(folder, path)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
