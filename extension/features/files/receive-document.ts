/** The background's end of a document on its way from a frame of the page to the companion. */
import type { Runtime } from 'webextension-polyfill';
import type { DocumentType } from '../../../shared/case/record.ts';
import { type Bytes, fromBase64 } from '../../../shared/channel/bytes.ts';
import type { Channel, StoredFile } from '../../../shared/channel/channel.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';
import { type FromFrame, fromFrame, type ToFrame } from './file-port.ts';
import { inParts } from './in-parts.ts';
import type { Inbox } from './open-inbox.ts';

export interface WantedDocument {
  readonly href: string;
  readonly name: string;
  readonly documentType: DocumentType;
}
export type ReceivedFile = StoredFile & { readonly name: string };

interface Line {
  readonly port: Runtime.Port;
  readonly inbox: Inbox;
}
interface Waiting {
  readonly tabId: number;
  readonly start: (line: Line) => void;
}
const waiting = new Map<string, Waiting>();

/** Called for every port `file:…` of a content script; one that nobody waits for is closed. */
export function acceptFilePort(port: Runtime.Port, inbox: Inbox, tabId: number): void {
  const transferId = port.name.slice('file:'.length);
  const wanted = waiting.get(transferId);
  if (wanted === undefined || wanted.tabId !== tabId) {
    port.disconnect();
    return;
  }
  waiting.delete(transferId);
  wanted.start({ port, inbox });
}

async function nextMessage(inbox: Inbox): Promise<Exclude<FromFrame, { what: 'problem' }>> {
  const parsed = fromFrame.safeParse(await inbox());
  if (!parsed.success) throw new ProblemError({ code: 'attachment-incomplete' });
  if (parsed.data.what === 'problem') throw new ProblemError(parsed.data.problem);
  return parsed.data;
}

/** How long the frame that took a request may take to open its port. */
const connectTimeoutMs = 10_000;

/** The port of one transfer. It may never come: the frame may be gone, or its site's grant withdrawn meanwhile. */
function awaitPort(
  transferId: string,
  tabId: number,
  timeoutMs: number,
): { readonly line: Promise<Line | undefined>; readonly giveUp: () => void } {
  const { promise: line, resolve } = Promise.withResolvers<Line | undefined>();
  const giveUp = (): void => {
    clearTimeout(timer);
    waiting.delete(transferId);
    resolve(undefined);
  };
  const timer = setTimeout(giveUp, timeoutMs);
  waiting.set(transferId, {
    tabId,
    start: (opened) => {
      clearTimeout(timer);
      resolve(opened);
    },
  });
  return { line, giveUp };
}

function decodePiece(base64: string): Bytes {
  try {
    return fromBase64(base64);
  } catch (cause) {
    throw new ProblemError({ code: 'attachment-incomplete' }, { cause });
  }
}

/**
 * Has the frame that holds the link fetch the document, and hands it to the companion piece by piece.
 * @throws ProblemError by name: login page, too large, unreadable, page gone, service missing.
 */
export async function receiveDocument(
  channel: Channel,
  tabId: number,
  wanted: WantedDocument,
  onProgress: (bytes: number, size: number) => void,
): Promise<ReceivedFile> {
  const transferId = crypto.randomUUID();
  const connecting = awaitPort(transferId, tabId, connectTimeoutMs);
  const { documentType } = wanted;
  const accepted: unknown = await browser.tabs
    .sendMessage(tabId, { to: 'page.fetch-document', message: { ...wanted, transferId } })
    .catch(() => undefined);
  if (accepted !== true) connecting.giveUp();
  const line = await connecting.line;
  if (line === undefined) {
    throw new ProblemError({ code: 'page-gone', params: { name: wanted.name }, field: 'attachments' });
  }
  const { port, inbox } = line;
  try {
    const head = await nextMessage(inbox);
    if (head.what !== 'head') throw new ProblemError({ code: 'attachment-incomplete' });
    const stored = await channel.upload({
      uploadId: transferId,
      name: head.name,
      size: head.size,
      sha256: head.sha256,
      documentType,
      read: inParts(async (offset, length) => {
        port.postMessage({ what: 'read', offset, length } satisfies ToFrame);
        const piece = await nextMessage(inbox);
        if (piece.what !== 'piece' || piece.offset !== offset)
          throw new ProblemError({ code: 'attachment-incomplete' });
        return decodePiece(piece.base64);
      }),
      onProgress: (bytes) => onProgress(bytes, head.size),
    });
    return { ...stored, name: head.name };
  } finally {
    port.disconnect();
  }
}
