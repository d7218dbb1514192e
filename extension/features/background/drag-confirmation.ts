/**
 * A confirmation of service that a person drags out of the panel onto the case system's page. The page's drop alone names
 * no document: what was taken up in this tab's panel counts, once, and only while it is being dragged.
 */
import { ProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';
import { catchDrop, confirmationDragType } from '../files/catch-drop.ts';
import { insertDropped } from './insert-confirmation.ts';
import { requireOwnDocument } from './own-case.ts';

/** Where it went; null: it was let go of elsewhere. */
export type DragEnd = { readonly name: string; readonly label: string } | null;

interface Dragged {
  readonly cudid: string;
  readonly type: string;
  end(what: DragEnd | Promise<DragEnd>): void;
}

/** By tab; a worker that ends forgets it, and the drop goes nowhere. */
const dragged = new Map<number, Dragged>();

/** Answers when the drag is over. @throws ProblemError `case-changed`, `page-gone` */
export async function dragConfirmation(
  tabId: number,
  { cudid, type }: { readonly cudid: string; readonly type: string },
): Promise<DragEnd> {
  endDrag(tabId);
  const ended = new Promise<DragEnd>((resolve) => dragged.set(tabId, { cudid, type, end: resolve }));
  const prepared = prepare(tabId, cudid).catch((error: unknown) => {
    endDrag(tabId);
    throw error;
  });
  const [, end] = await Promise.all([prepared, ended]);
  return end;
}

async function prepare(tabId: number, cudid: string): Promise<void> {
  await requireOwnDocument(tabId, cudid);
  await browser.scripting
    .executeScript({ target: { tabId, frameIds: [0] }, func: catchDrop, args: [confirmationDragType] })
    .catch(() => {
      throw new ProblemError({ code: 'page-gone' });
    });
}

/** The person let go of it somewhere else, or gave up. */
export function endDrag(tabId: number): void {
  dragged.get(tabId)?.end(null);
  dragged.delete(tabId);
}

/** The page's top document caught the drop. */
export async function takeDrop(tabId: number): Promise<void> {
  const one = dragged.get(tabId);
  if (one === undefined) return;
  dragged.delete(tabId);
  const inserted = insertDropped(tabId, one);
  one.end(inserted);
  // Whoever waits for the drag is told what went wrong; the page isn't.
  await inserted.catch(() => undefined);
}
