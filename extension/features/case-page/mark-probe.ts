/**
 * Whether a page may be a case page at all: does any file mark stand on it? The one question every granted page pays
 * for; only where the answer is yes the reader is loaded. Errs on the side of yes.
 */
const mark = /\d{1,3}[\s-]*(?:EX|ED|DD)[\s-]*\d{1,6}\s*\/\s*(?:\d{2}){1,2}/i;
/** Enough of a page to decide; a mark stands in its head, not after megabytes. */
const maxCharacters = 2_000_000;

function holdsMark(root: Document | ShadowRoot): boolean {
  const text = 'body' in root ? `${root.title} ${root.body?.textContent ?? ''}` : (root.textContent ?? '');
  if (mark.test(text.slice(0, maxCharacters))) return true;
  for (const control of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input,textarea')) {
    if (mark.test(control.value)) return true;
  }
  return false;
}

/** Same-origin frames and open shadow roots belong to the page. */
function innerRoots(root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] {
  const inner: (Document | ShadowRoot)[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot !== null) inner.push(element.shadowRoot);
    if (element.localName !== 'iframe' && element.localName !== 'frame') continue;
    const { contentDocument } = element as HTMLIFrameElement; // both kinds of frame carry it
    if (contentDocument !== null) inner.push(contentDocument);
  }
  return inner;
}

export function mayBeCasePage(document: Document): boolean {
  const open: (Document | ShadowRoot)[] = [document];
  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    if (holdsMark(root)) return true;
    open.push(...innerRoots(root));
  }
  return false;
}
