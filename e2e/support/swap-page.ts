/** A case system that goes on to another case by itself, without loading anew. */
import type { Page } from '@playwright/test';

/** Everything of the page gives way to another case's; only what others put there, such as our panel, stays. */
export function swapCase(page: Page, caseId: string): Promise<void> {
  return page.evaluate(async (id) => {
    const { href } = new URL(`/spis/${id}`, location.href);
    const other = new DOMParser().parseFromString(await (await fetch(href)).text(), 'text/html');
    const isOurs = (element: Element): boolean => element.localName.startsWith('podatelna-');
    for (const element of [...document.body.children]) if (!isOurs(element)) element.remove();
    document.body.prepend(...other.body.childNodes);
    document.title = other.title;
    history.pushState(null, '', href);
  }, caseId);
}
