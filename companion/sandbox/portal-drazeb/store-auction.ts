/** Writes what the readers have judged into the state. */
import { newHash } from './new-hash.ts';
import type { Portal } from './portal.ts';
import { toPortalInstant } from './read-field.ts';
import type { Planned, PlannedFiles } from './read-files.ts';
import { type AuctionData, type AuctionKind, own, type PortalAuction, type StoredFile } from './state.ts';

/** A new draft without attachments. */
export function storeDraft(portal: Portal, kind: AuctionKind, data: AuctionData): PortalAuction {
  const { auctions } = portal.state;
  const taken = new Set(Object.keys(auctions).map((hash) => hash.toLowerCase()));
  const at = toPortalInstant(portal.now());
  const auction: PortalAuction = {
    hash: newHash(5, portal.random, (hash) => taken.has(hash)),
    kind,
    status: 'draft',
    data,
    images: [],
    documents: [],
    created_at: at,
    updated_at: at,
  };
  auctions[auction.hash] = auction;
  return auction;
}

/**
 * Makes the attachments exactly what was listed and answers the hashes that are new and those that are gone.
 */
export function storeFiles(portal: Portal, auction: PortalAuction, files: PlannedFiles) {
  const before = hashesOf(auction);
  auction.images = settle(portal, auction, auction.images, files.images);
  auction.documents = settle(portal, auction, auction.documents, files.documents);
  const after = hashesOf(auction);
  return {
    attached: after.filter((hash) => !before.includes(hash)),
    removed: before.filter((hash) => !after.includes(hash)),
  };
}

export function touch(portal: Portal, auction: PortalAuction): void {
  auction.updated_at = toPortalInstant(portal.now());
}

function hashesOf({ images, documents }: PortalAuction): string[] {
  return [...images, ...documents].map(({ hash }) => hash);
}

function settle<Extra extends object>(
  portal: Portal,
  auction: PortalAuction,
  current: readonly (StoredFile & Extra)[],
  planned: readonly Planned<Extra>[],
): (StoredFile & Extra)[] {
  const taken = takenFileHashes(portal);
  return planned.flatMap((entry) => {
    if (entry.kind === 'keep') {
      return current.filter(({ hash }) => hash === entry.hash).map((file) => ({ ...file, ...entry.extra }));
    }
    const upload = own(portal.state.uploads, entry.path);
    if (upload === undefined) return [];
    upload.usedBy = auction.hash;
    const hash = newHash(3, portal.random, (candidate) => taken.has(candidate));
    taken.add(hash.toLowerCase());
    const { mime_type, size, base64 } = upload;
    return [{ hash, original_name: entry.name, mime_type, size, base64, ...entry.extra }];
  });
}

/** File hashes are unique in the whole portal: the public address of a file names no auction. */
function takenFileHashes({ state }: Portal): Set<string> {
  const files = Object.values(state.auctions).flatMap(({ images, documents }) => [...images, ...documents]);
  return new Set(files.map(({ hash }) => hash.toLowerCase()));
}
