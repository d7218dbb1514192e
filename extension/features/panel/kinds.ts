/** What may be filed from this case, and which of it the panel shows. A system without credentials is nowhere. Pure. */
import type { System } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import {
  type FilingKind,
  filingKinds,
  proposeKind,
  type TellingField,
} from '../../../shared/submissions/proposal.ts';
import { type BegunKind, begunOf } from './begun-of.ts';
import { isTouched } from './desk.ts';
import { type Desk, deskOf, lastInfo, lastRead, type PanelState, submissionOf } from './state.ts';
import type { View } from './view.ts';

/** What was known before holds while the companion is away or the page is read again: no open form goes for that. */
export function kindsOf({ page, service }: Pick<PanelState, 'page' | 'service'>): readonly FilingKind[] {
  const read = lastRead(page);
  if (read === null || !read.reading.isCasePage || read.reading.restriction !== null) return [];
  const systems = lastInfo(service)?.systems ?? [];
  const has = (system: System): boolean => systems.some((one) => one.system === system && one.configured);
  const possible: Readonly<Record<FilingKind, boolean>> = {
    auction: true,
    notice: has('cud'),
    listing: has('ingatlanok'),
  };
  return filingKinds.filter((kind) => possible[kind]);
}

/** What a person chose for the case in front; null while nothing was. */
export function chosenKind({ chosen, desks }: Pick<PanelState, 'chosen' | 'desks'>): FilingKind | null {
  const fileMark = desks[0]?.key.fileMark;
  return chosen !== null && chosen.fileMark === fileMark ? chosen.kind : null;
}

/** The kind whose form stands in the panel; null: a person is to choose one first. */
export function shownKind(state: PanelState, view: View): FilingKind | null {
  const kinds = kindsOf(state);
  const chosen = chosenKind(state);
  if (view.name !== 'teach' && chosen !== null && kinds.includes(chosen)) return chosen;
  return view.name === 'choose' && kinds.length > 1 ? null : 'auction';
}

/** Why a kind is proposed: what the page says, or that it is under way or begun for this case. */
export type Reason =
  | { readonly kind: FilingKind; readonly why: 'page'; readonly because: readonly TellingField[] }
  | { readonly kind: FilingKind; readonly why: 'under-way' }
  /** Somebody began it. */
  | (BegunKind & { readonly why: 'begun' });

/** What is proposed where a person is to choose; null where nothing speaks for any kind more than for another. */
export function proposedKind(state: PanelState, reading: CaseReading): Reason | null {
  const kinds = kindsOf(state);
  const underWay = new Set(
    state.submissions.flatMap((one) =>
      one.state === 'done' || one.state === 'cancelled' ? [] : [one.caseKey.kind],
    ),
  );
  const [kind, another] = kinds.filter((one) => underWay.has(one));
  if (kind !== undefined && another === undefined) return { kind, why: 'under-way' };
  const begun = begunOf(state.others, state.submissions).find((one) => kinds.includes(one.kind));
  if (begun !== undefined) return { ...begun, why: 'begun' };
  const proposal = proposeKind(reading, kinds);
  return proposal === null ? null : { ...proposal, why: 'page' };
}

/**
 * What somebody worked on last for the case in front, where that is no auction: it is neither opened by itself, for it
 * may be another person's, nor hidden behind the auction's form with its live button.
 */
export function begunLast(state: PanelState): BegunKind | undefined {
  const desk = deskOf(state);
  if (desk === undefined || chosenKind(state) !== null) return undefined;
  if (submissionOf(state, desk.key) !== undefined) return undefined;
  const kinds = kindsOf(state);
  const begun = begunOf(state.others, state.submissions).find((one) => kinds.includes(one.kind));
  if (begun === undefined) return undefined;
  const isNewer = (one: Desk): boolean =>
    one.byHand > 0 || (isTouched(one) && one.draft.updatedAt > begun.at);
  return state.desks.some(isNewer) ? undefined : begun;
}

/** Why the auction's form opened by itself, as long as nobody chose it or began it; null where there is nothing to say. */
export function openedUnasked(state: PanelState, reading: CaseReading): Reason | null {
  const desk = deskOf(state);
  if (desk === undefined || kindsOf(state).length < 2 || chosenKind(state) !== null) return null;
  if (submissionOf(state, desk.key) !== undefined || state.desks.some(isTouched)) return null;
  const proposal = proposeKind(reading, ['auction']);
  return proposal === null ? null : { ...proposal, why: 'page' };
}

/** Whether the notice is what comes next: the board is there, and nothing of this case was brought to it from here yet. */
export function offersNotice(state: PanelState): boolean {
  const isOnWay = state.submissions.some((one) => one.system === 'cud' && one.state !== 'cancelled');
  return kindsOf(state).includes('notice') && !isOnWay;
}
