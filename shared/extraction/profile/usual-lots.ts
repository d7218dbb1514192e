/** Fewest and most lots of a case, as far as a profile says nothing else. */
export const usualLots = { min: 1, max: 200 } as const;
