/** Names for the frames that lead to an element, as a profile keeps them. */
import type { VisibilityReader } from '../visibility.ts';
import { isRandomName } from './random-name.ts';
import { resolveAnchor } from './resolve-anchor.ts';
import { createScope } from './roots.ts';
import type { Anchor, Frames } from './schema.ts';
import { selectorIn } from './stable-selector.ts';

export interface FramePath {
  /** Null in the top document. */
  readonly frame: string | null;
  readonly frames: Frames;
}

function anchorOf(frame: Element, read: VisibilityReader): Anchor | undefined {
  const { ownerDocument } = frame;
  const name = frame.getAttribute('name') ?? '';
  const selector = selectorIn(ownerDocument, frame, () => false);
  const wanted: readonly (Anchor | undefined)[] = [
    name !== '' && name.length <= 100 && !isRandomName(name) ? { by: 'name', name } : undefined,
    frame.id !== '' && frame.id.length <= 100 && !isRandomName(frame.id)
      ? { by: 'id', id: frame.id }
      : undefined,
    selector === undefined ? undefined : { by: 'structure', selector },
  ];
  const scope = createScope(ownerDocument);
  return wanted.find((anchor) => {
    const hits = anchor === undefined ? [] : resolveAnchor(scope, anchor, read);
    return hits.length === 1 && hits[0]?.element === frame;
  });
}

/** The same anchor always gets the same name, so that fields taught one by one share their frames. */
function nameOf(anchor: Anchor): string {
  const text =
    anchor.by === 'name'
      ? anchor.name
      : anchor.by === 'id'
        ? anchor.id
        : anchor.by === 'structure'
          ? anchor.selector
          : '';
  return `${anchor.by} ${text}`.slice(0, 55);
}

/** @returns undefined where a frame on the way can't be told from others */
export function inferFrames(element: Element, top: Document, read: VisibilityReader): FramePath | undefined {
  const chain: Element[] = [];
  for (let at = element.ownerDocument; at !== top; ) {
    const frame = at.defaultView?.frameElement;
    if (!frame) return undefined;
    chain.unshift(frame);
    at = frame.ownerDocument;
  }
  let path: FramePath = { frame: null, frames: {} };
  for (const frame of chain) {
    const anchor = anchorOf(frame, read);
    if (anchor === undefined) return undefined;
    const outer = path.frame;
    const name = outer === null ? nameOf(anchor) : `${outer} / ${nameOf(anchor)}`;
    const rule = { anchors: [anchor], ...(outer === null ? {} : { within: outer }) };
    path = { frame: name, frames: { ...path.frames, [name]: rule } };
  }
  return path;
}
