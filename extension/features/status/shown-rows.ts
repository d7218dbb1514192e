/** The rows of the status page as they stand on screen, for keys that move among them. Pure. */
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { needsPerson } from '../../../shared/contract/states.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { Board } from '../board/use-board.ts';
import type { StatusView } from './views.ts';

export interface ShownRow {
  /** Of the submission, or of the document of the notice board. */
  readonly id: string;
  readonly needsPerson: boolean;
}

export interface Boards {
  /** Documents that need a person. */
  readonly waiting: Board;
  readonly all: Board;
}

/** The documents of the notice board that a list shows; undefined where it shows none. */
export function boardOf(view: StatusView, { waiting, all }: Boards): Board | undefined {
  return view === 'needs-person' ? waiting : view === 'deadlines' ? all : undefined;
}

/** From the top down. The signing book moves among its own. */
export function shownRows(
  view: StatusView,
  notices: readonly NoticeView[],
  submissions: readonly SubmissionView[],
): readonly ShownRow[] {
  if (view === 'signing') return [];
  const documents = notices.map(({ cudid, concerns }) => ({ id: cudid, needsPerson: concerns.length > 0 }));
  if (view === 'deadlines') return documents;
  return [...documents, ...submissions.map(({ id, state }) => ({ id, needsPerson: needsPerson.has(state) }))];
}
