/** What can be asked about Ingatlanok.hu besides filing; see shared/contract/listing-routes.ts. */
import { readFile } from 'node:fs/promises';
import type { listingRoutes } from '../../shared/contract/listing-routes.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { OfficeSettings } from '../../shared/office/settings.ts';
import { listingImageLimits } from '../../shared/submissions/listing.ts';
import type { Attachments } from '../attachments/attachments.ts';
import { askRemote } from '../connectors/ask-remote.ts';
import { compareListings } from '../connectors/ingatlanok/compare-listings.ts';
import type { Portal } from '../connectors/ingatlanok/portal.ts';
import { createReferences } from '../connectors/ingatlanok/references.ts';
import {
  addSellerImage,
  deleteSeller,
  deleteSellerImage,
  saveSeller,
} from '../connectors/ingatlanok/sellers.ts';
import type { CoreHandlers } from '../routes.ts';

export interface ListingParts {
  /** Undefined: there is no such system here, in training without a sandbox. */
  readonly portal: Portal | undefined;
  readonly attachments: Pick<Attachments, 'find' | 'path'>;
  readonly settings: () => OfficeSettings['listings'];
  readonly closing: AbortSignal;
}

export function createListingHandlers(parts: ListingParts): Pick<CoreHandlers, keyof typeof listingRoutes> {
  const { attachments, closing } = parts;
  const references = parts.portal === undefined ? undefined : createReferences(parts.portal);

  const ask = <T>(work: (portal: Portal) => Promise<T>): Promise<T> => {
    const { portal } = parts;
    if (portal === undefined) throw new ProblemError({ code: 'not-found', params: { system: 'ingatlanok' } });
    return askRemote(() => work(portal));
  };
  const nothing = async (work: Promise<void>): Promise<Record<string, never>> => {
    await work;
    return {};
  };

  return {
    'listings.references': async ({ fresh }) => {
      if (references === undefined)
        throw new ProblemError({ code: 'not-found', params: { system: 'ingatlanok' } });
      return { ...(await askRemote(() => references(fresh, closing))), settings: parts.settings() };
    },
    'listings.compare': async ({ listings }) => ({
      rows: await ask((portal) => compareListings(portal, listings, closing)),
    }),
    'listings.save-seller': async (seller) => ask((portal) => saveSeller(portal, seller, closing)),
    'listings.delete-seller': async (key) => nothing(ask((portal) => deleteSeller(portal, key, closing))),
    'listings.add-seller-image': async ({ sha256, ...rest }) => {
      const blob = attachments.find(sha256);
      if (blob === undefined) throw new ProblemError({ code: 'attachment-missing' });
      if (!blob.mediaType.startsWith('image/')) throw new ProblemError({ code: 'attachment-type' });
      if (blob.size > listingImageLimits.bytes) throw new ProblemError({ code: 'attachment-too-large' });
      const content = await readFile(attachments.path(sha256), 'base64');
      return nothing(ask((portal) => addSellerImage(portal, { ...rest, content }, closing)));
    },
    'listings.delete-seller-image': async (image) =>
      nothing(ask((portal) => deleteSellerImage(portal, image, closing))),
  };
}
