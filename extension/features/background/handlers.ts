/** What the background worker does for each message of the table in shared/contract/messages.ts. */

import { importPairingKey } from '../../../shared/channel/keys.ts';
import { pairWithService } from '../../../shared/channel/pairing.ts';
import { parsePairingCode } from '../../../shared/channel/pairing-code.ts';
import {
  type OpenCase,
  type PageReading,
  panelRoutes,
  type ReviewOpened,
  type TabInfo,
} from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import {
  isRouteName,
  type RouteMessage,
  type RouteName,
  type RouteReply,
  routes,
} from '../../../shared/contract/routes.ts';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { browser } from '../../platform/browser.ts';
import { updateMenu } from '../context-menu/menu.ts';
import { wishHandlers } from '../context-menu/menu-wishes.ts';
import { receiveDocument } from '../files/receive-document.ts';
import { applyGrants, isGranted } from '../grants/grants.ts';
import type { Sender } from '../messaging/classify-sender.ts';
import type { BackgroundHandlers } from '../messaging/receive.ts';
import { forgetPairing, readPairing, writePairing } from '../pairing/pairing-store.ts';
import { announce, announceToOthers, currentPill, refreshEverywhere } from './changes.ts';
import { dragConfirmation, endDrag, takeDrop } from './drag-confirmation.ts';
import { fileSubmission } from './file-submission.ts';
import { inOrder } from './in-order.ts';
import { insertConfirmation, readUploadFields } from './insert-confirmation.ts';
import { openPage } from './open-page.ts';
import { requireOwnCase, requireOwnRecord } from './own-case.ts';
import { profileHandlers } from './profile-handlers.ts';
import { countReview } from './review-count.ts';
import { service, serviceTransport } from './service.ts';
import { changeTab, knownTabs, readEarlier, readTab } from './tab-memory.ts';
import { tabOf, toTopFrame } from './tab-target.ts';

const frameOf = (sender: Sender): string => sender.documentId ?? `frame ${sender.frameId}`;

async function tabInFront(tabId?: number): Promise<{ id: number; url: string | undefined } | undefined> {
  const tab =
    tabId === undefined
      ? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]
      : await browser.tabs.get(tabId).catch(() => undefined);
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url };
}

async function readTabInfo(tabId?: number): Promise<TabInfo> {
  const tab = await tabInFront(tabId);
  if (tab?.url === undefined || !/^https?:/.test(tab.url))
    return { origin: null, granted: false, fileMark: null };
  const { origin } = new URL(tab.url);
  const granted = await isGranted(origin);
  const { summary } = granted ? await readTab(tab.id) : {};
  return { origin, granted, fileMark: summary?.fileMark ?? null };
}

/** Runs the route's own schema here too: what the panel says is checked before it is sealed. */
async function callService(route: string, message: unknown, sender: Sender): Promise<unknown> {
  if (!isRouteName(route)) throw new ProblemError({ code: 'invalid-message', field: 'route' });
  const parsed = routes[route].request.safeParse(message);
  if (!parsed.success) {
    throw new ProblemError({
      code: 'invalid-message',
      field: parsed.error.issues[0]?.path.join('.').slice(0, 64) ?? '',
    });
  }
  const call = () => callRoute(route, parsed.data, sender);
  return route === 'drafts.save' ? inOrder(JSON.stringify(keyOf(parsed.data)), call) : call();
}

async function callRoute(route: RouteName, message: unknown, sender: Sender): Promise<unknown> {
  if (sender.class === 'panel') {
    if (!panelRoutes.has(route)) throw new ProblemError({ code: 'not-found' });
    await requireOwnCase(tabOf(sender), frameOf(sender), route, message);
  }
  // The schema of this very route ran before; the union over all routes is too wide for the compiler.
  const reply = await service.call<RouteName>(route, message as never);
  if (sender.class === 'panel' && route === 'remote.read') {
    await requireOwnRecord(tabOf(sender), (reply as RouteReply<'remote.read'>).record.number);
  }
  if (route === 'drafts.save') {
    const { draft } = reply as RouteReply<'drafts.save'>;
    void announceToOthers({ what: 'draft', draft }, sender);
  }
  if (route === 'drafts.discard') {
    const { key } = message as RouteMessage<'drafts.discard'>; // its schema ran before
    void announceToOthers({ what: 'discarded', key }, sender);
  }
  return reply;
}

const keyOf = (message: unknown): CaseKey => (message as RouteMessage<'drafts.save'>).draft.key;

/** Whether a sender may speak at all, by its place: a page by its grant, a panel by its ticket and its page's grant. */
export async function authorise(sender: Sender): Promise<boolean> {
  if (sender.class === 'own-page') return true;
  if (sender.class === 'page') return isGranted(sender.origin);
  const frame = frameOf(sender);
  const { panelFrame, origin } = await readTab(tabOf(sender));
  // Its page may have gone meanwhile: what it may still do is judged by the case it showed (own-case.ts).
  const from = panelFrame === frame ? origin : readEarlier(frame)?.origin;
  return from !== undefined && isGranted(from);
}

export const handlers: BackgroundHandlers = {
  ...profileHandlers,
  ...wishHandlers,
  async 'page.summary'(summary, sender) {
    const tabId = tabOf(sender);
    if (sender.frameId !== 0) throw new ProblemError({ code: 'not-found' });
    await changeTab(tabId, {
      summary,
      origin: sender.origin,
      documentId: sender.documentId,
      said: crypto.randomUUID(),
    });
    // The pill doesn't wait for the menu, which asks the companion.
    void updateMenu();
    await announce({ what: 'page' }, tabId);
    return currentPill(tabId);
  },
  async 'page.load-reader'(_message, sender) {
    const target = { tabId: tabOf(sender), frameIds: [0] };
    await browser.scripting.executeScript({ target, files: ['case-reader.js'] });
  },
  'page.still-granted': async () => true, // whoever is answered at all is granted
  async 'page.panel-ticket'({ ticket }, sender) {
    if (sender.frameId !== 0) throw new ProblemError({ code: 'not-found' });
    await changeTab(tabOf(sender), { ticket, origin: sender.origin });
  },
  async 'panel.hello'({ ticket }, sender) {
    const tabId = tabOf(sender);
    if ((await readTab(tabId)).ticket !== ticket) throw new ProblemError({ code: 'not-found' });
    // A ticket is worth one frame.
    await changeTab(tabId, { ticket: '', panelFrame: frameOf(sender) });
  },
  async 'case.read'({ tabId }, sender): Promise<PageReading> {
    return (await toTopFrame(tabOf(sender, tabId), 'page.read', {})) as PageReading; // made by our own content script
  },
  async 'case.show-place'({ tabId, place }, sender) {
    return toTopFrame(tabOf(sender, tabId), 'page.show-place', { place });
  },
  async 'panel.open-review'(_message, sender): Promise<ReviewOpened> {
    const tabId = tabOf(sender);
    await browser.tabs.create({
      url: browser.runtime.getURL(`/review.html?tab=${tabId}`),
      openerTabId: tabId,
    });
    return { times: await countReview((await readTab(tabId)).origin) };
  },
  'tab.open': (page) => openPage(page),
  async 'panel.close'(_message, sender) {
    return toTopFrame(tabOf(sender), 'page.close-panel', {});
  },
  async 'document.fetch'({ tabId: named, ...document }, sender) {
    const tabId = tabOf(sender, named);
    return receiveDocument(service, tabId, document, (bytes, size) => {
      void announce({ what: 'progress', href: document.href, bytes, size }, tabId);
    });
  },
  async 'submission.file'({ tabId, request }, sender) {
    return fileSubmission(tabOf(sender, tabId), request);
  },
  'service.call': ({ route, message }, sender) => callService(route, message, sender),
  'case.upload-fields': ({ tabId }, sender) => readUploadFields(tabOf(sender, tabId)),
  'confirmation.insert': ({ tabId, ...insertion }, sender) =>
    insertConfirmation(tabOf(sender, tabId), insertion),
  'confirmation.drag': ({ tabId, ...which }, sender) => dragConfirmation(tabOf(sender, tabId), which),
  async 'confirmation.drag-end'({ tabId }, sender) {
    endDrag(tabOf(sender, tabId));
  },
  'page.dropped': (_message, sender) => takeDrop(tabOf(sender)),
  async 'site.grant-changed'() {
    await applyGrants();
  },
  'tab.read': ({ tabId }) => readTabInfo(tabId),
  async 'tab.open-panel'({ tabId }) {
    const tab = await tabInFront(tabId);
    if (tab !== undefined) await toTopFrame(tab.id, 'page.open-panel', { focus: true, keep: false });
  },
  async 'cases.open'(): Promise<readonly OpenCase[]> {
    const cases = (await knownTabs()).flatMap(({ tabId, summary }) =>
      summary.isCasePage && summary.fileMark !== null ? [{ tabId, fileMark: summary.fileMark }] : [],
    );
    const { id: front } = (await tabInFront()) ?? {};
    return cases.sort((a, b) => Number(b.tabId === front) - Number(a.tabId === front));
  },
  async 'pairing.start'({ code }) {
    const parsed = parsePairingCode(code);
    if (parsed === undefined) throw new ProblemError({ code: 'pairing-code-invalid', field: 'code' });
    const { name } = browserName();
    const result = await pairWithService(parsed, name, serviceTransport, importPairingKey);
    await writePairing({ ...result, pairedAt: new Date().toISOString() });
    service.forget();
    await refreshEverywhere();
    return { serviceName: result.serviceName };
  },
  async 'pairing.read'() {
    const pairing = await readPairing();
    return {
      paired: pairing !== undefined,
      serviceName: pairing?.serviceName ?? null,
      pairedAt: pairing?.pairedAt ?? null,
    };
  },
  async 'pairing.forget'() {
    const pairing = await readPairing();
    if (pairing === undefined) return;
    try {
      await service.call('pairs.revoke', { id: pairing.id });
    } catch (error) {
      // A service that is gone can't be told; forgetting the key here ends it from this side all the same.
      console.debug('podatelna: the service was not told of the revocation', error);
    }
    await forgetPairing();
    service.forget();
    await refreshEverywhere();
  },
};

/** The name the companion lists this browser under. */
function browserName(): { name: string } {
  const agent = navigator.userAgent;
  const brand = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : 'Chrome';
  const system = /Windows/.test(agent) ? 'Windows' : /Mac OS/.test(agent) ? 'macOS' : 'Linux';
  return { name: `${brand}, ${system}` };
}
