/** The element a page of ours is drawn into. @throws Error when the page has none: a mistake of ours */
export function mountPoint(document: Document): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  return root;
}
