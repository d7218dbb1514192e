import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCase } from './read-case.ts';

const labels = ['Povinný', 'Nejnižší podání', 'Účet', 'LV / k. ú.', 'Číslo jednací', 'Příjmení', 'Oprávněný'];
const labelOf = (index: number): string => labels[index % labels.length] ?? '';

const pages: Record<string, (count: number) => string> = {
  'terms of one list': (count) =>
    `<dl>${repeat(count, (index) => `<dt>${labelOf(index)}</dt><dd>Jan ${index}</dd>`)}</dl>`,
  'boxes of one box': (count) =>
    repeat(count, (index) => `<div>${labelOf(index)}</div><div>${index} 600 Kč</div>`),
  'fields with labels': (count) =>
    repeat(
      count,
      (index) =>
        `<div><label for="f${index}">${labelOf(index)}</label><div><input id="f${index}" value="${index}"></div></div>`,
    ),
  'headings of persons': (count) =>
    repeat(count, (index) => `<h3>Povinný</h3><p>Jméno: Jan Novák ${index}</p>`),
};

const repeat = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('');

/** How often a reading looks at nodes: unlike the time it takes it is the same on every machine. */
function looksOf(body: string): number {
  const { window } = new JSDOM(`<h1>142 EX 81/25</h1>${body}`, { url: 'https://spis.example/' });
  const prototype: object = window.Node.prototype;
  let looks = 0;
  for (const name of ['nodeType', 'nextSibling', 'parentNode', 'childNodes']) {
    const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    if (getter === undefined) throw new Error(`Nodes have no ${name}.`);
    Object.defineProperty(prototype, name, {
      get(this: Node) {
        const value: unknown = getter.call(this);
        // Who takes the children goes through all of them.
        looks += name === 'childNodes' ? (value as NodeList).length : 1; // by its name
        return value;
      },
    });
  }
  readCase(window.document);
  return looks;
}

describe('a page of very many labels', () => {
  it.each(Object.entries(pages))('costs no more than their number: %s', (_, page) => {
    expect(looksOf(page(400)) / looksOf(page(100))).toBeLessThan(6);
  });
});
