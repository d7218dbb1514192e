/** What the headings above a place say about it. */
import type { SectionKind } from './labels/sections.ts';
import type { Heading } from './page.ts';

/** Kinds of the headings above, nearest first. */
export function kindsAbove(heading: Heading | null): SectionKind[] {
  const kinds: SectionKind[] = [];
  for (let at = heading; at; at = at.up) if (at.kind) kinds.push(at.kind);
  return kinds;
}

/** True below a heading like `Historie` or `Související spisy`: the values are not this case's present state. */
export function isForeign(heading: Heading | null): boolean {
  for (let at = heading; at; at = at.up) if (at.kind === 'foreign') return true;
  return false;
}
