/**
 * The whole crowns an amount with haléře may become; a person says which. The portal would cut the fraction off without
 * a word (portal reference, section 3). Undefined for an amount that is whole already.
 */
export function wholeCrowns(amount: number): { readonly down: number; readonly up: number } | undefined {
  // 45600.000000001 is a slip of arithmetic, not haléře.
  const hellers = Math.round(amount * 100);
  return hellers % 100 === 0 ? undefined : { down: Math.floor(hellers / 100), up: Math.ceil(hellers / 100) };
}
