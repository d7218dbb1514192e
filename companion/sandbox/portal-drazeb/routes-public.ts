/** What needs no token: the public detail, files, and the pages a person looks at. */
import type { Hono } from 'hono';
import { servePage } from '../page/serve-page.ts';
import { type PortalEnv, refusal } from './answers.ts';
import { detailPage } from './page/detail-page.ts';
import { listPage } from './page/list-page.ts';
import type { Portal } from './portal.ts';
import { slugOf, toRecord } from './record.ts';
import type { StoredFile } from './state.ts';
import { advance } from './transitions.ts';

export function addPublicRoutes(app: Hono<PortalEnv>, { state, now }: Portal): void {
  const all = () => {
    const auctions = Object.values(state.auctions);
    for (const auction of auctions) advance(auction, now());
    return auctions;
  };
  const find = (slug: string) => all().find((auction) => slugOf(auction) === slug);

  servePage(app);
  app.get('/', (c) => c.html(listPage(all())));

  app.get('/drazba/:file{[^/]+\\.json}', (c) => {
    const auction = find(c.req.param('file').replace(/\.json$/, ''));
    // Nobody outside the office sees a draft.
    if (auction === undefined || auction.status === 'draft' || auction.status === 'deleted') {
      return refusal(c, 404, 'Not Found');
    }
    return c.json(toRecord(auction, state, new URL(c.req.url).origin));
  });
  app.get('/drazba/:slug', (c) => {
    const auction = find(c.req.param('slug'));
    if (auction === undefined) return c.notFound();
    return c.html(detailPage(auction, state));
  });

  app.get(
    '/upload/auction-document/:hash',
    (c) => sendFile('documents', c.req.param('hash')) ?? c.notFound(),
  );
  app.get('/upload/auction-image/:hash', (c) => sendFile('images', c.req.param('hash')) ?? c.notFound());

  const sendFile = (list: 'documents' | 'images', hash: string): Response | null => {
    const files = Object.values(state.auctions).flatMap((auction): readonly StoredFile[] => auction[list]);
    const file = files.find((candidate) => candidate.hash === hash);
    if (file === undefined) return null;
    const disposition = list === 'documents' ? 'attachment' : 'inline';
    return new Response(Buffer.from(file.base64, 'base64'), {
      headers: {
        'content-type': file.mime_type,
        'content-disposition': `${disposition}; filename*=UTF-8''${encodeFileName(file.original_name)}`,
      },
    });
  };
}

/** RFC 8187: what `encodeURIComponent` leaves alone is not all allowed in a header value. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
