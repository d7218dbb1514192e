/** The panel: header, the first line, the screen of the moment, the bar of buttons. */
import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { Button } from '../../ui/button.tsx';
import { commitToForms } from '../../ui/commit-typed.ts';
import { formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { LanguageProvider, useLanguage, useText } from '../../ui/locales/text.ts';
import { TrainingBand } from '../../ui/training-band.tsx';
import { useClock } from '../../ui/use-clock.ts';
import type { OverlayLink } from '../overlay/overlay-link.ts';
import { FilingClickProvider } from '../submission/filing-click.tsx';
import { isSlotFree } from '../submission/filing-slot.ts';
import { FirstLine } from '../submission/first-line.tsx';
import { endedSentence } from '../submission/newest-ended.ts';
import { isUnderWay } from '../submission/outage-line.ts';
import { SubmissionProvider } from '../submission/submission-context.ts';
import { SubmissionFooter } from '../submission/submission-footer.tsx';
import { UnknownSection } from '../submission/unknown-section.tsx';
import { useFirstLineFocus } from '../submission/use-first-line-focus.ts';
import { useUnknownChoice } from '../submission/use-unknown-choice.ts';
import type { PanelBackend } from './backend.ts';
import { CloseQuestion } from './close-question.tsx';
import { EditFooter } from './edit-footer.tsx';
import { EditScreen } from './edit-screen.tsx';
import { focusIssue, showField } from './focus-issues.ts';
import { ListingBody, NoticeBody } from './kind-bodies.tsx';
import { KindSwitch } from './kind-switch.tsx';
import { kindsOf, offersNotice, shownKind } from './kinds.ts';
import { createLayers } from './layers.ts';
import { LotsRow } from './lots-row.tsx';
import { createMemory } from './memory.ts';
import { MessageFooter, MessageScreen } from './message-screen.tsx';
import { PanelProvider, usePanel } from './panel-context.ts';
import { ServiceBanner } from './service-banner.tsx';
import { ServiceButtons } from './service-buttons.tsx';
import { auctionSheet } from './sheet-content.ts';
import { SidePanelOffer } from './side-panel-offer.tsx';
import { deskOf, lastInfo, outageOf, type PanelState } from './state.ts';
import { serviceLine, statusLine } from './status-line.ts';
import { SubmissionScreen } from './submission-screen.tsx';
import { SummarySheet } from './summary-sheet.tsx';
import { TeachFooter, TeachScreen } from './teach-screen.tsx';
import { TroubleNote } from './trouble-note.tsx';
import { usePanelClicks } from './use-panel-clicks.ts';
import { usePanelKeys } from './use-panel-keys.ts';
import { usePanelState } from './use-panel-state.ts';
import { VaultBanner } from './vault-banner.tsx';
import { viewOf } from './view.ts';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../submission/submission.css';
import './panel.css';

export interface PanelProps extends Appearance {
  readonly backend: PanelBackend;
  /** Gives the instant as ISO 8601. */
  readonly now?: () => string;
  readonly newId?: () => string;
  /**
   * Whether an event comes from a person. The page can't reach into the panel's frame, but a script in the panel's
   * own world could dispatch clicks; a filing never begins with one (test: `ignores a click no person made`).
   */
  readonly trusts?: (event: Event) => boolean;
  /** Opened by keyboard: focus goes to the first line. */
  readonly focusFirstLine?: boolean;
  /** It is a frame over a page, which could lay something over it. */
  readonly covered?: boolean;
  /** It opened because a press over the page could not be proved to have been seen. */
  readonly isReview?: boolean;
  /** Tells how the frame's host stands over the page; without it nothing covered counts as seen. */
  readonly overlay?: OverlayLink | undefined;
}

const systemClock = (): string => new Date().toISOString();
const randomId = (): string => crypto.randomUUID();
/** A second review on the same site is no accident any more. */
const offeredAfterReviews = 2;
const whyReview = 'why-review';
const isFromPerson = (event: Event): boolean => event.isTrusted;

export function Panel(props: PanelProps): JSX.Element {
  const { backend, language, theme, now = systemClock, newId = randomId, trusts = isFromPerson } = props;
  const { controller, state } = usePanelState(backend, now, newId);
  const [memory] = useState(createMemory);
  const [layers] = useState(createLayers);
  const root = useRef<HTMLElement>(null);
  const [reviews, setReviews] = useState(0);
  const { click, isTooEarly, press } = usePanelClicks({
    root,
    covered: props.covered ?? false,
    overlay: props.overlay,
    trusts,
    onUnseen: () => void backend.openReview().then(({ times }) => setReviews(times)),
  });
  useEffect(() => applyAppearance(document, { language, theme }), [language, theme]);
  return (
    <LanguageProvider value={language}>
      <PanelProvider value={{ backend, controller, state, now, memory, layers }}>
        <SubmissionProvider
          value={{
            busy: state.busy !== null,
            now,
            service: lastInfo(state.service),
            outage: outageOf(state.service),
            filedAt: state.filedAt,
            act: (route, id) => void controller.act(route, id),
            decide: (id, decision) => void controller.decide(id, decision),
            withdraw: (id, note) => void controller.withdraw(id, note),
            approve: (ids) => void controller.approve(ids),
            putRight: (one) => () => controller.putRight(one),
            saveReceipt: (id) => void controller.saveReceipt(id),
            readContent: async (id) => (await backend.call('submissions.content', { id })).payload,
            readRecord: async (id) =>
              (await backend.call('remote.read', { system: 'portal-drazeb', id })).record,
            openTab: backend.openTab,
            openOptions: backend.openOptions,
            openSigningBook: backend.openSigningBook,
            openDocument: backend.openDocument,
          }}
        >
          <FilingClickProvider value={click}>
            <PanelBody
              root={root}
              focusFirstLine={props.focusFirstLine ?? false}
              newId={newId}
              offersSidePanel={reviews >= offeredAfterReviews}
              isReview={props.isReview ?? false}
              press={press}
              isTooEarly={isTooEarly}
            />
          </FilingClickProvider>
        </SubmissionProvider>
      </PanelProvider>
    </LanguageProvider>
  );
}

interface PanelBodyProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly focusFirstLine: boolean;
  readonly newId: () => string;
  readonly offersSidePanel: boolean;
  readonly isReview: boolean;
  readonly press: (button: HTMLElement, event: Event) => void;
  readonly isTooEarly: boolean;
}

function PanelBody(props: PanelBodyProps): JSX.Element {
  const { root, focusFirstLine, newId, press } = props;
  const { backend, controller, state, now } = usePanel();
  const language = useLanguage();
  const text = useText();
  const [byHand, setByHand] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [asksToClose, setAsksToClose] = useState(false);
  const firstLine = useRef<HTMLParagraphElement>(null);
  const view = viewOf(state, now());
  const [choice, setChoice] = useUnknownChoice(view.name === 'submission' ? view.submission : undefined);
  const held = view.name === 'submission' && view.submission.state === 'held';
  useClock(now, held || !isSlotFree(state.filedAt, now()));
  const outage = outageOf(state.service);
  // While a draft is edited, or something is under way, nothing matters more; what has come to its end stays told.
  const serviceFirst =
    outage !== null && (view.name === 'edit' || (view.name === 'submission' && isUnderWay(view.submission)));
  const status =
    outage !== null && view.name === 'edit'
      ? serviceLine(outage, language)
      : statusLine(view, { language, now: now(), outage });
  const training = lastInfo(state.service)?.training ?? false;
  const kinds = kindsOf(state);
  const shown = shownKind(state, view);
  const notice = shown === 'notice';
  const listing = shown === 'listing';
  const explainsReview = props.isReview && view.name !== 'submission';

  useEffect(() => {
    if (focusFirstLine) firstLine.current?.focus();
  }, [focusFirstLine]);

  // Marked text went into the auction's form: there it is shown, and focus stays where the person is.
  const { marked } = state;
  useEffect(() => {
    if (marked === null) return;
    requestAnimationFrame(() => showField(root.current, marked.field));
  }, [marked, root]);

  /** By a button that goes with the choice; the switch stays, and says what was chosen. */
  function chooseByButton(kind: FilingKind): void {
    controller.choose(kind);
    requestAnimationFrame(() => {
      const next = root.current?.querySelector<HTMLElement>('.panel__kind--switch') ?? firstLine.current;
      next?.focus();
    });
  }

  const onNext = (): void => {
    requestAnimationFrame(() => {
      if (root.current === null) return;
      if (focusIssue(root.current, 'next') === null)
        root.current.querySelector<HTMLElement>('#primary')?.focus();
    });
  };

  async function close(): Promise<void> {
    await commitToForms();
    if (controller.wouldLose()) {
      setAsksToClose(true);
      return;
    }
    await controller.leave();
    backend.close();
  }

  async function toSide(): Promise<void> {
    // First thing in the click: the browsers open it for a person only.
    const opened = await backend.openSidePanel?.();
    if (opened === true) await close();
    else setByHand(!byHand);
  }

  useFirstLineFocus(root);
  usePanelKeys({ root, press, close: () => void close() });

  return (
    <main class={`panel${training ? ' training' : ''}`} ref={root} aria-label="Podatelna">
      <header class="panel__header">
        <h1 class="panel__mark">{titleOf(state)}</h1>
        <KindSwitch kinds={kinds} kind={shown} onKind={controller.choose} />
        {backend.openSidePanel === undefined ? null : (
          <Button kind="icon" icon="side" name={text('side-panel.open')} onClick={() => void toSide()} />
        )}
        <Button kind="icon" icon="bad" name={text('action.close')} onClick={() => void close()} />
      </header>
      <TrainingBand shown={training} />
      {asksToClose && outage !== null ? (
        <CloseQuestion onKeep={() => setAsksToClose(false)} onLose={backend.close} />
      ) : null}
      {backend.openSidePanel !== undefined && (props.offersSidePanel || byHand) ? (
        <SidePanelOffer byHand={byHand} onOpen={() => void toSide()} />
      ) : null}
      {explainsReview ? (
        <p class="note note--warn" id={whyReview}>
          <Icon name="warn" />
          <span>{text('review.why')}</span>
        </p>
      ) : null}
      {/* Above, where nothing of it moves the button that is pressed once more. */}
      <div aria-live="polite">
        {props.isTooEarly ? (
          <p class="note note--warn">
            <Icon name="warn" />
            <span>{text('review.too-early')}</span>
          </p>
        ) : null}
      </div>
      {notice ? <NoticeBody training={training} newId={newId} /> : null}
      {listing ? <ListingBody training={training} newId={newId} /> : null}
      {notice || listing ? null : (
        <>
          <div class="panel__scroll">
            <FirstLine
              line={status}
              held={held && outage === null}
              ended={
                view.name === 'edit' && view.cancelled
                  ? endedSentence([view.cancelled], language, 0)
                  : undefined
              }
              element={firstLine}
              describedBy={explainsReview ? whyReview : undefined}
            />
            {view.name === 'teach' ? null : (
              <>
                <ServiceBanner inFirstLine={serviceFirst} />
                {view.name === 'edit' ? <VaultBanner /> : null}
                <LotsRow />
              </>
            )}
            {view.name === 'edit' ? (
              <EditScreen
                view={view}
                onNext={onNext}
                onKind={chooseByButton}
                onPreview={() => setSheet(true)}
              />
            ) : view.name === 'submission' ? (
              <SubmissionScreen
                key={view.submission.id}
                submission={view.submission}
                desk={view.desk}
                onNotice={offersNotice(state) ? () => chooseByButton('notice') : undefined}
              >
                {view.submission.state === 'unknown' ? (
                  <UnknownSection submission={view.submission} choice={choice} onChoice={setChoice} />
                ) : null}
              </SubmissionScreen>
            ) : view.name === 'teach' ? (
              <TeachScreen teach={view.teach} />
            ) : (
              <MessageScreen view={view} onKind={chooseByButton} />
            )}
          </div>
          {view.name === 'edit' ? (
            <EditFooter view={view} onNext={onNext} onPreview={() => setSheet(true)} />
          ) : view.name === 'submission' ? (
            <SubmissionFooter
              submission={view.submission}
              choice={choice}
              trouble={<TroubleNote />}
              retry={<ServiceButtons />}
            />
          ) : view.name === 'teach' ? (
            <TeachFooter teach={view.teach} />
          ) : (
            <MessageFooter view={view} onKind={chooseByButton} />
          )}
        </>
      )}
      {sheet && view.name === 'edit' && shown === 'auction' ? (
        <SummarySheet
          fileMark={view.desk.key.fileMark}
          kind="auction"
          content={auctionSheet(view.desk, language)}
          onClose={() => setSheet(false)}
        />
      ) : null}
    </main>
  );
}

/** The reference number of the open lot, the file mark, or the product's name where there is no case. */
function titleOf(state: PanelState): string {
  const desk = deskOf(state);
  if (desk === undefined) return 'Podatelna';
  const reference = desk.draft.fields.referenceNumber?.value;
  return formatMark(typeof reference === 'string' && reference !== '' ? reference : desk.key.fileMark);
}
