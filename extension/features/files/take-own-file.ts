/** The background's end of a file a person picked or dropped: it asks for piece after piece and hands them to the companion. */
import type { Runtime } from 'webextension-polyfill';
import { type Bytes, fromBase64 } from '../../../shared/channel/bytes.ts';
import type { Channel } from '../../../shared/channel/channel.ts';
import { isProblemError, ProblemError } from '../../../shared/contract/problems.ts';
import { inParts } from './in-parts.ts';
import type { Inbox } from './open-inbox.ts';
import { type FromHolder, fromHolder, type ToHolder } from './own-file-port.ts';

/** Never rejects: whatever goes wrong is told to the page that holds the file, if it is still there. */
export async function takeOwnFile(channel: Channel, port: Runtime.Port, inbox: Inbox): Promise<void> {
  let isOpen = true;
  port.onDisconnect.addListener(() => {
    isOpen = false;
  });
  const say = (message: ToHolder): void => {
    if (isOpen) port.postMessage(message);
  };
  const next = async (): Promise<FromHolder> => {
    const parsed = fromHolder.safeParse(await inbox());
    if (!parsed.success) throw new ProblemError({ code: 'attachment-incomplete' });
    return parsed.data;
  };
  try {
    const head = await next();
    if (head.what !== 'head') throw new ProblemError({ code: 'attachment-incomplete' });
    const { uploadId, name, size, sha256 } = head;
    const file = await channel.upload({
      uploadId,
      name,
      size,
      sha256,
      documentType: null,
      read: inParts(async (offset, length) => {
        say({ what: 'read', offset, length });
        const piece = await next();
        if (piece.what !== 'piece' || piece.offset !== offset)
          throw new ProblemError({ code: 'attachment-incomplete' });
        return decode(piece.base64);
      }),
      onProgress: (bytes) => say({ what: 'progress', bytes }),
    });
    say({ what: 'stored', file });
  } catch (error) {
    const { problem } = isProblemError(error)
      ? error
      : new ProblemError({ code: 'internal' }, { cause: error });
    say({ what: 'refused', problem });
  }
}

function decode(base64: string): Bytes {
  try {
    return fromBase64(base64);
  } catch (cause) {
    throw new ProblemError({ code: 'attachment-incomplete' }, { cause });
  }
}
