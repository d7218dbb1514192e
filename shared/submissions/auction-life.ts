/**
 * The life of an auction at Portál dražeb as data: its states, the only ways between them that an office has, and which
 * document may be attached when (portal reference, sections 6 to 8). Whatever offers or checks an action asks here.
 */
import type { DocumentType } from '../case/record.ts';

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

/** The five transitions, by our name of the action; there is no way back from any of them (section 7). */
export const auctionTransitions = {
  publish: { name: 'to_upcoming', from: 'draft', to: 'upcoming' },
  delete: { name: 'to_deleted', from: 'draft', to: 'deleted' },
  defer: { name: 'to_deferred', from: 'upcoming', to: 'deferred' },
  cancel: { name: 'to_cancelled', from: 'upcoming', to: 'cancelled' },
  pay: { name: 'to_paid', from: 'upcoming', to: 'paid' },
} as const satisfies Record<
  string,
  { readonly name: string; readonly from: AuctionState; readonly to: AuctionState }
>;
export type AuctionTransition = keyof typeof auctionTransitions;

/**
 * What of the data may be edited: everything while it is a draft; after that the term is fixed (section 7), and once the
 * auction has run or ended we change nothing but its documents (our rule).
 */
export type Editable = 'all' | 'all-but-term' | 'documents' | 'nothing';

interface AuctionStage {
  readonly transitions: readonly AuctionTransition[];
  /** Types that may be attached now; `image` for photographs, which the portal takes only before publication. */
  readonly documentTypes: readonly DocumentType[];
  readonly editable: Editable;
  /** A new auction may be made from it: a new sheet, a new term. */
  readonly canCopy: boolean;
  /** Everybody can see it. */
  readonly isPublic: boolean;
  /** It can still change without us, so it is read again from time to time. */
  readonly isOpen: boolean;
}

export const auctionStages: Readonly<Record<AuctionState, AuctionStage>> = {
  draft: {
    transitions: ['publish', 'delete'],
    documentTypes: [
      'auction_decree',
      'expert_report',
      'expert_report_appendix',
      'resolution_pre',
      'other_doc',
      'initiation_notice',
      'image',
    ],
    editable: 'all',
    canCopy: true,
    isPublic: false,
    isOpen: true,
  },
  upcoming: {
    transitions: ['defer', 'cancel', 'pay'],
    documentTypes: [],
    editable: 'all-but-term',
    canCopy: true,
    isPublic: true,
    isOpen: true,
  },
  bidding: stageRunByThePortal(),
  objections: stageRunByThePortal(),
  finished: {
    transitions: [],
    documentTypes: ['resolution_post', 'resolution_award', 'resolution_overbid'],
    editable: 'documents',
    canCopy: true,
    isPublic: true,
    // Paid or annulled later.
    isOpen: true,
  },
  paid: endOf(['resolution_post', 'resolution_paid']),
  deferred: endOf(['resolution_post', 'resolution_defer']),
  cancelled: endOf(['resolution_post', 'resolution_cancel']),
  deleted: {
    transitions: [],
    documentTypes: [],
    editable: 'nothing',
    canCopy: false,
    isPublic: false,
    isOpen: false,
  },
};

function stageRunByThePortal(): AuctionStage {
  return {
    transitions: [],
    documentTypes: [],
    editable: 'nothing',
    canCopy: true,
    isPublic: true,
    isOpen: true,
  };
}

function endOf(documentTypes: readonly DocumentType[]): AuctionStage {
  return {
    transitions: [],
    documentTypes,
    editable: 'documents',
    canCopy: true,
    isPublic: true,
    isOpen: false,
  };
}

export function isAuctionState(text: string): text is AuctionState {
  return Object.hasOwn(auctionStages, text);
}

/** A document of this type may be attached to an auction in this state (section 8). */
export function mayAttach(type: DocumentType, state: AuctionState): boolean {
  return auctionStages[state].documentTypes.includes(type);
}
