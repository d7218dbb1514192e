/**
 * Hands a file a person picked or dropped to the companion, through the background worker. A worker that ends on the way
 * costs nothing but time: the bytes are still here, the upload goes on under its id, and the companion owns the offset.
 */
import { type Bytes, sha256Hex, toBase64 } from '../../../shared/channel/bytes.ts';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { maxFileBytes } from './fetch-file.ts';
import { type FromHolder, ownFilePort, toHolder } from './own-file-port.ts';
import { prepareImage } from './prepare-image.ts';

/** The part of a port that is used here. */
export interface HolderPort {
  postMessage(message: FromHolder): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** How often a line may break without one more piece taken, before it is given up. */
const maxBreaks = 5;

/**
 * @param connect opens a port of this name to the background worker.
 * @param onProgress bytes the companion has.
 * @throws ProblemError what is wrong with the file or with the way to the companion.
 */
export async function storeOwnFile(
  connect: (name: string) => HolderPort,
  file: File,
  onProgress: (bytes: number, size: number) => void,
): Promise<StoredFile> {
  const params = { name: file.name };
  const bytes = await prepareImage(new Uint8Array(await file.arrayBuffer()), maxFileBytes);
  if (bytes.length === 0) throw new ProblemError({ code: 'attachment-unreadable', params });
  if (bytes.length > maxFileBytes) {
    throw new ProblemError({
      code: 'attachment-too-large',
      params: { ...params, limitBytes: maxFileBytes },
    });
  }
  const head = {
    what: 'head',
    uploadId: crypto.randomUUID(),
    name: file.name.slice(0, 255) || 'dokument',
    size: bytes.length,
    sha256: await sha256Hex(bytes),
  } as const;
  let taken = 0;
  for (let breaks = 0; breaks <= maxBreaks; breaks += 1) {
    const before = taken;
    const stored = await handOver(connect(ownFilePort), head, bytes, (count) => {
      taken = count;
      onProgress(count, bytes.length);
    });
    if (stored !== undefined) return stored;
    // Every piece that was taken is a way forward.
    if (taken > before) breaks = 0;
  }
  throw new ProblemError({ code: 'attachment-incomplete', params: { ...params, offset: taken } });
}

/** @returns undefined when the line broke: the worker ended. @throws ProblemError */
function handOver(
  port: HolderPort,
  head: Extract<FromHolder, { what: 'head' }>,
  bytes: Bytes,
  onProgress: (bytes: number) => void,
): Promise<StoredFile | undefined> {
  return new Promise((resolve, reject) => {
    port.onDisconnect.addListener(() => resolve(undefined));
    port.onMessage.addListener((raw) => {
      const parsed = toHolder.safeParse(raw);
      if (!parsed.success) return;
      const message = parsed.data;
      switch (message.what) {
        case 'read': {
          const { offset, length } = message;
          port.postMessage({
            what: 'piece',
            offset,
            base64: toBase64(bytes.subarray(offset, offset + length)),
          });
          return;
        }
        case 'progress':
          onProgress(message.bytes);
          return;
        case 'stored':
          resolve(message.file);
          port.disconnect();
          return;
        case 'refused':
          reject(new ProblemError(message.problem));
          port.disconnect();
      }
    });
    port.postMessage(head);
  });
}
