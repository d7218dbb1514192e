/** Which type of document may be attached in which state (portal reference, section 8). */

export const auctionStates = [
  'draft',
  'upcoming',
  'bidding',
  'objections',
  'finished',
  'paid',
  'deferred',
  'cancelled',
  'deleted',
] as const;
export type AuctionState = (typeof auctionStates)[number];

export const documentMatrix = {
  auction_decree: ['draft'],
  expert_report: ['draft'],
  expert_report_appendix: ['draft'],
  resolution_post: ['finished', 'paid', 'deferred', 'cancelled'],
  resolution_pre: ['draft'],
  resolution_award: ['finished'],
  resolution_overbid: ['finished'],
  resolution_paid: ['paid'],
  resolution_defer: ['deferred'],
  resolution_cancel: ['cancelled'],
  other_doc: ['draft'],
  initiation_notice: ['draft'],
} as const satisfies Record<string, readonly AuctionState[]>;
export type PortalDocumentType = keyof typeof documentMatrix;

export function isDocumentType(value: unknown): value is PortalDocumentType {
  return typeof value === 'string' && Object.hasOwn(documentMatrix, value);
}

export function mayAttach(type: PortalDocumentType, state: AuctionState): boolean {
  const states: readonly AuctionState[] = documentMatrix[type];
  return states.includes(state);
}
