/** A reading as plain data for programs: what `npm run extract --json` prints and what the profile pages expect. */
import { type FieldId, fieldIds } from '../case/fields.ts';
import type { DocumentType } from '../case/record.ts';
import type { CaseReading, DocumentObstacle, MissingReason, Place, Rung } from './reading.ts';

export interface PlainProvenance {
  readonly rung: Rung;
  readonly confidence: number;
  readonly raw: string;
  readonly place: Place;
  readonly doubt?: string;
}

export interface PlainReading {
  readonly isCasePage: boolean;
  /** Why the page is or isn't one. */
  readonly reasons: readonly string[];
  /** Plain values (see CaseValues); `null` where the page says there is none. A field not found is left out. */
  readonly fields: { readonly [Id in FieldId]?: unknown };
  readonly documents: readonly {
    readonly href: string;
    readonly name: string;
    readonly documentType: DocumentType;
    readonly obstacle?: DocumentObstacle;
  }[];
  readonly provenance: { readonly [Id in FieldId]?: PlainProvenance };
  readonly missing: { readonly [Id in FieldId]?: MissingReason };
  /** The mark that says nothing may leave this case, as printed. */
  readonly restriction: string | null;
  readonly unreadFrames: readonly string[];
}

/** @example plainReading(readCase(document)).fields.lowestBid */
export function plainReading(reading: CaseReading): PlainReading {
  const fields: Partial<Record<FieldId, unknown>> = {};
  const provenance: Partial<Record<FieldId, PlainProvenance>> = {};
  const missing: Partial<Record<FieldId, MissingReason>> = {};
  for (const id of fieldIds) {
    const field = reading.fields[id];
    if (field.status === 'missing') {
      missing[id] = field.reason;
      continue;
    }
    const { value, rung, confidence, raw, place, doubt } = field;
    fields[id] = value;
    provenance[id] = { rung, confidence, raw, place, ...(doubt === undefined ? {} : { doubt }) };
  }
  return {
    isCasePage: reading.isCasePage,
    reasons: reading.reasons,
    fields,
    documents: reading.documents.map(({ href, name, documentType, obstacle }) => ({
      href,
      name,
      documentType,
      ...(obstacle === undefined ? {} : { obstacle }),
    })),
    provenance,
    missing,
    restriction: reading.restriction?.raw ?? null,
    unreadFrames: reading.unreadFrames,
  };
}
