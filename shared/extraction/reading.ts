/** What extraction says about a page: every value with the place it came from, or a named reason why it is missing. */
import type { FieldId } from '../case/fields.ts';
import type { LotFieldId } from '../case/lot-fields.ts';
import type { CaseDocument, CaseValues } from '../case/record.ts';

/** The rung of the ladder that answered: taught profile, the page's own data, a label, running text. */
export type Rung = 'profile' | 'page-data' | 'label' | 'sentence';

/** Where on the page a value stands, precise enough to show it to a person again. */
export interface Place {
  /** Path of frames from the top document, each a CSS selector, joined by ` >>> `; empty for the top document.
   *  An open shadow root on the way is written as ` ::: ` between the selectors of host and inner element. */
  readonly frame: string;
  /** CSS selector of the element in that frame. */
  readonly selector: string;
  /** The label that named the value, as printed; empty when no label was used. */
  readonly label: string;
}

export interface Found<V> {
  readonly status: 'found';
  readonly value: V;
  /** The text as it stands on the page, at most 2,000 characters. */
  readonly raw: string;
  readonly place: Place;
  readonly rung: Rung;
  /** 0 to 1. Below 0.6 the value is shown as doubtful and a person confirms it. */
  readonly confidence: number;
  /** Why the value is doubtful, when it is: `year-guessed`, `checksum`, `profile-anchor-broken`, … */
  readonly doubt?: string;
}

export type MissingReason = 'not-found' | 'ambiguous' | 'invalid';

export interface Missing<V> {
  readonly status: 'missing';
  readonly reason: MissingReason;
  /** The answers that compete (`ambiguous`) or the text that could not be understood (`invalid`, value absent). */
  readonly candidates: readonly { readonly value?: V; readonly raw: string; readonly place: Place }[];
}

export type FieldReading<V> = Found<V> | Missing<V>;

export type FieldReadings = { readonly [Id in FieldId]: FieldReading<CaseValues[Id]> };

/** Why a document cannot be fetched as a plain link. */
export type DocumentObstacle = 'postback' | 'form-post' | 'blob' | 'other-origin';

export interface FoundDocument extends CaseDocument {
  readonly place: Place;
  /** 0 to 1: how sure the document type is. From 0.7 it is proposed ticked. */
  readonly confidence: number;
  readonly obstacle?: DocumentObstacle;
}

/** What became of the office's profile on this page. */
export interface ProfileReport {
  readonly name: string;
  /** Fields whose taught place is gone or changed; what stands for them is the ladder's and doubtful. */
  readonly broken: readonly FieldId[];
  /** The same inside of single lots, counted from 1; absent where there is none. */
  readonly brokenInLots?: readonly { readonly lot: number; readonly field: LotFieldId }[];
}

/** What is known of each field of one lot: found, or missing for a reason. The case speaks for a field left out. */
export type LotReadings = { readonly [Id in LotFieldId]?: FieldReading<unknown> };

export interface CaseReading {
  readonly isCasePage: boolean;
  /** Reasons for and against, for a person: `file-mark-in-heading`, `list-of-cases`, … */
  readonly reasons: readonly string[];
  readonly fields: FieldReadings;
  /** Of each of `fields.lots`, in its order; absent where lots are the ladder's. */
  readonly lotReadings?: readonly LotReadings[];
  readonly documents: readonly FoundDocument[];
  /** The mark that says nothing may leave this case, quoted, with its place; null where there is none. */
  readonly restriction: { readonly raw: string; readonly place: Place } | null;
  /** Addresses (origin only) of frames of other origins that were not read. */
  readonly unreadFrames: readonly string[];
  /** Absent where no profile is about this page. */
  readonly profile?: ProfileReport;
}
