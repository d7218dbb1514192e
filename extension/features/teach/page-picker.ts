/** Pointing at values on the page: what is under the pointer is outlined, a click or Enter says where it stands. */

import { isFieldId } from '../../../shared/case/fields.ts';
import type { Pick } from '../../../shared/contract/messages.ts';
import { isElement, parentOf } from '../../../shared/extraction/dom.ts';
import { matchLabel } from '../../../shared/extraction/labels/lookup.ts';
import {
  backed,
  type InferContext,
  inferAnchors,
  labelAnchors,
} from '../../../shared/extraction/profile/infer-anchor.ts';
import { inferFrames } from '../../../shared/extraction/profile/infer-frame.ts';
import { inferList } from '../../../shared/extraction/profile/infer-list.ts';
import { inferLots } from '../../../shared/extraction/profile/infer-lots.ts';
import { createFrames, taughtLotsOf } from '../../../shared/extraction/profile/read-profile.ts';
import { hitText, resolveAnchor } from '../../../shared/extraction/profile/resolve-anchor.ts';
import { createScope } from '../../../shared/extraction/profile/roots.ts';
import type { Anchor, PageKind } from '../../../shared/extraction/profile/schema.ts';
import { createVisibility, type VisibilityReader } from '../../../shared/extraction/visibility.ts';
import { cleanText } from '../../../shared/formats/text.ts';
import type { PageBrowser } from '../../platform/page-browser.ts';
import { hostNames } from '../overlay/overlay-host.ts';
import { lowAttribute } from '../overlay/panel-frame.ts';
import { createShield, type PickKey, type Shield } from './pick-shield.ts';
import { boxOf, elementAt, pickableFrom, pickables, scrollerOf } from './pick-target.ts';

export interface PagePicker {
  /**
   * @param second another example of the value picked last
   * @param at what is picked at once, without pointing
   */
  start(second: boolean, at?: Element): void;
  stop(): void;
}

const maxWays = 12;

/** What is known of the page before anything is pointed at. */
export interface PageKnowledge {
  /** Names and addresses of the case, which no anchor may hold. */
  readonly caseTexts: readonly string[];
  /** What was taught about pages like this one. */
  readonly pages: readonly PageKind[];
}

/** The field a label anchor names in some dictionary. */
function guessOf(anchors: readonly Anchor[]): Extract<Pick, { what: 'value' }>['guess'] {
  for (const anchor of anchors) {
    const slot = anchor.by === 'label' ? matchLabel(anchor.label)?.slot : undefined;
    if (slot !== undefined && isFieldId(slot) && slot !== 'lots') return slot;
  }
  return null;
}

/** @param told takes what was pointed at */
export function createPagePicker(
  api: PageBrowser,
  told: (pick: Pick) => void,
  known: () => Promise<PageKnowledge>,
): PagePicker {
  let life: AbortController | undefined;
  let first: Element | undefined;

  const markPanel = (low: boolean): void => {
    document.querySelector(hostNames.panel)?.toggleAttribute(lowAttribute, low);
  };

  function stop(): void {
    life?.abort();
    life = undefined;
    first = undefined;
    markPanel(false);
  }

  function describe(
    element: Element,
    second: Element | undefined,
    { caseTexts, pages }: PageKnowledge,
  ): Pick {
    const read = createVisibility(document);
    const context: InferContext = { scope: createScope(element.ownerDocument), read, values: caseTexts };
    const path = inferFrames(element, document, read) ?? { frame: null, frames: {} };
    const other = second?.ownerDocument === element.ownerDocument ? second : undefined;
    const taught = taughtLotsOf(pages);
    // Lots known in another document than the one pointed at say nothing of it.
    const isHere =
      taught !== undefined &&
      createFrames(document, read)(taught.page, taught.rule.frame)?.document === element.ownerDocument;
    const lots =
      second !== undefined && other === undefined
        ? []
        : inferLots(element, other, context, isHere ? taught.rule : undefined);
    const guess = guessOf(labelAnchors(element, context));
    const base = { what: 'value' as const, guess, lots: [...lots], ...path };
    const text = (one: Element): string => hitText({ element: one, nodes: [one] }, read);
    if (second === undefined) {
      const anchors = inferAnchors(element, context);
      const ways = anchors.slice(0, maxWays).map((anchor) => [...backed(anchor, anchors)]);
      return { ...base, text: cleanText(text(element), 300), ways, count: 1 };
    }
    const lists = other === undefined ? [] : inferList(element, other, context);
    const [best] = lists;
    if (best === undefined && lots.length === 0) return { what: 'no-list' };
    const hits = best === undefined ? [] : resolveAnchor(context.scope, best, read);
    const texts = best === undefined ? [text(element), text(second)] : hits.map((hit) => hitText(hit, read));
    return {
      ...base,
      text: cleanText(texts.join('; '), 300),
      ways: lists.slice(0, maxWays).map((anchor) => [anchor]),
      count: Math.max(1, hits.length),
    };
  }

  function start(isSecond: boolean, at?: Element): void {
    const before = isSecond ? first : undefined;
    stop();
    first = before;
    const round = new AbortController();
    life = round;
    markPanel(true);
    let pointed: Element | undefined;
    const read: VisibilityReader = createVisibility(document);
    const kept: Element[] = before === undefined ? [] : [before];

    const draw = (): void => {
      const shown = pointed === undefined ? kept : [...kept, pointed];
      shield.outline(shown.map(boxOf), life === round && pointed !== undefined ? 'pointed' : 'kept');
    };
    const point = (element: Element | undefined): void => {
      if (element === pointed) return;
      pointed = element;
      draw();
    };
    const walk = (direction: 1 | -1): void => {
      const all = pickables(document, createVisibility(document));
      const at = pointed === undefined ? -1 : all.indexOf(pointed);
      const from = at === -1 && direction === -1 ? 0 : at;
      const next = all[(from + direction + all.length) % all.length];
      next?.scrollIntoView({ block: 'center', behavior: 'instant' });
      point(next);
    };
    const pick = async (): Promise<void> => {
      const element = pointed;
      if (element === undefined) return;
      shield.lift();
      const knowledge = await known();
      if (round.signal.aborted) return;
      const found = describe(before ?? element, before === undefined ? undefined : element, knowledge);
      if (before === undefined) first = element;
      pointed = undefined;
      if (found.what === 'value') kept.push(element);
      draw();
      told(found);
    };
    const onKey = (key: PickKey): void => {
      if (key === 'next') walk(1);
      else if (key === 'previous') walk(-1);
      else if (key === 'wider')
        point(pickableFrom(pointed && (parentOf(pointed) ?? undefined), read) ?? pointed);
      else if (key === 'narrower')
        point(pickableFrom([...(pointed?.children ?? [])].find(isElement), read) ?? pointed);
      else if (key === 'pick') void pick();
      else {
        stop();
        told({ what: 'left' });
      }
    };
    const shield: Shield = createShield(
      api,
      {
        move: (x, y) => point(pickableFrom(elementAt(document, x, y), read)),
        pick: () => void pick(),
        key: onKey,
        wheel(deltaX, deltaY) {
          scrollerOf(pointed, deltaX, deltaY).scrollBy({ left: deltaX, top: deltaY, behavior: 'instant' });
        },
      },
      round.signal,
    );
    for (const name of ['scroll', 'resize'])
      window.addEventListener(name, draw, { signal: round.signal, capture: true, passive: true });
    draw();
    if (at === undefined) return;
    // What is no value (an empty place, a picture) leaves the person pointing.
    point(pickableFrom(at, read));
    void pick();
  }

  return { start, stop };
}
