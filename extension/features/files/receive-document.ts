/** The background's end of a document on its way from a frame of the page to the companion. */
import type { Runtime } from 'webextension-polyfill';
import type { DocumentType } from '../../../shared/case/record.ts';
import { type Bytes, fromBase64 } from '../../../shared/channel/bytes.ts';
import type { Channel, StoredFile } from '../../../shared/channel/channel.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { browser } from '../../platform/browser.ts';
import { fromFrame, type ToFrame } from './file-port.ts';

export interface WantedDocument {
  readonly href: string;
  readonly name: string;
  readonly documentType: DocumentType;
}
export type ReceivedFile = StoredFile & { readonly name: string };

interface Waiting {
  readonly tabId: number;
  readonly start: (port: Runtime.Port) => void;
}
const waiting = new Map<string, Waiting>();

/** Called for every port `file:…` of a content script; one that nobody waits for is closed. */
export function acceptFilePort(port: Runtime.Port, tabId: number): void {
  const transferId = port.name.slice('file:'.length);
  const wanted = waiting.get(transferId);
  if (wanted === undefined || wanted.tabId !== tabId) {
    port.disconnect();
    return;
  }
  waiting.delete(transferId);
  wanted.start(port);
}

/** Reads the frame's messages one by one, each asked for by us. */
function createReader(port: Runtime.Port) {
  const inbox: unknown[] = [];
  let closed = false;
  let wake: (() => void) | undefined;
  port.onMessage.addListener((message: unknown) => {
    inbox.push(message);
    wake?.();
  });
  port.onDisconnect.addListener(() => {
    closed = true;
    wake?.();
  });
  return async () => {
    while (inbox.length === 0) {
      if (closed) throw new ProblemError({ code: 'page-gone' });
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const parsed = fromFrame.safeParse(inbox.shift());
    if (!parsed.success) throw new ProblemError({ code: 'attachment-incomplete' });
    if (parsed.data.what === 'problem') throw new ProblemError(parsed.data.problem);
    return parsed.data;
  };
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
  const connected = new Promise<Runtime.Port>((resolve) => {
    waiting.set(transferId, { tabId, start: resolve });
  });
  const { documentType } = wanted;
  const accepted: unknown = await browser.tabs
    .sendMessage(tabId, { to: 'page.fetch-document', message: { ...wanted, transferId } })
    .catch(() => undefined);
  if (accepted !== true) {
    waiting.delete(transferId);
    throw new ProblemError({ code: 'page-gone', params: { name: wanted.name }, field: 'attachments' });
  }
  const port = await connected;
  try {
    const next = createReader(port);
    const head = await next();
    if (head.what !== 'head') throw new ProblemError({ code: 'attachment-incomplete' });
    const stored = await channel.upload({
      uploadId: transferId,
      name: head.name,
      size: head.size,
      sha256: head.sha256,
      documentType,
      async read(offset, length): Promise<Bytes> {
        port.postMessage({ what: 'read', offset, length } satisfies ToFrame);
        const piece = await next();
        if (piece.what !== 'piece' || piece.offset !== offset)
          throw new ProblemError({ code: 'attachment-incomplete' });
        return fromBase64(piece.base64);
      },
      onProgress: (bytes) => onProgress(bytes, head.size),
    });
    return { ...stored, name: head.name };
  } finally {
    port.disconnect();
  }
}
