/** `např. 142 EX 81/25`, `ve tvaru 142 EX 81/25`: how something is written, not something that is. */
const leadsToExample =
  /(?:např(?:\.|íklad)|ve tvaru|ve formátu|formát[a-zà-ž]*|vzor[a-zà-ž]*|příklad[a-zà-ž]*|e\.\s?g\.|for example)[^.\d]{0,25}$/i;

/** @param before the text in front of a value */
export const isExample = (before: string): boolean => leadsToExample.test(before.slice(-60));
