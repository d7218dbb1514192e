/** The list that is open, submissions or documents of the notice board, and beside it what was chosen there. */
import type { JSX, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { CollectNote } from '../board/collect-note.tsx';
import { NoticeDetail } from '../board/notice-detail.tsx';
import { NoticeTable } from '../board/notice-table.tsx';
import type { Board } from '../board/use-board.ts';
import { ApproveBar } from './approve-bar.tsx';
import type { StatusBackend } from './backend.ts';
import { DraftTable } from './draft-table.tsx';
import { ListReading } from './list-reading.tsx';
import { type Boards, boardOf } from './shown-rows.ts';
import { SubmissionDetail } from './submission-detail.tsx';
import { SubmissionTable } from './submission-table.tsx';
import type { Ticks } from './ticks.tsx';
import type { StatusActions, StatusState } from './use-status.ts';
import { shownView } from './views.ts';

export interface StatusListsProps {
  readonly backend: StatusBackend;
  readonly newId: () => string;
  readonly state: StatusState;
  readonly actions: StatusActions;
  readonly boards: Boards;
  readonly ticks: Ticks;
  readonly now: string;
}

export function StatusLists(props: StatusListsProps): JSX.Element {
  const { backend, newId, state, actions, boards, ticks, now } = props;
  const text = useText();
  const training = state.service?.training === true;
  const view = shownView(state.filter);
  const { waiting, all } = boards;
  const notices = boardOf(view, boards)?.state.notices ?? [];
  const notice = notices.find((one) => one.cudid === state.selected);
  const submissions = view === 'deadlines' ? [] : (state.submissions ?? []);
  const submission = submissions.find((one) => one.id === state.selected);
  const body = useReturnedFocus(state.selected);
  const boardParts = {
    backend,
    training,
    newId,
    onChanged: () => {
      waiting.reload();
      all.reload();
    },
    // The removal is shown where it can still be taken back.
    onWithdrawal: ({ id }: SubmissionView) => {
      actions.change({ view: 'all' });
      actions.select(id);
    },
  };
  const table =
    view === 'drafts' && state.drafts.length > 0 ? (
      <DraftTable drafts={state.drafts} now={now} openTab={backend.openTab} />
    ) : notices.length === 0 ? null : (
      <NoticeTable notices={notices} selected={state.selected} now={now} onSelect={actions.select} />
    );
  const isSplit = submission !== undefined || notice !== undefined;
  return (
    <div ref={body} class={`status-page__body${isSplit ? ' status-page__body--split' : ''}`}>
      {view !== 'deadlines' ? (
        <div class="status-list-with-bar">
          <SubmissionTable
            state={state}
            actions={actions}
            now={now}
            ticks={view === 'approval' ? ticks : undefined}
            above={table}
          />
          {view === 'approval' && submissions.length > 0 ? (
            <ApproveBar ticked={ticks.ticked} approved={state.approved} isFirst={!isSplit} />
          ) : null}
        </div>
      ) : (
        <div class="status-list">
          {/* The page says itself why the service can't be asked. */}
          {all.state.trouble === null || state.problem !== null ? null : <Unread board={all} />}
          <CollectNote state={all.state} actions={all.actions} />
          {table ??
            (all.state.notices !== null ? (
              <p class="status-empty muted">{text('status-page.empty-deadlines')}</p>
            ) : all.state.trouble === null ? (
              <ListReading />
            ) : null)}
        </div>
      )}
      {submission !== undefined ? (
        <SubmissionDetail
          key={submission.id}
          submission={submission}
          board={boardParts}
          now={now}
          onClose={() => actions.select(null)}
        />
      ) : notice === undefined ? null : (
        <NoticeDetail
          key={notice.cudid}
          notice={notice}
          {...boardParts}
          onClose={() => actions.select(null)}
        />
      )}
    </div>
  );
}

/** Why the board's list could not be read, or read anew. */
function Unread({ board }: { readonly board: Board }): JSX.Element | null {
  const text = useText();
  const language = useLanguage();
  const { trouble } = board.state;
  if (trouble === null) return null;
  return (
    <div class="note note--warn" role="alert">
      <Icon name="warn" />
      <div>
        <p>{problemText(language, trouble, 'cud')}</p>
        <Button onClick={board.reload}>{text('action.retry')}</Button>
      </div>
    </div>
  );
}

/** Where a detail closes that had the focus, its row has it again. @returns for the element that holds the rows */
function useReturnedFocus(selected: string | null): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  const before = useRef<string | null>(null);
  useEffect(() => {
    const closed = before.current;
    before.current = selected;
    // Whoever is elsewhere by now, as in the search, stays there.
    if (selected !== null || closed === null || document.activeElement !== document.body) return;
    const row = [...(body.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])].find(
      (one) => one.dataset.id === closed,
    );
    row?.querySelector('button')?.focus();
  }, [selected]);
  return body;
}
