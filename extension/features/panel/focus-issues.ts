/** Moves focus among the fields that need a person. */

/** Marks a place where something stands in the way, so that the keys find it. */
export function markOf(problem: string | undefined): { readonly 'data-issue'?: 'wrong' } {
  return problem === undefined ? {} : { 'data-issue': 'wrong' };
}

/** Brings a field's row into sight without moving focus. */
export function showField(root: ParentNode | null, field: string): void {
  root?.querySelector(`[data-field="${field}"]`)?.scrollIntoView?.({ block: 'nearest' }); // jsdom has no layout to scroll
}

/** The next (or previous) marked place after the one that has focus, round to the first; null where there is none. */
export function focusIssue(root: ParentNode, direction: 'next' | 'previous'): HTMLElement | null {
  const places = [...root.querySelectorAll<HTMLElement>('[data-issue]')];
  const at = places.findIndex((place) => place.contains(document.activeElement));
  const step = direction === 'next' ? 1 : -1;
  const from = at === -1 && direction === 'previous' ? 0 : at;
  const place = places[(from + step + places.length) % places.length];
  if (place === undefined) return null;
  const control =
    place.querySelector<HTMLElement>('input:not([type="checkbox"]), textarea, select') ??
    place.querySelector<HTMLElement>('input[data-tick]') ??
    place.querySelector<HTMLElement>('button') ??
    place;
  control.focus();
  place.scrollIntoView?.({ block: 'nearest' }); // jsdom has no layout to scroll
  return control;
}
