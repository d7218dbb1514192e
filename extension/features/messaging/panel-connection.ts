/** The panel's way to the background worker: first the ticket from the content script, then messages. */
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type {
  Marked,
  OpenedPage,
  PageReading,
  ReviewOpened,
  UploadField,
} from '../../../shared/contract/messages.ts';
import { isProblemError } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { TaughtRule } from '../../../shared/extraction/profile/schema.ts';
import type { TriedRule } from '../../../shared/extraction/profile/try-rule.ts';
import { browser } from '../../platform/browser.ts';
import { sidePanelOpener } from '../../platform/side-panel.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { ConfirmationDrag } from '../board/insert-way.tsx';
import { storeOwnFile } from '../files/store-own-file.ts';
import { createOverlayLink, type OverlayLink } from '../overlay/overlay-link.ts';
import type { PanelBackend } from '../panel/backend.ts';
import { listenToChanges } from './listen-to-changes.ts';
import { send } from './send.ts';

interface Ticket {
  readonly podatelnaTicket: string;
  readonly focus: boolean;
}

function isTicket(data: unknown): data is Ticket {
  return (
    typeof data === 'object' &&
    data !== null &&
    'podatelnaTicket' in data &&
    typeof data.podatelnaTicket === 'string'
  );
}

/** How often a worker may end under one request. */
const maxWorkers = 4;

/**
 * The browser may end the worker while it brings a document in: then nobody answers, which is no refusal. Only for what can
 * be asked twice: a document that is stored already is found by its hash.
 */
async function untilWorkerLives<T>(ask: () => Promise<T>): Promise<T> {
  for (let worker = 1; ; worker += 1) {
    try {
      return await ask();
    } catch (error) {
      if (isProblemError(error) || worker >= maxWorkers) throw error;
    }
  }
}

/** The browser gives a frame of ours in a web page no tabs; the background has them. */
function open(page: OpenedPage): void {
  // Nothing waits for it; what can't be opened leaves everything as it was.
  send('tab.open', page).catch((error: unknown) => console.debug('podatelna: not opened', error));
}

/**
 * Waits for the ticket that our content script posts into the frame it made, and shows it to the background. A page
 * that embeds the panel itself can post what it likes: the background knows no such ticket, and the panel stays empty.
 */
export function admitPanel(): Promise<{ focus: boolean; overlay: OverlayLink | undefined }> {
  return new Promise((resolve) => {
    const heard = async (event: MessageEvent): Promise<void> => {
      // Who posted it proves nothing (Firefox names no source for a content script); the ticket does.
      if (!isTicket(event.data)) return;
      const { podatelnaTicket, focus } = event.data;
      const [port] = event.ports;
      try {
        await send('panel.hello', { ticket: podatelnaTicket });
      } catch {
        return; // not ours: wait on, shown to nobody
      }
      window.removeEventListener('message', heard);
      resolve({ focus, overlay: port === undefined ? undefined : createOverlayLink(port) });
    };
    window.addEventListener('message', heard);
  });
}

/**
 * Not for a panel over a page: from a frame onto the page around it Chromium lets nothing be dragged, and in Firefox
 * nothing arrived (tried with a real mouse; from its sidebar it did).
 */
function createConfirmationDrag(ofTab: { tabId?: number }): ConfirmationDrag {
  return {
    begin: async (one) =>
      (await send('confirmation.drag', { ...ofTab, ...one })) as Awaited<
        ReturnType<ConfirmationDrag['begin']>
      >,
    end: () => {
      // A worker that is gone has forgotten the drag already.
      send('confirmation.drag-end', ofTab).catch((error: unknown) =>
        console.debug('podatelna: the drag was over', error),
      );
    },
  };
}

/** @param tabId the case page's tab, where the panel is a page of its own; a panel in a page has just its own. */
export function createPanelConnection(tabId?: number): PanelBackend {
  const ofTab = tabId === undefined ? {} : { tabId };
  return {
    readCase: async () => (await send('case.read', ofTab)) as PageReading,
    showPlace: async (place) => {
      await send('case.show-place', { ...ofTab, place: { ...place } });
    },
    fetchDocument: async (document) =>
      (await untilWorkerLives(() => send('document.fetch', { ...ofTab, ...document }))) as StoredFile,
    storeFile: (file, onProgress) =>
      storeOwnFile((name) => browser.runtime.connect({ name }), file, onProgress),
    file: async (request) => (await send('submission.file', { ...ofTab, request })) as SubmissionView,
    uploadFields: async () => (await send('case.upload-fields', ofTab)) as UploadField[],
    insertConfirmation: async (one) =>
      (await send('confirmation.insert', { ...ofTab, ...one })) as { name: string },
    ...(tabId === undefined ? {} : { confirmationDrag: createConfirmationDrag(ofTab) }),
    // The background ran the route's reply schema; its type is the route's own.
    call: async (route, message) => (await send('service.call', { route, message })) as never,
    startTeaching: async (second, here) => {
      await send('teach.start', { ...ofTab, second, here });
    },
    isTeachingWanted: async () => (await send('teach.wanted', ofTab)) === true,
    takeMarked: async () => (await send('marked.take', ofTab)) as Marked | null, // what our own background answers
    stopTeaching: async () => {
      await send('teach.stop', ofTab);
    },
    tryRule: async (taught) => (await send('teach.try', { ...ofTab, taught })) as TriedRule,
    teach: async (taught) => (await send('profile.teach', { ...ofTab, taught })) as TaughtRule | null,
    forgetTaught: async (field) => {
      await send('profile.forget', { ...ofTab, field });
    },
    onChange: listenToChanges,
    close: () => (tabId === undefined ? void send('panel.close', {}) : window.close()),
    openReview: async () => (await send('panel.open-review', {})) as ReviewOpened, // what our own background answers
    ...(tabId === undefined ? { openSidePanel: sidePanelOpener() } : {}),
    save: saveFile,
    openTab: (url) => open({ page: 'web', url }),
    openOptions: (section) => open({ page: 'options', section }),
    openSigningBook: () => open({ page: 'status', view: 'signing' }),
    openDocument: (submissionId, sha256) => open({ page: 'document', sha256, submissionId }),
  };
}
