/** Requests and answers of the practice Ingatlanok.hu, alike over HTTP and inside a batch. */
import type { Effect } from '../journal.ts';
import type { IngatlanokState } from './state.ts';

export interface ApiRequest {
  readonly method: string;
  /** Below the base address: `/property`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Undefined where none was sent. */
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What one request did, for the journal. */
export interface Trace {
  readonly effects: Effect[];
  readonly brokenRules: string[];
}

export interface Api {
  readonly state: IngatlanokState;
  readonly now: () => number;
  /** Offices of the signed-in user. */
  readonly offices: readonly string[];
  readonly trace: Trace;
  /** False: filters but `created_after` change nothing (A7). */
  readonly filtersHonoured: boolean;
  readonly duplicateWindowMs: number;
}

/** Codes 1, 2, 12 and 24 are the vendor's (reference, section 6); those from 100 on are this simulator's own. */
export const errorCodes = {
  login: 1,
  malformed: 2,
  locked: 12,
  transferIdTaken: 24,
  unknownReference: 102,
  foreignOffice: 103,
  notFound: 104,
  duplicate: 131,
  sellerInUse: 132,
  limit: 133,
} as const;

/** An answer that refuses; `rule` is what the client broke. */
export class ApiRefusal extends Error {
  readonly answer: ApiAnswer;

  constructor(
    refused: { readonly status: number; readonly code: number; readonly words: string },
    rule: string | undefined,
    trace: Trace,
  ) {
    super(refused.words);
    if (rule !== undefined) trace.brokenRules.push(rule);
    this.answer = {
      status: refused.status,
      body: { error_code: refused.code, error_description: refused.words },
    };
  }
}
