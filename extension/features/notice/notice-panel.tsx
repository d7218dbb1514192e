/** The panel's body for a notice: the form, what was posted for this case already, the button that posts. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { pragueDay } from '../../../shared/formats/working-days.ts';
import { assessNotice, type NoticeObstacle } from '../../../shared/submissions/notice-check.ts';
import { noticeFormOf } from '../../../shared/submissions/notice-draft.ts';
import { isNoticeType, noticeTypeRules } from '../../../shared/submissions/notice-types.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { Menu } from '../../ui/menu.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { BoardSection } from '../board/board-section.tsx';
import { InsertWay } from '../board/insert-way.tsx';
import { useBoard } from '../board/use-board.ts';
import { NewerDraft, NewerDraftFooter, newerDraftLine } from '../panel/newer-draft.tsx';
import { usePanel } from '../panel/panel-context.ts';
import { ServiceBanner } from '../panel/service-banner.tsx';
import { ServiceButtons } from '../panel/service-buttons.tsx';
import { serviceLine } from '../panel/status-line.ts';
import { SummarySheet } from '../panel/summary-sheet.tsx';
import { TroubleNote } from '../panel/trouble-note.tsx';
import { acknowledgeIn, takeUnfinished } from '../panel/unfinished.ts';
import { useOutage } from '../panel/use-outage.ts';
import { VaultBanner } from '../panel/vault-banner.tsx';
import { FilingButton } from '../submission/filing-click.tsx';
import { FirstLine } from '../submission/first-line.tsx';
import { Footer } from '../submission/footer.tsx';
import { endedSentence, newestRefused } from '../submission/newest-ended.ts';
import { isUnderWay } from '../submission/outage-line.ts';
import type { StatusLine } from '../submission/submission-line.ts';
import { focusObstacle } from './focus-obstacle.ts';
import { NoticeFile } from './notice-file.tsx';
import { isPosted, noticeLine } from './notice-line.ts';
import { NoticePapers } from './notice-papers.tsx';
import { NoticePeople } from './notice-people.tsx';
import { NoticePlace } from './notice-place.tsx';
import { noticeSheet } from './notice-sheet.ts';
import { hungBefore, standingOf } from './notice-state.ts';
import { NoticeSubmissions } from './notice-submissions.tsx';
import { NoticeTypeChoice } from './notice-type-choice.tsx';
import { useFileHint } from './use-file-hint.ts';
import { useNotice } from './use-notice.ts';
import './notice.css';

export interface NoticePanelProps {
  readonly reading: CaseReading;
  readonly pageUrl: string;
  readonly caseKey: CaseKey;
  readonly training: boolean;
  readonly newId: () => string;
}

export function NoticePanel(props: NoticePanelProps): JSX.Element {
  const { reading, pageUrl, caseKey, training, newId } = props;
  const { backend, controller, now } = usePanel();
  const language = useLanguage();
  const text = useText();
  const { state, actions } = useNotice({
    backend,
    reading,
    pageUrl,
    key: caseKey,
    now,
    newId,
    handOver: controller.handOver,
    watchUnsaved: controller.watchUnsaved,
    onServiceLost: controller.loseService,
  });
  const outage = useOutage(actions.resume);
  const board = useBoard({
    backend,
    query: { fileMark: caseKey.fileMark },
    training,
    newId,
    onWithdrawal: actions.filed,
  });
  // What hangs stands among the documents of the board, with its days.
  const hanging = new Set(board.state.notices?.map((one) => one.cudid));
  const submissions = state.submissions.filter(
    (one) =>
      one.action !== 'post' ||
      !['accepted', 'done'].includes(one.state) ||
      !hanging.has(one.remote?.id ?? ''),
  );
  const held = submissions.some((one) => one.state === 'held');
  useClock(now, held);
  const { draft, trouble } = state;
  const [sheet, setSheet] = useState(false);
  const form = draft === null ? null : noticeFormOf(draft);
  const number = form?.papers[0]?.number ?? caseKey.fileMark;
  const hint = useFileHint(backend, form?.files[0], number);
  if (draft === null || form === null) {
    return (
      <div class="panel__scroll">
        <p class="muted">{text('status.reading')}</p>
      </div>
    );
  }
  const rule = isNoticeType(form.type) ? noticeTypeRules[form.type] : undefined;
  const assessment = assessNotice(draft, pragueDay(now()));
  const sha256 = form.files[0]?.sha256;
  const acknowledged = sha256 !== undefined && takeUnfinished(draft).acknowledged.includes(sha256);
  const isUnanswered = rule?.file !== 'none' && hint.other !== undefined && !acknowledged;
  const obstacles: readonly NoticeObstacle[] = [
    ...(assessment.ready ? [] : assessment.obstacles),
    ...(isUnanswered ? [{ field: 'attachments', reason: 'other-mark' } as const] : []),
  ];
  const ready = assessment.ready && !isUnanswered ? assessment : null;
  const parts = { draft, form, obstacles, change: actions.change };
  // What was posted stays posted when the day it was to hang from is over.
  const said = assessNotice(draft, '');
  const standing = said.ready ? said.payloads.map((one) => standingOf(one, state.submissions)) : [];
  const conflict = state.newer === null ? null : { newer: state.newer, draft };
  const left = ready?.payloads.filter((_, index) => standing[index] === undefined) ?? [];
  const facts = {
    obstacles,
    standing,
    hungBefore: left.some((one) => hungBefore(one, state.submissions)),
    refused: newestRefused(state.submissions),
  };
  const posted = isPosted(facts);
  // What was posted goes on without us.
  const outageFirst = outage !== null && !posted;
  const firstLine = (): StatusLine => {
    if (outage !== null && outageFirst) return serviceLine(outage, language);
    return conflict === null
      ? noticeLine(facts, { language, now: now(), outage })
      : newerDraftLine(conflict, language);
  };
  const troubleNote = <TroubleNote own={trouble} system="cud" busy={state.busy} />;
  return (
    <>
      <div class="panel__scroll">
        <FirstLine
          line={firstLine()}
          held={held && conflict === null && outage === null}
          ended={endedSentence(state.submissions, language)}
        />
        <ServiceBanner
          inFirstLine={outageFirst || standing.some((one) => one !== undefined && isUnderWay(one))}
        />
        {posted ? null : <VaultBanner />}
        {conflict === null ? null : <NewerDraft {...conflict} />}
        <NoticeSubmissions submissions={submissions} />
        <BoardSection
          board={board}
          fileMark={caseKey.fileMark}
          save={backend.save}
          insertOf={(cudid, type) => <InsertWay backend={backend} cudid={cudid} type={type} />}
          submissions={state.submissions}
        />
        <NoticeTypeChoice {...parts} reading={reading} />
        {rule === undefined ? null : (
          <>
            <NoticePapers {...parts} rule={rule} deliveryKinds={state.deliveryKinds} />
            <NoticePeople {...parts} reading={reading} rule={rule} />
            <NoticePlace
              {...parts}
              rule={rule}
              registryOffices={board.state.office?.registryOffices ?? []}
              notices={board.state.notices ?? []}
            />
            {rule.file === 'none' ? null : (
              <NoticeFile
                {...parts}
                reading={reading}
                fetching={state.fetching}
                hint={hint}
                number={number}
                acknowledged={acknowledged}
                onAcknowledge={(on) => {
                  if (sha256 !== undefined) actions.change((one) => acknowledgeIn(one, sha256, on));
                }}
                attach={actions.attach}
                attachOwn={actions.attachOwn}
                detach={actions.detach}
                keepFile={actions.keepFile}
              />
            )}
          </>
        )}
        {ready !== null && !posted
          ? ready.warnings.map((one) => (
              <p class="note note--warn" key={`${one.field} ${one.reason} ${one.position ?? ''}`}>
                <Icon name="warn" />
                <span>{text(`notice.warning.${one.reason}`)}</span>
              </p>
            ))
          : null}
      </div>
      {outage !== null ? (
        <Footer trouble={troubleNote}>
          <ServiceButtons />
        </Footer>
      ) : conflict === null ? (
        <Footer
          sentence={rule === undefined ? null : text(posted ? 'notice.stands' : 'notice.public')}
          trouble={troubleNote}
          end={
            <Menu
              name={text('action.more')}
              items={[
                ...(rule === undefined || posted
                  ? []
                  : [{ label: text('sheet.open'), act: () => setSheet(true) }]),
                {
                  label: text('action.discard'),
                  act: actions.discard,
                  question: text('action.discard-question'),
                },
              ]}
            />
          }
        >
          {posted ? (
            <span class="footer__gap" />
          ) : ready !== null ? (
            <FilingButton
              kind="primary"
              busy={state.busy || state.fetching !== null || hint.looking}
              onFile={() => actions.file(left, training)}
            >
              {text(training ? 'notice.post-training' : 'notice.post', {
                type: form.type ?? '',
                count: left.length,
              })}
            </FilingButton>
          ) : (
            <Button kind="primary" onClick={() => focusObstacle(document, obstacles)}>
              {text('action.fill-in', { count: obstacles.length })}
            </Button>
          )}
        </Footer>
      ) : (
        <NewerDraftFooter trouble={troubleNote} onSettle={actions.settle} />
      )}
      {sheet && rule !== undefined ? (
        <SummarySheet
          fileMark={caseKey.fileMark}
          kind="notice"
          content={noticeSheet(form, rule, language)}
          onClose={() => setSheet(false)}
        />
      ) : null}
    </>
  );
}
