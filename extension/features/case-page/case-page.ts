/** A granted page's top document: reads the case, shows the pill, opens the panel, answers the background. */
import type { PageIdentity, PageReading, Pill, ToPage } from '../../../shared/contract/messages.ts';
import { findPlace } from '../../../shared/extraction/find-place.ts';
import { readCase } from '../../../shared/extraction/read-case.ts';
import type { CaseReading, Place } from '../../../shared/extraction/reading.ts';
import type { PageBrowser } from '../../platform/page-browser.ts';
import { createPanelFrame } from '../overlay/panel-frame.ts';
import { createPill } from '../overlay/pill.ts';
import { listen } from './listen.ts';
import { summarisePage } from './page-summary.ts';
import { watchPage } from './watch-page.ts';

export interface CasePage {
  /** Whether the last reading offers this document in the top document itself, a shadow root included. */
  offersDocument(href: string): boolean;
}

export function startCasePage(api: PageBrowser, signal: AbortSignal): CasePage {
  let last: CaseReading | undefined;
  let lastSummary = '';

  const say = async (to: string, message: unknown): Promise<unknown> => {
    const answer: unknown = await api.runtime.sendMessage({ to, message });
    return answer;
  };
  const pill = createPill((byKeyboard) => (panel.isOpen ? panel.close() : panel.open(byKeyboard)), signal);
  const panel = createPanelFrame(
    api,
    async (ticket) => {
      await say('page.panel-ticket', { ticket });
    },
    signal,
  );

  const read = (): CaseReading => {
    last = readCase(document, { url: location.href, now: new Date().toISOString() });
    return last;
  };

  /** Reads again and tells the background what changed; the answer is what the pill shows. */
  const refresh = async (): Promise<void> => {
    const summary = summarisePage(read());
    const text = JSON.stringify(summary);
    if (text === lastSummary) return;
    lastSummary = text;
    const answer = await say('page.summary', summary);
    if (isPillAnswer(answer)) pill.show(answer.value);
  };
  const tryRefresh = (): void => {
    refresh().catch((error: unknown) => {
      // After an update of the extension this script is an orphan: the new one takes over at the next load.
      if (api.runtime.id !== undefined) console.debug('podatelna: the page could not be announced', error);
    });
  };

  const showPlace = (place: Place): boolean => {
    const element = findPlace(document, place);
    if (element === null) return false;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    pill.outline(element.getBoundingClientRect());
    return true;
  };

  const answers: Partial<Record<ToPage, (message: never) => unknown>> = {
    'page.read': (): PageReading => ({ url: location.href, reading: read() }),
    'page.identity': (): PageIdentity => {
      const { isCasePage, fileMark, restricted } = summarisePage(read());
      return { isCasePage, fileMark, restricted };
    },
    'page.show-place': ({ place }: { place: Place }) => showPlace(place),
    'page.open-panel': ({ focus }: { focus: boolean }) => {
      if (panel.isOpen) panel.close();
      else panel.open(focus);
      return true;
    },
    'page.close-panel': () => {
      panel.close();
      return true;
    },
    'page.pill': (shown: Pill) => {
      pill.show(shown);
      return true;
    },
    'page.toast': ({ text, problem }: { text: string; problem: boolean }) => {
      pill.toast(text, problem);
      return true;
    },
  };
  listen(api, answers, signal);
  watchPage(tryRefresh, signal);
  tryRefresh();
  return {
    offersDocument: (href) =>
      last?.documents.some((document) => document.href === href && document.place.frame === '') === true,
  };
}

function isPillAnswer(answer: unknown): answer is { ok: true; value: Pill } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}
