/** A granted page's top document: reads the case, shows the pill, opens the panel, answers the background. */
import type {
  PageIdentity,
  PageReading,
  PageSummary,
  Pill,
  SiteSettings,
  ToPage,
} from '../../../shared/contract/messages.ts';
import { type OverlayPlace, usualPlace } from '../../../shared/contract/overlay-place.ts';
import type { CaseReading, Place } from '../../../shared/extraction/reading.ts';
import type { PageBrowser } from '../../platform/page-browser.ts';
import { createPanelFrame } from '../overlay/panel-frame.ts';
import { createPill, type PillView } from '../overlay/pill.ts';
import { isAnswer } from './is-answer.ts';
import { listen } from './listen.ts';
import { mayBeCasePage } from './mark-probe.ts';
import { rememberPointedAt } from './pointed-at.ts';
import { readInPieces } from './read-in-pieces.ts';
import { getReader } from './reader.ts';
import { retrying } from './retrying.ts';
import { watchPage } from './watch-page.ts';

export interface CasePage {
  /** Whether the last reading offers this document in the top document itself, a shadow root included. */
  offersDocument(href: string): boolean;
}

const noCase: PageSummary = {
  isCasePage: false,
  fileMark: null,
  referenceNumber: null,
  auction: false,
  missing: 0,
  missingFields: [],
  restricted: false,
};

/** @param panelWasOpen when the extension was updated: it is offered again, and opened by the person only */
export function startCasePage(api: PageBrowser, signal: AbortSignal, panelWasOpen: boolean): CasePage {
  let last: CaseReading | undefined;
  let lastSummary = '';
  let pill: PillView | undefined;

  const say = (to: string, message: unknown): Promise<unknown> => api.runtime.sendMessage({ to, message });
  /** As it is known; what the clerk changes here is kept, and holds at once. */
  let look: { readonly place: OverlayPlace; readonly language: SiteSettings['language'] } = {
    place: usualPlace,
    language: 'cs',
  };
  const keepPlace = (change: Partial<OverlayPlace>): void => {
    look = { ...look, place: { ...look.place, ...change } };
    // An orphan of an update can't keep it; nothing else is lost by that.
    say('page.place-changed', change).catch(() => undefined);
  };
  const panel = createPanelFrame(
    {
      api,
      registerTicket: async (ticket) => {
        await say('page.panel-ticket', { ticket });
      },
      onToggle: (open) => (open ? pill?.stepAside(look.place.panelWidth) : pill?.stepBack()),
      look: () => ({ width: look.place.panelWidth, language: look.language }),
      keepWidth: (panelWidth) => keepPlace({ panelWidth }),
    },
    signal,
  );
  /** Nothing of ours stands on a page without a case. */
  const pillView = (): PillView => {
    if (pill !== undefined) return pill;
    const press = (byKeyboard: boolean): void => (panel.isOpen ? panel.close() : panel.open(byKeyboard));
    pill = createPill(api, press, (pillBottom) => keepPlace({ pillBottom }), signal);
    pill.wish(look.place.pillBottom);
    // The panel may have been opened before there was anything to show: over it, nothing of ours may lie.
    if (panel.isOpen) pill.stepAside(look.place.panelWidth);
    return pill;
  };

  const showPill = (shown: Pill): void => {
    if (pill !== undefined || shown.state !== 'hidden') pillView().show(shown);
  };

  const reader = () => getReader(() => say('page.load-reader', {}));
  let settings: Promise<SiteSettings> | undefined;
  /** What the office set for this site, asked for once; the background checked it. Without an answer nothing is read. */
  const siteSettings = (): Promise<SiteSettings> => {
    settings ??= say('page.site-settings', {}).then((answer) => {
      if (isAnswer<SiteSettings>(answer)) {
        look = answer.value;
        return answer.value;
      }
      settings = undefined;
      throw new Error('the settings of this site did not come');
    });
    return settings;
  };
  const optionsWith = ({ profile, restrictionWords }: SiteSettings) => ({
    url: location.href,
    now: new Date().toISOString(),
    profile: profile ?? undefined,
    restrictionWords,
  });
  /** In pieces, so that the page goes on answering; at once where it changes under them. */
  const read = async (): Promise<PageReading> => {
    const [{ readCase, readCaseInSteps }, known] = [await reader(), await siteSettings()];
    const inPieces = await readInPieces(readCaseInSteps(document, optionsWith(known)), document);
    // Nothing may come between reading and using it.
    last = inPieces ?? readCase(document, optionsWith(known));
    return { url: location.href, reading: last };
  };
  const summary = async (): Promise<PageSummary> => {
    // A profile may know the case by another sign than a printed file mark.
    if ((await siteSettings()).profile === null && !mayBeCasePage(document)) return noCase;
    const { summarise } = await reader();
    return summarise((await read()).reading);
  };

  /** Reads again and tells the background what changed; the answer is what the pill shows. */
  const refresh = async (): Promise<void> => {
    const found = await summary();
    pill?.arrange();
    const text = JSON.stringify(found);
    if (text === lastSummary) return;
    lastSummary = text;
    const answer = await say('page.summary', found);
    // Meanwhile the page showed something else, and that was said.
    if (lastSummary !== text) return;
    if (!isAnswer<Pill | null>(answer)) {
      lastSummary = '';
      throw new Error('the background did not take the summary');
    }
    if (answer.value !== null) showPill(answer.value);
  };
  const tryRefresh = retrying(
    refresh,
    // After an update of the extension this script is an orphan: the new one takes over at the next load.
    () => api.runtime.id !== undefined,
    signal,
  );

  const showPlace = async (place: Place): Promise<boolean> => {
    const element = (await reader()).findPlace(document, place);
    if (element === null) return false;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    pillView().outline(element.getBoundingClientRect());
    return true;
  };

  const offerPanel = (language: SiteSettings['language']): void => {
    if (!panel.isOpen) pillView().offerPanel(language, (byKeyboard) => panel.open(byKeyboard));
  };

  const answers: Partial<Record<ToPage, (message: never) => unknown>> = {
    'page.read': read,
    'page.identity': async (): Promise<PageIdentity> => {
      const { isCasePage, fileMark, restricted } = await summary();
      return { isCasePage, fileMark, restricted };
    },
    'page.show-place': ({ place }: { place: Place }) => showPlace(place),
    'page.open-panel': ({ focus, keep }: { focus: boolean; keep: boolean }) => {
      const { isOpen } = panel;
      if (!isOpen) panel.open(focus);
      else if (!keep) panel.close();
      return isOpen;
    },
    'page.close-panel': () => {
      panel.close();
      return true;
    },
    'page.pill': (shown: Pill) => {
      showPill(shown);
      return true;
    },
    'page.profile-changed': () => {
      settings = undefined;
      tryRefresh();
      return true;
    },
    'page.toast': ({ text, problem }: { text: string; problem: boolean }) => {
      pillView().toast(text, problem);
      return true;
    },
  };
  listen(api, answers, signal);
  rememberPointedAt(signal);
  watchPage(tryRefresh, signal);
  tryRefresh();
  if (panelWasOpen)
    void siteSettings().then(
      ({ language }) => offerPanel(language),
      () => undefined,
    );
  return {
    offersDocument: (href) =>
      last?.documents.some((document) => document.href === href && document.place.frame === '') === true,
  };
}
