/** The lists of the status page: which states belong to each, and what is asked of the companion for it. Pure. */
import type { RouteRequest } from '../../../shared/contract/routes.ts';
import { needsPerson, type SubmissionState, submissionStates } from '../../../shared/contract/states.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { pragueToInstants } from '../../../shared/formats/prague-time.ts';

/** `signing` lists documents to sign, `deadlines` documents of the notice board; the others submissions. */
export const views = [
  'needs-person',
  'drafts',
  'approval',
  'signing',
  'running',
  'finished',
  'all',
  'deadlines',
] as const;
export type StatusView = (typeof views)[number];

export const statesOf: Readonly<Record<StatusView, readonly SubmissionState[]>> = {
  'needs-person': [...needsPerson],
  /** Drafts of ours stand above those left at the portal, in whatever state what left them is. */
  drafts: [],
  approval: ['waiting'],
  /** Podpisová kniha has a list of its own. */
  signing: ['waiting'],
  running: ['held', 'queued', 'sending', 'retrying', 'accepted'],
  finished: ['done', 'cancelled'],
  all: [],
  deadlines: [],
};

export interface Filter {
  readonly view: StatusView;
  readonly text: string;
  /** Null: every system. */
  readonly system: System | null;
  /** Null: every state of the list. */
  readonly state: SubmissionState | null;
  /** Only what was prepared in this browser. */
  readonly own: boolean;
  /** Days in Prague, `YYYY-MM-DD`, both included; empty where there is no bound. */
  readonly from: string;
  readonly to: string;
}

/** The list on screen: a search looks through everything. */
export function shownView({ view, text }: Filter): StatusView {
  return text.trim() === '' ? view : 'all';
}

/** Nothing but the list and the search. */
export const withoutFilters = { system: null, state: null, own: false, from: '', to: '' } as const;

export const firstFilter: Filter = {
  view: 'needs-person',
  text: '',
  ...withoutFilters,
};

/** Whether a filter hides some of the list: that nothing is shown says nothing of the whole list then. */
export function isNarrowed({ system, state, own, from, to }: Filter): boolean {
  return system !== null || state !== null || own || from !== '' || to !== '';
}

/** The states a list can be narrowed to; none where it has only one. */
export function statesToChoose(view: StatusView): readonly SubmissionState[] {
  if (view === 'drafts') return [];
  const states = view === 'all' ? submissionStates : statesOf[view];
  return states.length < 2 ? [] : states;
}

/** Which of the submissions of a list a companion can tell apart only if it can `filters`. */
function narrowing(filter: Filter): Partial<RouteRequest<'submissions.search'>> {
  const view = shownView(filter);
  return {
    ...(view === 'approval' ? { awaits: 'approval' } : {}),
    ...(view === 'drafts' ? { leftAsDraft: true } : {}),
    ...(filter.own ? { own: true } : {}),
  };
}

export const pageSize = 50;

/** A search looks through everything: who types a mark wants to find it, in whatever state it is. */
export function queryOf(filter: Filter, offset: number): RouteRequest<'submissions.search'> {
  const from = midnight(filter.from, 0);
  const to = midnight(filter.to, 1);
  return {
    text: filter.text.trim().slice(0, 100),
    systems: filter.system === null ? [] : [filter.system],
    states: filter.state === null ? [...statesOf[shownView(filter)]] : [filter.state],
    ...narrowing(filter),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    limit: pageSize,
    offset,
  };
}

/** Midnight in Prague that begins a day, or the one `later` days after it; undefined for no day. */
function midnight(day: string, later: number): string | undefined {
  const [, year = 0, month = 0, date = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []).map(Number);
  if (year === 0) return undefined;
  const next = new Date(Date.UTC(year, month - 1, date + later));
  return pragueToInstants({
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
    hour: 0,
    minute: 0,
  })[0];
}
