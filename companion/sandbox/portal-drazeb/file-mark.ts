/** The spisová značka on the portal (reference, section 5). */

const pattern = /^\d{3}(DD|EX)\d{1,6}\/\d{2}(-[0-9a-zA-Z]{1,6})?$/;

/** The register of a well-formed number (`EX` forced, `DD` voluntary), null for anything else, a newline included. */
export function registerOf(number: string): 'EX' | 'DD' | null {
  // In JavaScript `$` without the m flag matches only at the very end, unlike in PHP.
  const register = pattern.exec(number)?.[1];
  return register === 'EX' || register === 'DD' ? register : null;
}
