import type { LabelMatch, LabelSide } from './labels/lookup.ts';
import type { Slot } from './labels/slots.ts';
import type { Context, Heading, Line } from './page.ts';
import type { Rung } from './reading.ts';
import type { ValueText } from './value-text.ts';
import type { Visibility } from './visibility.ts';

/** How a label was tied to its value; the more direct, the surer. */
export type Tie =
  | 'reference'
  | 'cell'
  | 'term'
  | 'column'
  | 'inline'
  | 'sibling'
  | 'prefix'
  | 'above'
  | 'name'
  | 'data'
  | 'text';

export interface Pair {
  readonly slot: Slot;
  readonly weak: boolean;
  /** The label as printed. */
  readonly label: string;
  /** Lines joined by `\n`. */
  readonly raw: string;
  readonly element: Element;
  readonly visibility: Visibility;
  readonly heading: Heading | null;
  /** Position in the page, to tell what stands before what. */
  readonly order: number;
  readonly tie: Tie;
  readonly rung: Rung;
  /** Whose part it is, where the label itself says so: `IČO oprávněného`. */
  readonly side?: LabelSide;
  /** The repeated block (lot) the pair belongs to, when it is known at once. */
  readonly block?: Element;
}

/** A line that is one label and nothing else. */
export interface LabelLine {
  readonly line: Line;
  readonly match: LabelMatch;
  readonly label: string;
}

/** Takes a value that was found for a label. */
export type AddPair = (
  match: LabelMatch,
  label: string,
  value: ValueText,
  line: Context,
  tie: Tie,
  block?: Element,
) => void;

/** A table with one record a row. */
export interface RecordTable {
  readonly columns: readonly (LabelMatch | undefined)[];
  readonly labels: readonly string[];
  readonly rows: readonly { readonly element: Element; readonly cells: readonly (ValueText | undefined)[] }[];
  /** A table too long to hold lots or parties; only its first rows were read. */
  readonly isLong: boolean;
  readonly heading: Heading | null;
  readonly order: number;
}

export const confidenceOf: Readonly<Record<Tie, number>> = {
  reference: 0.97,
  cell: 0.95,
  term: 0.96,
  column: 0.92,
  inline: 0.94,
  sibling: 0.9,
  prefix: 0.85,
  above: 0.75,
  name: 0.85,
  data: 0.8,
  text: 0.75,
};
