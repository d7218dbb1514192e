/** Czech words of the practice portal's pages. */
import { formatMoney } from '../../../../shared/formats/money.ts';
import { formatPrague } from '../../../../shared/formats/prague-time.ts';
import type { AuctionState, PortalDocumentType } from '../document-matrix.ts';
import type { AuctionKind } from '../state.ts';

export const stateLabels: Record<AuctionState, string> = {
  draft: 'rozpracovaná',
  upcoming: 'zveřejněná',
  bidding: 'probíhající',
  objections: 'námitky',
  finished: 'ukončená',
  paid: 'doplacená',
  deferred: 'odročená',
  cancelled: 'zrušená',
  deleted: 'smazaná',
};

export const kindLabels: Record<AuctionKind, string> = {
  real: 'nemovitost',
  movable: 'movitost',
  virtual: 'nehmotná věc',
};

export const documentLabels: Record<PortalDocumentType, string> = {
  auction_decree: 'dražební vyhláška',
  expert_report: 'znalecký posudek',
  expert_report_appendix: 'příloha posudku',
  resolution_post: 'usnesení po dražbě',
  resolution_pre: 'usnesení před dražbou',
  resolution_award: 'usnesení o příklepu',
  resolution_overbid: 'usnesení o předražku',
  resolution_paid: 'potvrzení o doplacení',
  resolution_defer: 'usnesení o odročení',
  resolution_cancel: 'usnesení o zrušení',
  other_doc: 'jiný dokument',
  initiation_notice: 'oznámení o zahájení',
};

const size = new Intl.NumberFormat('cs-CZ', { maximumFractionDigits: 1 });

/** `2 400 000 Kč`, or a dash. */
export function formatCrowns(amount: number | null): string {
  return amount === null ? '–' : formatMoney(amount, 'cs');
}

/** `12. 3. 2027 10:00` in Prague time, or a dash. */
export function formatTerm(instant: string | null): string {
  return instant === null ? '–' : formatPrague(instant, 'cs');
}

/** `14,2 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${size.format(bytes / 1000)} kB`;
  return `${size.format(bytes / 1_000_000)} MB`;
}
