/** Anchors at work: the elements one finds, those a person could see, and the text they show. */
import { isControl, isInput } from '../dom.ts';
import { escapeCss } from '../selector-for.ts';
import { readValue } from '../value-text.ts';
import type { VisibilityReader } from '../visibility.ts';
import { cellsByColumn } from './column.ts';
import { findByLabel, type Hit, hitOf } from './label-value.ts';
import { isInScope, query, type Root, type Scope } from './roots.ts';
import type { LotAnchor } from './schema.ts';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f]/g, ' ')}"`;

function hitsIn(scope: Scope, root: Root, anchor: Exclude<LotAnchor, { by: 'column' }>): readonly Hit[] {
  switch (anchor.by) {
    case 'id':
      return query(root, `#${escapeCss(anchor.id)}`).map(hitOf);
    case 'name':
      return oneOfRadios(query(root, `[name=${quoted(anchor.name)}]`)).map(hitOf);
    case 'data':
      return query(root, `[${escapeCss(anchor.attribute)}=${quoted(anchor.value)}]`).map(hitOf);
    case 'label':
      return findByLabel(scope, root, anchor.label, anchor.below);
    case 'structure':
      return query(root, anchor.selector).map(hitOf);
  }
}

/** Radio buttons of one name are one control: the chosen one speaks. */
function oneOfRadios(elements: readonly Element[]): readonly Element[] {
  const [first] = elements;
  if (elements.length < 2 || !elements.every((one) => isInput(one) && one.type === 'radio')) return elements;
  const chosen = elements.find((one) => isInput(one) && one.checked);
  return chosen ? [chosen] : first ? [first] : [];
}

function hitsOf(scope: Scope, anchor: LotAnchor): readonly Hit[] {
  if (anchor.by === 'column') return cellsByColumn(scope.columns(), anchor.label).map(hitOf);
  const hits = scope.roots(anchor.host).flatMap((root) => hitsIn(scope, root, anchor));
  return hits.filter(({ nodes }) => nodes.every((node) => isInScope(scope, node)));
}

/** What the anchor finds. What nobody can see doesn't count; a lone hidden control may be drawn by another element. */
export function resolveAnchor(scope: Scope, anchor: LotAnchor, read: VisibilityReader): readonly Hit[] {
  const hits = hitsOf(scope, anchor);
  const seen = hits.filter(({ element }) => read(element) !== 'hidden');
  const [only, second] = hits;
  return seen.length === 0 && only && !second && isControl(only.element) ? [only] : seen;
}

/** Lines joined by `\n`; a check box says `ano` or `ne`. */
export function hitText({ element, nodes, afterColon }: Hit, read: VisibilityReader): string {
  if (isInput(element) && element.type === 'checkbox') return element.checked ? 'ano' : 'ne';
  const { text } = readValue(nodes, element, read);
  return afterColon === true ? text.slice(text.indexOf(':') + 1).trim() : text;
}
