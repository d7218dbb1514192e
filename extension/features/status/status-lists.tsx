/** The list that is open, submissions or documents of the notice board, and beside it what was chosen there. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { useText } from '../../ui/locales/text.ts';
import { CollectNote } from '../board/collect-note.tsx';
import { NoticeDetail } from '../board/notice-detail.tsx';
import { NoticeTable } from '../board/notice-table.tsx';
import { type Board, useBoard } from '../board/use-board.ts';
import type { StatusBackend } from './backend.ts';
import { SubmissionDetail } from './submission-detail.tsx';
import { SubmissionTable } from './submission-table.tsx';
import type { StatusActions, StatusState } from './use-status.ts';

export interface StatusListsProps {
  readonly backend: StatusBackend;
  readonly newId: () => string;
  readonly state: StatusState;
  readonly actions: StatusActions;
  /** Documents of the board that need a person. */
  readonly waiting: Board;
  readonly now: string;
}

export function StatusLists(props: StatusListsProps): JSX.Element {
  const { backend, newId, state, actions, waiting, now } = props;
  const text = useText();
  const training = state.service?.training === true;
  const all = useBoard({ backend, training, newId, query: {} });
  const [open, setOpen] = useState<string | null>(null);
  const view = state.filter.text.trim() === '' ? state.filter.view : 'all';
  const board = view === 'needs-person' ? waiting : view === 'deadlines' ? all : undefined;
  const notices = board?.state.notices ?? [];
  const notice = notices.find((one) => one.cudid === open);
  const submission = (state.submissions ?? []).find((one) => one.id === state.selected);
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
      setOpen(null);
      actions.change({ view: 'all' });
      actions.select(id);
    },
  };
  const table =
    notices.length === 0 ? null : (
      <NoticeTable
        notices={notices}
        selected={open}
        now={now}
        onSelect={(cudid) => {
          actions.select(null);
          setOpen(cudid);
        }}
      />
    );
  const isSplit = submission !== undefined || notice !== undefined;
  return (
    <div class={`status-page__body${isSplit ? ' status-page__body--split' : ''}`}>
      {view !== 'deadlines' ? (
        <SubmissionTable state={state} actions={actions} now={now} above={table} />
      ) : table === null ? (
        <p class="status-empty muted">{text('status-page.empty-deadlines')}</p>
      ) : (
        <div class="status-list">
          <CollectNote state={all.state} actions={all.actions} />
          {table}
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
        <NoticeDetail key={notice.cudid} notice={notice} {...boardParts} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
