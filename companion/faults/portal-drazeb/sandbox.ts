/** The practice portal as the harness runs it, with a web form for somebody who types there by hand. */
import { createHash } from 'node:crypto';
import {
  createPortalSandbox,
  createPortalState,
  type PortalState,
} from '../../sandbox/portal-drazeb/index.ts';
import type { PortalAuction } from '../../sandbox/portal-drazeb/state.ts';
import { connectTo, vary } from '../../sandbox/portal-drazeb/test-client.ts';
import type { HandEntry, Reading } from '../messages.ts';
import type { RemoteParts, RemoteUnderTest } from '../remote-under-test.ts';
import { brokenOrders } from './order-of-calls.ts';
import { portalKey } from './portal-key.ts';

const nowhere = { ruian: null, location_district: null, location_longitude: null, location_latitude: null };

/** What a colleague left at the portal long ago, of another case. */
const foreignDraft: PortalAuction = {
  hash: 'davno',
  kind: 'movable',
  status: 'draft',
  data: {
    number: '142EX7/20-1',
    voluntary: false,
    start_at: null,
    end_at: null,
    estimated_price: null,
    item_price: null,
    minimal_bid: null,
    depositDecided: false,
    caution_deposit: null,
    caution_account_number: null,
    caution_variable_symbol: null,
    account_specific_symbol: null,
    ...nowhere,
    item: {
      ...nowhere,
      title: 'Traktor',
      description: null,
      category: null,
      cadastral_office: null,
      ruian_cadastral_office: null,
    },
    auctioneer_office: 1,
    responsible_person: 11,
  },
  images: [],
  documents: [],
  created_at: '2026-01-01T08:00:00.000+00:00',
  updated_at: '2026-01-01T08:00:00.000+00:00',
};

export function createPortalUnderTest(parts: RemoteParts): RemoteUnderTest {
  const state = createPortalState();
  // Drafts are seen in the list from the start: only then the absence of one proves anything.
  state.auctions[foreignDraft.hash] = foreignDraft;
  const portal = createPortalSandbox({ ...parts, state });
  // The same portal through another door, without faults and without a trace in the journal.
  const { now, random } = parts;
  const webForm = createPortalSandbox({ now, random, state });
  const byHand = new Set<string>([foreignDraft.hash]);
  return {
    app: portal.app,
    faults: portal.faults,
    typeByHand: async (entry) => {
      const hash = await typeAuction(entry);
      byHand.add(hash);
    },
    read: () => {
      const orders = brokenOrders(portal.journal);
      return {
        records: recordsOf(state, byHand),
        requests: portal.journal.map((one, index) => ({
          method: one.method,
          path: one.path,
          created: one.effect?.kind === 'create' ? one.effect.record : null,
          published: one.effect !== null && irreversible.has(one.effect.kind) ? one.effect.record : null,
          brokenRules: [...one.brokenRules, ...(orders[index] ?? [])],
          faults: one.faults,
        })),
      };
    },
  };

  async function typeAuction({ number, kind, startsAt, publish }: HandEntry): Promise<string> {
    const client = await connectTo(webForm);
    const documents = [await client.newDocument('auction_decree', 'rukou.pdf')];
    const body = vary({
      number,
      start_at: startsAt,
      end_at: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
      'item.title': 'Zadáno rukou na portálu',
      'item.category': undefined,
      documents,
    });
    const created = await client.create(body, kind);
    const hash = String(created.body.hash);
    const moved = publish ? await client.move(hash, 'to_upcoming') : created;
    if (created.status !== 201 || moved.status >= 300) throw new Error(`typing failed: ${moved.text}`);
    return hash;
  }
}

const irreversible: ReadonlySet<string> = new Set(['to_upcoming', 'to_deferred', 'to_cancelled']);

function recordsOf(state: PortalState, byHand: ReadonlySet<string>): Reading['records'] {
  return Object.values(state.auctions).map((auction) => ({
    id: auction.hash,
    key: portalKey(auction.data.number, auction.kind, auction.data.start_at),
    state: auction.status,
    isPublic: auction.status !== 'draft' && auction.status !== 'deleted',
    byHand: byHand.has(auction.hash),
    title: auction.data.item.title,
    files: [
      ...auction.images.map((file) => ({ type: 'image', sha256: sha256(file.base64) })),
      ...auction.documents.map((file) => ({ type: file.document_type, sha256: sha256(file.base64) })),
    ],
  }));
}

function sha256(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
