/** The panel's body for a listing: the form, what the portal has already, what differs, the button that files. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { finalStates } from '../../../shared/contract/states.ts';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { assessListing } from '../../../shared/submissions/listing-check.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { Menu } from '../../ui/menu.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { NoticeSubmissions } from '../notice/notice-submissions.tsx';
import { NewerDraft, NewerDraftFooter, newerDraftLine } from '../panel/newer-draft.tsx';
import { usePanel } from '../panel/panel-context.ts';
import { ServiceBanner } from '../panel/service-banner.tsx';
import { ServiceButtons } from '../panel/service-buttons.tsx';
import { serviceLine } from '../panel/status-line.ts';
import { SummarySheet } from '../panel/summary-sheet.tsx';
import { TroubleNote } from '../panel/trouble-note.tsx';
import { useOutage } from '../panel/use-outage.ts';
import { VaultBanner } from '../panel/vault-banner.tsx';
import { FilingButton } from '../submission/filing-click.tsx';
import { FirstLine } from '../submission/first-line.tsx';
import { Footer } from '../submission/footer.tsx';
import { endedSentence, newestRefused } from '../submission/newest-ended.ts';
import { obstaclesLine } from '../submission/obstacles-line.ts';
import { isUnderWay, standingLine } from '../submission/outage-line.ts';
import { line, type StatusLine, submissionLine } from '../submission/submission-line.ts';
import { ListingAtPortal } from './listing-at-portal.tsx';
import { ListingFields } from './listing-fields.tsx';
import { createOf, pageDifferences, recordsAtPortal } from './listing-form.ts';
import { ListingPictures } from './listing-pictures.tsx';
import { listingSheet } from './listing-sheet.ts';
import { namedObstacles } from './obstacle-names.ts';
import { PageDifferences } from './page-differences.tsx';
import { useListing } from './use-listing.ts';
import '../notice/notice.css';
import './listing.css';

export interface ListingPanelProps {
  readonly reading: CaseReading;
  readonly pageUrl: string;
  readonly caseKey: CaseKey;
  readonly training: boolean;
  readonly newId: () => string;
  /** The choice of the lot, below the first line. */
  readonly lots: JSX.Element;
}

export function ListingPanel(props: ListingPanelProps): JSX.Element {
  const { reading, pageUrl, caseKey, training, newId, lots } = props;
  const { backend, controller, now } = usePanel();
  const language = useLanguage();
  const text = useText();
  const { state, actions } = useListing({
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
  const [sheet, setSheet] = useState(false);
  const { draft, trouble, look } = state;
  if (draft === null) {
    return (
      <div class="panel__scroll">
        <p class="muted">{text('status.reading')}</p>
        {lots}
      </div>
    );
  }
  const assessment = assessListing(createOf(draft));
  const obstacles = assessment.ready ? [] : assessment.obstacles;
  const warnings = assessment.ready ? assessment.warnings : [];
  const differences = pageDifferences(draft, state.fresh);
  const [record, another] = recordsAtPortal(look, state.submissions);
  const running = state.submissions.find((one) => !finalStates.has(one.state));
  const held = running?.state === 'held';
  useClock(now, held);
  const conflict = state.newer === null ? null : { newer: state.newer, draft };
  const blocked = conflict !== null || state.busy || running !== undefined || state.fetching.length > 0;
  const parts = { draft, obstacles, change: actions.change };
  // What is being filed goes on without us.
  const outageFirst = outage !== null && running === undefined;
  const firstLine = (): StatusLine => {
    if (outage !== null && outageFirst) return serviceLine(outage, language);
    if (conflict !== null) return newerDraftLine(conflict, language);
    if (running !== undefined) return standingLine(running, { language, now: now(), outage });
    const refused = newestRefused(state.submissions);
    if (refused !== undefined) return submissionLine(refused, language, now());
    if (record !== undefined) return line('ok', 'ok', text('listing.at-portal', { id: record }));
    if (assessment.ready) return line('ok', 'ok', text('status.ready'));
    return obstaclesLine(namedObstacles(obstacles, text), language);
  };
  const troubleNote = <TroubleNote own={trouble} system="ingatlanok" busy={state.busy} />;
  return (
    <>
      <div class="panel__scroll">
        <FirstLine
          line={firstLine()}
          held={held && conflict === null && outage === null}
          ended={endedSentence(state.submissions, language)}
        />
        <ServiceBanner inFirstLine={outageFirst || (running !== undefined && isUnderWay(running))} />
        {running === undefined ? <VaultBanner /> : null}
        {lots}
        {conflict === null ? null : <NewerDraft {...conflict} />}
        <NoticeSubmissions submissions={state.submissions} />
        <PageDifferences draft={draft} differences={differences} change={actions.change} />
        {another === undefined ? null : <p class="note note--warn">{text('listing.twice')}</p>}
        {record === undefined || another !== undefined ? null : (
          <ListingAtPortal
            record={record}
            state={state}
            actions={actions}
            reading={reading}
            blocked={blocked || differences.length > 0}
            ready={assessment.ready}
            training={training}
            newId={newId}
          />
        )}
        {look !== null && !look.complete && record === undefined ? (
          <p class="note note--warn">
            <Icon name="warn" />
            <span>{text('listing.not-known')}</span>
          </p>
        ) : null}
        <ListingFields {...parts} references={state.references} onAgain={actions.again} />
        {record === undefined ? (
          <ListingPictures
            {...parts}
            reading={reading}
            fetching={state.fetching}
            attach={actions.attach}
            cancel={actions.cancel}
          />
        ) : null}
        {warnings.map((one) => (
          <p class="note note--warn" key={`${one.field} ${one.reason}`}>
            <Icon name="warn" />
            <span>{text(`listing.warning.${one.reason}`)}</span>
          </p>
        ))}
      </div>
      {outage !== null ? (
        <Footer trouble={troubleNote}>
          <ServiceButtons />
        </Footer>
      ) : conflict === null ? (
        <Footer
          sentence={text(training ? 'footer.training' : 'listing.public')}
          trouble={troubleNote}
          end={
            <Menu
              name={text('action.more')}
              items={[
                ...(record === undefined ? [{ label: text('sheet.open'), act: () => setSheet(true) }] : []),
                {
                  label: text('action.discard'),
                  act: actions.discard,
                  question: text('action.discard-question'),
                },
              ]}
            />
          }
        >
          {record !== undefined ? (
            <Button kind="primary" busy={state.busy || !assessment.ready} onClick={actions.compare}>
              {text('listing.compare')}
            </Button>
          ) : assessment.ready ? (
            <FilingButton
              kind="primary"
              busy={blocked || look === null || differences.length > 0}
              onFile={() => actions.file(assessment.payload, training)}
            >
              {training
                ? text('action.in-training', { action: text('listing.create') })
                : text('listing.create')}
            </FilingButton>
          ) : (
            <Button kind="primary" onClick={() => focusListingObstacle(document)}>
              {text('action.fill-in', { count: obstacles.length })}
            </Button>
          )}
        </Footer>
      ) : (
        <NewerDraftFooter trouble={troubleNote} onSettle={actions.settle} />
      )}
      {sheet && record === undefined ? (
        <SummarySheet
          fileMark={caseKey.fileMark}
          kind="listing"
          content={listingSheet(draft, state.references, language)}
          onClose={() => setSheet(false)}
        />
      ) : null}
    </>
  );
}

/** Brings the person to the first field that stands in the way. */
function focusListingObstacle(document: Document): void {
  const target = document.querySelector<HTMLElement>('.panel [aria-invalid="true"]');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
