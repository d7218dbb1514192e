/** What any reader of a page must do at the least: see every node once, its name, its attributes, its text, and whether it shows. */
import { foldAccents } from '../../shared/formats/text.ts';

/** @returns how many texts it saw; a result keeps the work from being left out */
export function walkOnce(): number {
  const seen: unknown[] = [];
  const visit = (element: Element): void => {
    let text = '';
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child instanceof Element) visit(child);
      else if (child instanceof Text) text += child.data.trim();
    }
    if (text === '') return;
    const { display, visibility, opacity } = getComputedStyle(element);
    seen.push([
      element.localName,
      element.getAttributeNames(),
      foldAccents(text),
      display,
      visibility,
      opacity,
    ]);
  };
  visit(document.body);
  return seen.length;
}
