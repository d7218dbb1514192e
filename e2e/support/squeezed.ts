/** What is wrong with a page in a window too narrow for it. */
import type { Frame, Page } from '@playwright/test';

/** By how many CSS pixels the page is wider than its window; not above 0 where nothing has to be scrolled sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * Text that was squeezed until its words broke, as a person sees it: a letter or two a line.
 * @returns words of up to 20 letters that stand on more than one line, each with the element it is in
 */
export function brokenWords(page: Page | Frame): Promise<readonly string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || !element.checkVisibility() || element.closest('.sr-only, option')) continue;
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]{2,20}/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(`${word} in ${element.localName}.${element.className}`);
      }
    }
    return broken;
  });
}
