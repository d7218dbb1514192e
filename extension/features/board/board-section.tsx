/** In the panel: what hangs, or hung, on the board for this case. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText, sentText } from '../../ui/problem-text.ts';
import { useSubmission } from '../submission/submission-context.ts';
import { CalendarButton } from './calendar-button.tsx';
import { CollectNote } from './collect-note.tsx';
import { NoticeCard, type NoticeCardProps } from './notice-card.tsx';
import type { Board } from './use-board.ts';
import './board.css';

export interface BoardSectionProps {
  readonly board: Board;
  readonly fileMark: string;
  readonly save: (name: string, content: Blob) => void;
  /** What was filed for the case: a document that came of it offers its receipt. */
  readonly submissions: readonly SubmissionView[];
  /** Only this document, as the page of one submission shows it. */
  readonly only?: string;
  readonly insertOf?: NoticeCardProps['insertOf'];
}

export function BoardSection(props: BoardSectionProps): JSX.Element | null {
  const { board, fileMark, save, submissions, only, insertOf } = props;
  const text = useText();
  const language = useLanguage();
  const { now, saveReceipt, busy } = useSubmission();
  const { state, actions } = board;
  const notices = (state.notices ?? []).filter((one) => only === undefined || one.cudid === only);
  if (notices.length === 0 && state.trouble === null) return null;
  return (
    <section class="section" aria-labelledby="board-title">
      <div class="board-head">
        <h2 class="section__title" id="board-title">
          {text('board.title')}
        </h2>
        <CalendarButton notices={notices} fileMark={fileMark} now={now} save={save} />
      </div>
      {state.trouble === null ? null : (
        <div class="note note--bad" role="alert">
          <Icon name="bad" />
          <p>
            {problemText(language, state.trouble, 'cud')} {sentText(language, state.trouble)}
          </p>
        </div>
      )}
      {only === undefined ? <CollectNote state={state} actions={actions} /> : null}
      {notices.map((notice) => {
        const posted = submissions.find(
          (one) => one.action === 'post' && one.state === 'done' && one.remote?.id === notice.cudid,
        );
        return (
          <NoticeCard key={notice.cudid} notice={notice} state={state} actions={actions} insertOf={insertOf}>
            {posted === undefined ? null : (
              <Button kind="quiet" busy={busy} onClick={() => saveReceipt(posted.id)}>
                {text('action.receipt')}
              </Button>
            )}
          </NoticeCard>
        );
      })}
    </section>
  );
}
