/** E2–E5 and E8–E13 (portal reference, section 4). */
import type { Hono } from 'hono';
import { type PortalContext, type PortalEnv, refusal, validationFailed } from './answers.ts';
import { changeState } from './change-state.ts';
import { editAuction } from './edit-auction.ts';
import { createFindings, isRefused } from './findings.ts';
import { listAuctions } from './list-auctions.ts';
import type { Portal } from './portal.ts';
import { readAuction } from './read-auction.ts';
import { readJson } from './read-body.ts';
import { readFiles } from './read-files.ts';
import { toRecord } from './record.ts';
import { auctionKinds, own, type PortalAuction } from './state.ts';
import { storeDraft, storeFiles } from './store-auction.ts';
import { advance } from './transitions.ts';

export function addAuctionRoutes(app: Hono<PortalEnv>, portal: Portal): void {
  const { state } = portal;

  app.get('/admin/auctions.json', (c) => listAuctions(c, portal));
  app.get('/admin/categories.json', (c) => c.json(state.categories));
  app.get('/admin/offices.json', (c) => c.json(state.offices.filter(({ id }) => id === c.get('office'))));

  for (const kind of auctionKinds) {
    app.post(`/admin/auctions/new/execution/${kind}.json`, (c) => create(c, portal, kind, false));
    // The address is assumed (PD-15).
    app.post(`/admin/auctions/new/voluntary/${kind}.json`, (c) => create(c, portal, kind, true));
  }

  app.patch('/admin/auctions/:auction/copy.json', (c) => {
    const auction = findAuction(c, portal, c.req.param('auction'));
    if (auction instanceof Response) return auction;
    if (auction.status === 'deleted') return refusal(c, 409, 'The auction is deleted.', 'state:copy');
    // Data and number are copied, attachments are not (PD-17).
    const copy = storeDraft(portal, auction.kind, auction.data);
    c.env.entry.effect = { kind: 'copy', record: copy.hash, detail: { from: auction.hash } };
    return c.json(toRecord(copy, state, baseUrl(c)), 201);
  });

  app.get('/admin/auctions/:file{[^/]+\\.json}', (c) => {
    const auction = findAuction(c, portal, hashOf(c));
    if (auction instanceof Response) return auction;
    return c.json(toRecord(auction, state, baseUrl(c)));
  });

  app.patch('/admin/auctions/:file{[^/]+\\.json}', async (c) => {
    const auction = findAuction(c, portal, hashOf(c));
    if (auction instanceof Response) return auction;
    const read = await readJson(c);
    if ('refused' in read) return read.refused;
    const refused = Object.hasOwn(read.body, 'transition')
      ? changeState(c, portal, auction, read.body)
      : editAuction(c, portal, auction, read.body);
    return refused ?? c.json(toRecord(auction, state, baseUrl(c)));
  });
}

async function create(
  c: PortalContext,
  portal: Portal,
  kind: PortalAuction['kind'],
  voluntary: boolean,
): Promise<Response> {
  const read = await readJson(c);
  if ('refused' in read) return read.refused;
  const { state, now } = portal;
  const findings = createFindings();
  const data = readAuction(read.body, { kind, voluntary, office: c.get('office'), state }, findings);
  const files = readFiles(
    read.body,
    {
      state,
      auction: null,
      status: 'draft',
      now: now(),
      uploadLifetimeMs: portal.uploadLifetimeSeconds * 1000,
    },
    findings,
  );
  c.env.entry.brokenRules.push(...findings.brokenRules);
  if (isRefused(findings) || data === null) return validationFailed(c, findings);

  const auction = storeDraft(portal, kind, data);
  const { attached } = storeFiles(portal, auction, files);
  c.env.entry.effect = { kind: 'create', record: auction.hash, detail: { attached } };
  return c.json(toRecord(auction, state, baseUrl(c)), 201);
}

/** The auction of the caller's own office, brought up to the present, or the refusal. */
function findAuction(c: PortalContext, { state, now }: Portal, hash: string): PortalAuction | Response {
  const auction = own(state.auctions, hash);
  if (auction === undefined) return refusal(c, 404, 'Not Found', 'unknown-auction:');
  if (auction.data.auctioneer_office !== c.get('office')) {
    return refusal(c, 403, 'Access Denied.', 'foreign-auction:');
  }
  advance(auction, now());
  return auction;
}

function hashOf(c: PortalContext): string {
  return (c.req.param('file') ?? '').replace(/\.json$/, '');
}

function baseUrl(c: PortalContext): string {
  return new URL(c.req.url).origin;
}
