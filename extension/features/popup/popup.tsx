/** The popup: what needs a person first, the case of this tab, what is under way, what was filed lately. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { foldText } from '../../../shared/formats/text.ts';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { Button } from '../../ui/button.tsx';
import { daysFrom, formatMark, formatMoment } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { LanguageProvider, useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { SingleKeysProvider, useSingleKeys, useSingleKeysOn } from '../../ui/single-keys.ts';
import { TrainingBand } from '../../ui/training-band.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { ConcernsSection } from '../board/concerns-section.tsx';
import type { PopupBackend } from './backend.ts';
import { ConnectionLine } from './connection-line.tsx';
import { LazyAttendanceBar } from './lazy-attendance-bar.tsx';
import { NextStep } from './next-step.tsx';
import { isSettled, isWorthListing, type Remembered, sortSubmissions, usePopupState } from './popup-state.ts';
import { SubmissionRow } from './submission-row.tsx';
import { TabSection } from './tab-section.tsx';
import '../../ui/tokens.css';
import '../../ui/base.css';
import './popup.css';

export interface PopupProps extends Partial<Appearance> {
  readonly backend: PopupBackend;
  readonly remembered?: Remembered | undefined;
  /** Whether single keys do anything here; default true. */
  readonly singleKeys?: boolean;
  /** Gives the instant as ISO 8601. */
  readonly now?: () => string;
}

const systemClock = (): string => new Date().toISOString();
/** From this many on a list is easier searched than read. */
const searchedFrom = 6;
const shownRecent = 8;
/** What is remembered is said to be so from this age on. */
const shownAgeMs = 10_000;

export function Popup({
  backend,
  remembered,
  language = 'cs',
  theme = 'system',
  singleKeys = true,
  now = systemClock,
}: PopupProps): JSX.Element {
  // Before the first picture, which else would be a flash of the other theme.
  useLayoutEffect(() => applyAppearance(document, { language, theme }), [language, theme]);
  return (
    <LanguageProvider value={language}>
      <SingleKeysProvider value={singleKeys}>
        <PopupBody backend={backend} remembered={remembered} now={now} />
      </SingleKeysProvider>
    </LanguageProvider>
  );
}

interface PopupBodyProps {
  readonly backend: PopupBackend;
  readonly remembered: Remembered | undefined;
  readonly now: () => string;
}

function PopupBody({ backend, remembered, now }: PopupBodyProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { state, actions } = usePopupState(backend, remembered);
  const [query, setQuery] = useState('');
  const hasKeys = useSingleKeysOn();
  const search = useRef<HTMLInputElement>(null);
  const all = (state.submissions ?? []).filter(isWorthListing);
  useClock(now, state.rememberedAt !== null || all.some((one) => one.state === 'held'));
  const age = state.rememberedAt === null ? null : Date.parse(now()) - Date.parse(state.rememberedAt);
  const { needsPerson, running, recent } = sortSubmissions(all.filter((one) => fits(one, query)));
  const today = all.filter((one) => one.state !== 'cancelled' && daysFrom(now(), one.createdAt) === 0).length;

  useSingleKeys((event) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    search.current?.focus();
  });

  const list = (submissions: readonly SubmissionView[]): JSX.Element => (
    <ul>
      {submissions.map((submission) => (
        <SubmissionRow
          key={submission.id}
          submission={submission}
          now={now()}
          openTab={backend.openTab}
          onUndo={(id) => void actions.undo(id)}
        />
      ))}
    </ul>
  );

  /** In the footer, where nothing moves under the pointer when the answer comes. */
  function footerText(): string {
    if (age !== null && age >= shownAgeMs)
      return text('popup.as-of', { time: formatMoment(language, state.rememberedAt ?? '', now()) });
    return today === 0 ? '' : text('popup.today', { count: today });
  }

  return (
    <main class={`popup${state.service?.training === true ? ' training' : ''}`} aria-label="Podatelna">
      <header class="popup__header">
        <h1>Podatelna</h1>
        <ConnectionLine state={state} />
      </header>
      <TrainingBand shown={state.service?.training === true} />
      <div class="popup__body">
        <NextStep backend={backend} state={state} onRetry={() => void actions.refresh()} />
        {/* That the service can't be asked stands above already. */}
        {state.refusal === null || state.refusal.code === state.problem?.code ? null : (
          <div class="note note--bad" role="alert">
            <Icon name="bad" />
            <p>{problemText(language, state.refusal)}</p>
          </div>
        )}
        {all.length < searchedFrom ? null : (
          <label class="search">
            <Icon name="search" />
            <span class="sr-only">{text('popup.search')}</span>
            <input
              ref={search}
              class="field-input"
              type="search"
              placeholder={`${text('popup.search-hint')}${hasKeys ? '  /' : ''}`}
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
        )}
        {needsPerson.length === 0 ? null : (
          <section aria-labelledby="needs-person">
            <h2 class="popup__title" id="needs-person">
              {text('popup.needs-person')} <span class="tone-bad">{needsPerson.length}</span>
            </h2>
            {list(needsPerson)}
          </section>
        )}
        <ConcernsSection notices={state.concerns} openStatusPage={backend.openStatusPage} />
        {isSettled(state) ? (
          <TabSection state={state} backend={backend} onGrant={(origin) => void actions.grant(origin)} />
        ) : null}
        {running.length === 0 ? null : (
          <section aria-labelledby="running">
            <h2 class="popup__title" id="running">
              {text('popup.running')}
            </h2>
            {list(running)}
          </section>
        )}
        {recent.length === 0 ? null : (
          <section aria-labelledby="recent">
            <h2 class="popup__title" id="recent">
              {text('popup.recent')}
            </h2>
            {list(recent.slice(0, query === '' ? shownRecent : recent.length))}
          </section>
        )}
        {state.submissions !== null && all.length === 0 ? (
          <p class="muted">{text('popup.nothing-yet')}</p>
        ) : null}
        {query !== '' && needsPerson.length + running.length + recent.length === 0 ? (
          <p class="muted">{text('popup.nothing-found')}</p>
        ) : null}
      </div>
      {state.service?.systems.some((one) => one.system === 'dochazka' && one.configured) === true ? (
        <LazyAttendanceBar
          call={backend.call}
          onChange={backend.onChange}
          now={now}
          training={state.service.training}
          fileMark={state.tab?.fileMark ?? null}
          openPage={backend.openAttendance}
        />
      ) : null}
      <footer class="popup__footer">
        <span class="muted">{footerText()}</span>
        <Button kind="quiet" onClick={backend.openStatusPage}>
          {text('popup.status-page')}
        </Button>
        <Button kind="quiet" onClick={() => backend.openOptions('pairing')}>
          {text('popup.options')}
        </Button>
      </footer>
    </main>
  );
}

/** Any printed form of a mark finds it, and so does a word of the title. */
function fits(submission: SubmissionView, query: string): boolean {
  const wanted = foldText(query);
  if (wanted === '') return true;
  const squeezed = wanted.replaceAll(' ', '');
  const number = foldText(formatMark(submission.number)).replaceAll(' ', '');
  return number.includes(squeezed) || foldText(submission.title).includes(wanted);
}
