/**
 * Puts a sheet on paper. A browser prints a page, and a frame in it, but not what stands beside the page: there
 * `window.print()` does nothing (Chromium 156, seen). From the side panel the sheet goes into a window of its own first: a
 * tab would come to the front, and the side panel follows the tab in front.
 */

/** @param isBeside it stands in the side panel */
export async function printSheet(sheet: HTMLElement, isBeside: boolean): Promise<void> {
  if (!isBeside) {
    window.print();
    return;
  }
  // In the click itself, or the browser would take it for an advertisement. An empty page is of our own origin.
  const page = window.open('', '_blank', 'popup,width=800,height=900');
  if (page === null) return;
  const paper = page.document;
  paper.title = document.title;
  paper.documentElement.lang = document.documentElement.lang;
  const styles = [...document.querySelectorAll('link[rel="stylesheet"], style')].map((one) =>
    one.cloneNode(true),
  );
  const arrived = styles.map((one) => (one instanceof HTMLLinkElement ? untilLoaded(one) : undefined));
  const copy = sheet.cloneNode(true) as HTMLElement; // a clone is of the same kind
  copy.setAttribute('open', '');
  copy.querySelector('.sheet__buttons')?.remove();
  paper.head.append(...styles);
  paper.body.append(copy);
  await Promise.all(arrived);
  // Firefox is said to tell of it while its dialog is still open: there the person closes the window (Firefox 153, seen to print).
  if (location.protocol !== 'moz-extension:') page.addEventListener('afterprint', () => page.close());
  page.print();
}

/** Without its styles a sheet is still better than none. */
function untilLoaded(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
  });
}
