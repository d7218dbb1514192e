/** Text that was squeezed until its words broke, as a person sees it: a letter or two a line. */
import type { Frame, Page } from '@playwright/test';

/** @returns words of up to 20 letters that stand on more than one line, each with the element it is in */
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
