/** Where teaching stands. Pure: the controller and the screen share it. */
import { type FieldId, isFieldId } from '../../../shared/case/fields.ts';
import { isLotField, type LotFieldId, lotFields } from '../../../shared/case/lot-fields.ts';
import type { Pick } from '../../../shared/contract/messages.ts';
import {
  type LotAnchor,
  type Taught,
  type TaughtRule,
  teachableFields,
} from '../../../shared/extraction/profile/schema.ts';
import type { TriedRule } from '../../../shared/extraction/profile/try-rule.ts';
import type { LotReadings } from '../../../shared/extraction/reading.ts';

export type PickedValue = Extract<Pick, { readonly what: 'value' }>;

/** What a value may be taught as: a field of the case, or a field of each of its lots. */
export type TeachTarget = Exclude<FieldId, 'lots'> | `lots.${LotFieldId}`;

export const caseTargets: readonly TeachTarget[] = teachableFields;
export const lotTargets: readonly TeachTarget[] = lotFields.map((field) => `lots.${field}` as const);

/** The field of a lot a target names; undefined for a field of the case. */
export function lotFieldOf(target: TeachTarget | null): LotFieldId | undefined {
  const field = target?.startsWith('lots.') ? target.slice('lots.'.length) : '';
  return isLotField(field) ? field : undefined;
}

/** What its label says of a value, as a field of a lot where the page repeats it. */
export function guessOf({ guess, lots }: PickedValue): TeachTarget | null {
  if (guess === null || guess === 'lots') return null;
  return lots.length > 0 && isLotField(guess) ? `lots.${guess}` : guess;
}

export interface Picked {
  readonly step: 'picked';
  readonly pick: PickedValue;
  readonly field: TeachTarget | null;
  /** Which of the pick's ways is tried. */
  readonly way: number;
  /** What the rule reads; null while it is being asked for. */
  readonly tried: TriedRule | null;
  /** The person wants to leave: asked once whether without saving. */
  readonly leaving: boolean;
}

export type TeachState =
  | {
      readonly step: 'picking';
      /** The value of which a second example is being picked. */
      readonly first: Picked | null;
      /** The second example was nothing like the first. */
      readonly isNoList: boolean;
      /** The page takes clicks as pointing; before that it would take them as its own. */
      readonly isReady: boolean;
    }
  | Picked
  | {
      readonly step: 'saved';
      readonly picked: Picked;
      readonly field: TeachTarget;
      /** The rule the field, or all lots, had before; put back when the saving is undone. */
      readonly before: TaughtRule | null;
    };

const longestList = 200;
const listFields: ReadonlySet<string> = new Set(['creditors', 'debtors', 'parcels']);

/** A second example makes a list of these only, or finds the lots of the page. */
export const mayBeList = (field: TeachTarget | null): boolean =>
  field !== null && (listFields.has(field) || lotFieldOf(field) !== undefined);

/** How many ways there are to find the value as what it was said to be. */
export const waysOf = ({ pick, field }: Picked): number =>
  (lotFieldOf(field) === undefined ? pick.ways : pick.lots).length;

/** In lots that were taught before one example is enough. */
export const isInKnownLots = ({ pick, field, way }: Picked): boolean =>
  lotFieldOf(field) !== undefined && Object.keys(pick.lots[way]?.lots.fields ?? {}).length > 0;

/** The anchor that is tried. */
export function anchorOf({ pick, field, way }: Picked): LotAnchor | undefined {
  return lotFieldOf(field) === undefined ? pick.ways[way]?.[0] : pick.lots[way]?.rule.anchors[0];
}

/** The rule as it would be kept; undefined while nobody said what it is, or nothing can find it again. */
export function taughtOf({ pick, field, way }: Picked): Taught | undefined {
  const frame = pick.frame === null ? {} : { frame: pick.frame };
  const lotField = lotFieldOf(field);
  if (lotField !== undefined) {
    const found = pick.lots[way];
    if (found === undefined) return undefined;
    const { frame: _, ...lots } = found.lots;
    const rule = { ...lots, ...frame, fields: { ...lots.fields, [lotField]: found.rule } };
    return { field: 'lots', rule, frames: pick.frames };
  }
  const anchors = pick.ways[way];
  if (field === null || !isCaseTarget(field) || anchors === undefined) return undefined;
  return {
    field,
    rule: {
      anchors,
      count: pick.count > 1 ? { min: 1, max: longestList } : { min: 1, max: 1 },
      transforms: [],
      ...frame,
    },
    frames: pick.frames,
  };
}

const isCaseTarget = (field: TeachTarget): field is Exclude<FieldId, 'lots'> => isFieldId(field);

/** A taught field with another rule of its kind: the one that was tried, or the one it had before. */
export function withRule(taught: Taught, rule: TaughtRule): Taught {
  return { ...taught, rule } as Taught; // rules come from `tryRule` and from the profile by the same field
}

/** What the rule reads for the value being taught, in each lot in its order. */
export function lotValues({ field, tried }: Picked): readonly LotReadings[LotFieldId][] {
  const lotField = lotFieldOf(field);
  return lotField === undefined ? [] : (tried?.lots ?? []).map((lot) => lot[lotField]);
}

export function isReadable(picked: Picked): boolean {
  if (lotFieldOf(picked.field) !== undefined) return lotValues(picked).some((one) => one?.status === 'found');
  return picked.tried?.reading?.status === 'found';
}
