/** What the routes of the practice Docházka.net share. */
import type { DochazkaState } from './state.ts';

export interface Dochazka {
  readonly state: DochazkaState;
  readonly now: () => number;
  /** False: `page` and `per_page` change nothing for /attendance (B8). */
  readonly pagingHonoured: boolean;
  /** True: days of a filter are UTC days and not Prague's (B3). */
  readonly daysInUtc: boolean;
}
