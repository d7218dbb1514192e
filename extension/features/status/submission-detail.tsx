/** One submission in full: where it stands, what it is, its steps, the evidence, and what can be done. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatStamp } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { problemText, sentText } from '../../ui/problem-text.ts';
import { BoardSection } from '../board/board-section.tsx';
import { type BoardParts, useBoard } from '../board/use-board.ts';
import { ContentSection } from '../submission/content-section.tsx';
import { FirstLine } from '../submission/first-line.tsx';
import { standingLine } from '../submission/outage-line.ts';
import { SignedDocuments } from '../submission/signed-documents.tsx';
import { StepsList } from '../submission/steps-list.tsx';
import { useSubmission } from '../submission/submission-context.ts';
import { SubmissionFooter } from '../submission/submission-footer.tsx';
import { submissionNumber } from '../submission/submission-number.ts';
import { UnknownSection } from '../submission/unknown-section.tsx';
import { useFirstLineFocus } from '../submission/use-first-line-focus.ts';
import { useUnknownChoice } from '../submission/use-unknown-choice.ts';
import type { StatusBackend } from './backend.ts';
import { HistorySection } from './history-section.tsx';

export interface SubmissionDetailProps {
  readonly submission: SubmissionView;
  /** What following a document of the notice board takes. */
  readonly board: Omit<BoardParts, 'query' | 'backend'> & { readonly backend: StatusBackend };
  readonly now: string;
  readonly onClose: () => void;
}

export function SubmissionDetail(props: SubmissionDetailProps): JSX.Element {
  const { submission, board, now, onClose } = props;
  const language = useLanguage();
  const text = useText();
  const { openTab, outage } = useSubmission();
  const [choice, setChoice] = useUnknownChoice(submission);
  const whole = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { problem } = submission;
  const line = standingLine(submission, { language, now, outage });
  useFirstLineFocus(whole);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside ref={whole} class="status-detail" aria-label={submissionNumber(submission, language)}>
      <header class="status-detail__header">
        <h2 ref={heading} tabIndex={-1}>
          {submissionNumber(submission, language)}
        </h2>
        <Button kind="icon" icon="bad" name={text('action.close')} onClick={onClose} />
      </header>
      <div class="status-detail__body">
        <FirstLine line={line} held={submission.state === 'held'} />
        {problem === null || submission.state === 'done' ? null : (
          <div class="note note--warn">
            <Icon name="warn" />
            <div>
              <p>
                {problemText(language, problem, submission.system)} {sentText(language, problem)}
              </p>
              {problem.remoteWords === undefined ? null : (
                <p class="quote">{text('quote', { words: problem.remoteWords })}</p>
              )}
            </div>
          </div>
        )}
        <dl class="facts">
          <Fact name={text('status-page.column-what')}>
            {text(`kind.${submission.caseKey.kind}`)} · {submission.title}
          </Fact>
          <Fact name={text('status-page.system')}>{text(`system.${submission.system}`)}</Fact>
          <Fact name={text('status-page.stored')}>{formatStamp(language, submission.createdAt)}</Fact>
          <Fact name={text('status-page.files')}>{String(submission.attachments)}</Fact>
          {submission.closingNote ? (
            <Fact name={text('status-page.note')}>{submission.closingNote}</Fact>
          ) : null}
          {submission.remote === null ? null : (
            <Fact name={text('status-page.remote')}>
              {submission.remote.id}{' '}
              <OutsideLink url={submission.remote.url} openTab={openTab}>
                {text('action.open')}
              </OutsideLink>
            </Fact>
          )}
          {submission.pageUrl === null ? null : (
            <Fact name={text('popup.this-case')}>
              <OutsideLink url={submission.pageUrl} openTab={openTab}>
                {text('popup.open-case')}
              </OutsideLink>
            </Fact>
          )}
        </dl>
        {submission.system === 'cud' && submission.remote !== null ? (
          <OnBoard submission={submission} cudid={submission.remote.id} board={board} />
        ) : null}
        {submission.state === 'unknown' ? (
          <UnknownSection submission={submission} choice={choice} onChoice={setChoice} />
        ) : null}
        <ContentSection key={submission.id} submission={submission} />
        <SignedDocuments submission={submission} />
        <h3 class="section__title">{text('steps.title')}</h3>
        <StepsList submission={submission} />
        <HistorySection submission={submission} backend={board.backend} />
      </div>
      <SubmissionFooter submission={submission} choice={choice} />
    </aside>
  );
}

/** The document that came of a notice, with its days and confirmations. */
function OnBoard({
  submission,
  cudid,
  board: parts,
}: {
  readonly submission: SubmissionView;
  readonly cudid: string;
  readonly board: Omit<BoardParts, 'query'>;
}): JSX.Element | null {
  const { fileMark } = submission.caseKey;
  const board = useBoard({ ...parts, query: { fileMark } });
  return (
    <BoardSection board={board} fileMark={fileMark} save={parts.backend.save} submissions={[]} only={cudid} />
  );
}

function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: JSX.Element | (JSX.Element | string)[] | string;
}): JSX.Element {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
