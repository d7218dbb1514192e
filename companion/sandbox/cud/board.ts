/** Everything the practice board remembers, plain data, and what its routes share. */
import type { Context } from 'hono';
import type { DoubleEnv } from '../shell.ts';

/** The twelve types of a document (CÚD reference, section 5). */
export const noticeTypes = [
  'OHL-56a',
  'OHL-56b',
  'OZN',
  'U29',
  'X29',
  'V49',
  'X49',
  'P50',
  'X50',
  'P52',
  'X52',
  'PXX',
] as const;
export type NoticeType = (typeof noticeTypes)[number];

export type Addressee =
  | { readonly nazev: string; readonly ico: string }
  | { readonly jmeno: string; readonly prijmeni: string; readonly narozeni: string };

export interface BoardPaper {
  readonly cisloJednaci: string;
  readonly popis: string;
  readonly druhDoruceni: string;
  readonly idPisemnost: string | null;
  /** BASE64 of a PDF. */
  readonly soubor: string | null;
}

/** What a client wrote. Days `YYYY-MM-DD`. */
export interface NoticeData {
  readonly interniId: string;
  readonly vyvesitDne: string;
  readonly adresat: Addressee | null;
  readonly ohlasovna: { readonly nazev: string; readonly adm: number } | null;
  readonly mistoDoruceni: { readonly nazev?: string; readonly adm?: number } | null;
  readonly pisemnosti: readonly BoardPaper[];
  readonly rodicovskyDokument: string | null;
}

/** Kinds made up for practising: the real ones are not public (CU-14). */
export const confirmationTypes = ['VYVESENI', 'SVESENI'] as const;
export type ConfirmationType = (typeof confirmationTypes)[number];

export interface BoardConfirmation {
  readonly typ: ConfirmationType;
  /** Milliseconds since 1970; null: nobody has fetched it. */
  collectedAt: number | null;
}

/** Instants in milliseconds since 1970. */
export interface BoardNotice {
  readonly cudid: string;
  readonly typ: NoticeType;
  readonly office: number;
  readonly data: NoticeData;
  readonly insertedAt: number;
  changedAt: number;
  postedAt: number | null;
  takenDownAt: number | null;
  /** By a client, not by the calendar. */
  wasWithdrawn: boolean;
  /** Days the server computes; a client only shows them. */
  readonly doslaniDoDne: string | null;
  readonly svesitDne: string;
  readonly confirmations: BoardConfirmation[];
}

export interface BoardState {
  /** Number of the office by its key of 32 characters. */
  readonly keys: Record<string, number>;
  /** By CUDID, in the order of posting. */
  readonly notices: Record<string, BoardNotice>;
  /** Destroyed before they were posted; a number is never given twice. */
  readonly destroyed: BoardNotice[];
  lastNumber: number;
}

export interface Board {
  readonly state: BoardState;
  /** Milliseconds since 1970, by the board's own clock. */
  readonly now: () => number;
  readonly version: string;
  /** How long a document waits before it is posted, also on its own day. */
  readonly postingDelayMs: number;
  readonly maxBytes: number;
  readonly confirmationsAs: 'pdf' | 'json';
  /** Documents in `GET /ud/vlastni`, newest first; the rest is left out without a word. */
  readonly mostInList: number;
  /** Posts being answered right now. */
  open: number;
}

export type BoardEnv = DoubleEnv & { Variables: { readonly office: number } };
export type BoardContext = Context<BoardEnv>;

export const practiceKey = 'cvicny0klic0uradu0c1000000000001';

/** A fresh board; `keys` maps API keys to numbers of offices. */
export function createBoardState(keys: Readonly<Record<string, number>> = { [practiceKey]: 1 }): BoardState {
  return { keys: { ...keys }, notices: {}, destroyed: [], lastNumber: 0 };
}
