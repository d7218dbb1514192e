/** The status page, "Přehled odeslání": what needs a person, what is under way, everything that was ever filed. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { Icon } from '../../ui/icon.tsx';
import { LanguageProvider, useLanguage, useText } from '../../ui/locales/text.ts';
import type { Language } from '../../ui/locales/translate.ts';
import { LockedVault } from '../../ui/locked-vault.tsx';
import { problemText, sentText } from '../../ui/problem-text.ts';
import { RetryButtons } from '../../ui/retry-buttons.tsx';
import { SingleKeysProvider } from '../../ui/single-keys.ts';
import { TrainingBand } from '../../ui/training-band.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { useBoard } from '../board/use-board.ts';
import { DailyOverview } from '../daily/daily-overview.tsx';
import { isServiceProblem } from '../panel/state.ts';
import { SigningBook } from '../signing-book/signing-book.tsx';
import { approvedWhere } from '../submission/approval.ts';
import { type FilingClick, FilingClickProvider } from '../submission/filing-click.tsx';
import { isSlotFree } from '../submission/filing-slot.ts';
import { SubmissionProvider } from '../submission/submission-context.ts';
import type { StatusBackend } from './backend.ts';
import { Filters } from './filters.tsx';
import { FoundAnnouncer } from './found-announcer.tsx';
import { KeyList } from './key-list.tsx';
import { saveList } from './save-list.ts';
import { boardOf, shownRows } from './shown-rows.ts';
import { StatusLists } from './status-lists.tsx';
import { useTicks } from './ticks.tsx';
import { useAsked } from './use-asked.ts';
import { useKeys } from './use-keys.ts';
import { useStatus } from './use-status.ts';
import { type StatusView, shownView } from './views.ts';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../submission/submission.css';
import './status.css';

export interface StatusPageProps extends Partial<Appearance> {
  readonly backend: StatusBackend;
  /** The list to begin with, from the address: `#signing`. */
  readonly view?: StatusView | undefined;
  /** Whether single keys do anything here; default true. */
  readonly singleKeys?: boolean;
  /** What to look for at once: text marked on a page. */
  readonly search?: string | undefined;
  /** Gives the instant as ISO 8601. */
  readonly now?: () => string;
  readonly newId?: () => string;
  /** Whether a click comes from a person: on a page of our own nothing lies over a button. */
  readonly trusts?: (event: Event) => boolean;
}

const systemClock = (): string => new Date().toISOString();
const randomId = (): string => crypto.randomUUID();
const isFromPerson = (event: Event): boolean => event.isTrusted;

export function StatusPage(props: StatusPageProps): JSX.Element {
  const { language = 'cs', theme = 'system' } = props;
  useEffect(() => applyAppearance(document, { language, theme }), [language, theme]);
  return (
    <LanguageProvider value={language}>
      <SingleKeysProvider value={props.singleKeys ?? true}>
        <StatusBody {...props} />
      </SingleKeysProvider>
    </LanguageProvider>
  );
}

function StatusBody(props: StatusPageProps): JSX.Element {
  const { backend, now = systemClock, newId = randomId, trusts = isFromPerson } = props;
  const text = useText();
  const language = useLanguage();
  const { state, actions } = useStatus(backend, props.view ?? 'needs-person', props.search ?? '', now);
  const outage = state.problem !== null && isServiceProblem(state.problem) ? state.problem : null;
  const main = useRef<HTMLElement>(null);
  useAsked(backend, actions, main);
  const search = useRef<HTMLInputElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const submissions = state.submissions ?? [];
  const training = state.service?.training === true;
  const boards = {
    waiting: useBoard({ backend, training, newId, query: { onlyConcerns: true } }),
    all: useBoard({ backend, training, newId, query: {} }),
  };
  const view = shownView(state.filter);
  const ticks = useTicks(
    view === 'approval'
      ? submissions.filter((one) => approvedWhere(one, state.service) === 'here').map((one) => one.id)
      : [],
  );
  // A system without credentials appears nowhere, unless something is known of it from before.
  const hasBoard =
    state.service?.systems.some((one) => one.system === 'cud' && one.configured) === true ||
    (boards.all.state.notices?.length ?? 0) > 0;
  useClock(now, submissions.some((one) => one.state === 'held') || !isSlotFree(state.filedAt, now()));
  useKeys({
    search,
    rows: shownRows(view, boardOf(view, boards)?.state.notices ?? [], submissions),
    selected: state.selected,
    actions,
    onTick: (id) => {
      if (ticks.offered.has(id)) ticks.tick([id], !ticks.ticked.includes(id));
    },
    onKeys: () => setShowsKeys(true),
  });

  function retry(): void {
    actions.refresh();
    boards.waiting.reload();
    boards.all.reload();
  }

  /** Nothing can lie over a page of our own. */
  const clicks: FilingClick = {
    unsettled: false,
    judge: (event, act) => {
      if (trusts(event)) act();
    },
  };

  return (
    <SubmissionProvider
      value={{
        busy: state.busy,
        now,
        service: state.service,
        outage,
        filedAt: state.filedAt,
        act: actions.act,
        decide: actions.decide,
        withdraw: actions.withdraw,
        approve: actions.approve,
        putRight: ({ pageUrl }) => (pageUrl === null ? undefined : () => backend.openTab(pageUrl)),
        saveReceipt: actions.saveReceipt,
        readContent: async (id) => (await backend.call('submissions.content', { id })).payload,
        readRecord: async (id) => (await backend.call('remote.read', { system: 'portal-drazeb', id })).record,
        openTab: backend.openTab,
        openOptions: backend.openOptions,
        openSigningBook: () => actions.change({ view: 'signing', text: '' }),
        openDocument: backend.openDocument,
      }}
    >
      <FilingClickProvider value={clicks}>
        <main
          ref={main}
          class={`status-page${training ? ' training' : ''}`}
          aria-label={text('status-page.title')}
        >
          <header class="status-page__header">
            <h1>{text('status-page.title')}</h1>
            <Filters
              state={state}
              actions={actions}
              search={search}
              concerns={boards.waiting.state.notices?.length ?? 0}
              hasBoard={hasBoard}
              onSave={() => void saveList(backend, actions, language)}
            />
          </header>
          <FoundAnnouncer state={state} />
          <TrainingBand shown={training} />
          {state.problem === null ? null : (
            <div class="note note--warn status-page__problem" role="alert">
              <Icon name="warn" />
              <div>
                <p>{problemSentence(state.problem, state.refusedFor, language)}</p>
                {state.problem.code === 'service-missing' ? <p>{text('service.how-to-start')}</p> : null}
                {state.refusedFor === null ? (
                  <div class="status-page__buttons">
                    <RetryButtons
                      problem={state.problem}
                      onRetry={retry}
                      onDiagnostics={() => backend.openOptions('diagnostics')}
                    />
                  </div>
                ) : null}
              </div>
            </div>
          )}
          <LockedVault
            isLocked={outage === null && state.service?.vault === 'locked'}
            ask={actions.askService}
          />
          <DailyOverview
            backend={backend}
            now={now}
            hasBoard={hasBoard}
            isServed={outage === null}
            onView={(view) => actions.change({ view, text: '' })}
          />
          {view === 'signing' ? (
            <SigningBook backend={backend} trusts={trusts} training={training} />
          ) : (
            <StatusLists
              backend={backend}
              newId={newId}
              state={state}
              actions={actions}
              boards={boards}
              ticks={ticks}
              now={now()}
            />
          )}
          {showsKeys ? (
            <KeyList
              ticks={view === 'approval' || view === 'signing'}
              attendance={
                state.service?.systems.some((one) => one.system === 'dochazka' && one.configured) === true
              }
              onClose={() => setShowsKeys(false)}
            />
          ) : null}
        </main>
      </FilingClickProvider>
    </SubmissionProvider>
  );
}

/** What happened, and after an order whether anything was sent: unless that is said by the state it found instead. */
function problemSentence(problem: Problem, refusedFor: System | null, language: Language): string {
  if (refusedFor === null) return problemText(language, problem);
  const what = problemText(language, problem, refusedFor);
  return problem.code === 'wrong-state' ? what : `${what} ${sentText(language, problem)}`;
}
