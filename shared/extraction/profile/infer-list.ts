/** From two examples of a list to the anchor that finds all of it: both debtors, and the third that wasn't pointed at. */

import { escapeCss } from '../selector-for.ts';
import { namingAttribute } from './anchor-names.ts';
import { holdsData, type InferContext, isSameValue, labelAnchors, privacyOf } from './infer-anchor.ts';
import { isRandomName } from './random-name.ts';
import { hitText, resolveAnchor } from './resolve-anchor.ts';
import type { Root } from './roots.ts';
import type { Anchor } from './schema.ts';
import { hostOf, type IsPrivate, selectorIn, stableClasses, step } from './stable-selector.ts';

/** A list longer than this is the page, not a list of one field. */
const longest = 200;

function sharedAttributes(first: Element, second: Element, isPrivate: IsPrivate): Anchor[] {
  return first
    .getAttributeNames()
    .filter((attribute) => namingAttribute.test(attribute) && attribute !== 'aria-label')
    .filter((attribute) => !holdsData.test(attribute))
    .flatMap((attribute): Anchor[] => {
      const value = first.getAttribute(attribute) ?? '';
      const isShared = value !== '' && second.getAttribute(attribute) === value;
      return isShared && !isRandomName(value) && !isPrivate(value) ? [{ by: 'data', attribute, value }] : [];
    });
}

function sharedLabels(first: Element, second: Element, context: InferContext): Anchor[] {
  const others = labelAnchors(second, context).map((anchor) => JSON.stringify(anchor));
  return labelAnchors(first, context).filter((anchor) => others.includes(JSON.stringify(anchor)));
}

function ancestors(element: Element): Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) chain.unshift(at);
  return chain;
}

/** The same path below the nearest common ancestor, but for the one step where the two go apart. */
function sharedPath(first: Element, second: Element, root: Root, isPrivate: IsPrivate): Anchor[] {
  const [one, other] = [ancestors(first), ancestors(second)];
  if (one.length !== other.length) return [];
  const parting = one.findIndex((element, index) => element !== other[index]);
  const common = one[parting - 1];
  const [a, b] = [one[parting], other[parting]];
  if (parting < 0 || a === undefined || b === undefined || a.localName !== b.localName) return [];
  const base = common === undefined ? undefined : selectorIn(root, common, isPrivate);
  const shared = stableClasses(a, isPrivate).filter((name) => b.classList.contains(name));
  const tag = escapeCss(a.localName);
  const rest = one.slice(parting + 1).map((element) => step(element, isPrivate, true));
  // Two rows of three may share a class that tells the odd ones.
  const turns = new Set([`${tag}${shared.map((name) => `.${escapeCss(name)}`).join('')}`, tag]);
  return [...turns].flatMap((turn) => {
    const selector = [...(base === undefined ? [] : [base]), turn, ...rest].join(' > ');
    return selector.length <= 500 ? [{ by: 'structure', selector }] : [];
  });
}

/**
 * Anchors that find both examples and all that is like them, the most lasting first.
 * @param texts of the examples: nothing of them goes into an anchor
 */
export function inferList(
  first: Element,
  second: Element,
  context: InferContext,
  texts: readonly string[] = [first, second].map((element) =>
    hitText({ element, nodes: [element] }, context.read),
  ),
): readonly Anchor[] {
  const root = first.getRootNode();
  if (first === second || first.contains(second) || second.contains(first)) return [];
  const isPrivate = privacyOf([...texts, ...context.values].join(' '));
  const host = hostOf(first, isPrivate);
  const inOneRoot = second.getRootNode() === root && host !== null;
  const wanted = [
    ...sharedAttributes(first, second, isPrivate),
    ...sharedLabels(first, second, context),
    // A connected element's root is a document or a shadow root.
    ...(inOneRoot ? sharedPath(first, second, root as Root, isPrivate) : []),
  ];
  const findsBoth = (anchor: Anchor): boolean => {
    const hits = resolveAnchor(context.scope, anchor, context.read);
    return (
      hits.length <= longest &&
      [first, second].every((element) => hits.some((hit) => isSameValue(hit, element, context.read)))
    );
  };
  return wanted.flatMap((anchor) => {
    const hosted = host && inOneRoot ? { ...anchor, host } : undefined;
    const fitting = [anchor, hosted].find((one) => one && findsBoth(one));
    return fitting === undefined ? [] : [fitting];
  });
}
