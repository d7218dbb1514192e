/** Where teaching stands. Pure: the controller and the screen share it. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { Pick } from '../../../shared/contract/messages.ts';
import type { Anchor, FieldRule, Taught } from '../../../shared/extraction/profile/schema.ts';
import type { TriedRule } from '../../../shared/extraction/profile/try-rule.ts';

export type PickedValue = Extract<Pick, { readonly what: 'value' }>;

export interface Picked {
  readonly step: 'picked';
  readonly pick: PickedValue;
  readonly field: FieldId | null;
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
      readonly field: FieldId;
      /** The rule the field had before; put back when the saving is undone. */
      readonly before: FieldRule | null;
    };

const longestList = 200;
const listFields: ReadonlySet<FieldId> = new Set(['creditors', 'debtors', 'parcels']);

/** A second example makes a list of these only. */
export const mayBeList = (field: FieldId | null): boolean => field !== null && listFields.has(field);

/** The anchor that is tried. */
export function anchorOf({ pick, way }: Picked): Anchor | undefined {
  return pick.ways[way]?.[0];
}

/** The rule as it would be kept; undefined while nobody said what it is, or nothing can find it again. */
export function taughtOf({ pick, field, way }: Picked): Taught | undefined {
  const anchors = pick.ways[way];
  if (field === null || field === 'lots' || anchors === undefined) return undefined;
  return {
    field,
    rule: {
      anchors,
      count: pick.count > 1 ? { min: 1, max: longestList } : { min: 1, max: 1 },
      transforms: [],
      ...(pick.frame === null ? {} : { frame: pick.frame }),
    },
    frames: pick.frames,
  };
}

export const isReadable = ({ tried }: Picked): boolean => tried?.reading?.status === 'found';
