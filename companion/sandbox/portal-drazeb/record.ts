/** An auction as the portal answers it (portal reference, section 11, PD-02, PD-03, PD-08). */
import type { PortalAuction, PortalState, StoredFile } from './state.ts';

export function slugOf({ hash, data }: PortalAuction): string {
  return `${data.number.replace('/', '-')}-${hash}`.toLowerCase();
}

/** `baseUrl` without a slash at the end. Empty lists of attachments are `[]`, others objects keyed by hash. */
export function toRecord(auction: PortalAuction, state: PortalState, baseUrl: string) {
  const { hash, kind, status, data, images, documents } = auction;
  const { depositDecided: _, auctioneer_office: officeId, responsible_person: personId, ...fields } = data;
  const office = state.offices.find(({ id }) => id === officeId) ?? null;
  const person = office?.responsible_persons.find(({ id }) => id === personId) ?? null;
  const slug = slugOf(auction);
  return {
    hash,
    slug,
    link: `${baseUrl}/drazba/${slug}`,
    type: kind,
    status,
    enabled: status !== 'draft' && status !== 'deleted',
    ...fields,
    item: {
      ...data.item,
      description_plaintext: data.item.description?.replace(/<[^>]*>/g, '') ?? null,
      category: state.categories.find(({ id }) => id === data.item.category) ?? null,
    },
    auctioneer_office: office && { id: office.id, title: office.title, district: office.district },
    responsible_person: person,
    images: byHash(images.map((image) => ({ ...describe(image), priority: image.priority }))),
    documents: byHash(
      documents.map((document) => ({ ...describe(document), document_type: document.document_type })),
    ),
    created_at: auction.created_at,
    updated_at: auction.updated_at,
  };
}

function describe(file: StoredFile) {
  const { hash, original_name, mime_type, size } = file;
  const folder = mime_type === 'application/pdf' ? 'auction-document' : 'auction-image';
  return { hash, original_name, mime_type, size, pathname: `/upload/${folder}/${hash}` };
}

/** PHP writes an empty associative array as a list. */
function byHash<F extends { readonly hash: string }>(files: readonly F[]): Record<string, F> | [] {
  if (files.length === 0) return [];
  return Object.fromEntries(files.map((file) => [file.hash, file]));
}
