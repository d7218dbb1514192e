import type { Bytes } from '../../../shared/channel/bytes.ts';
import { partBytes } from '../../../shared/contract/file-limits.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';

type Read = (offset: number, length: number) => Promise<Bytes>;

/**
 * A reader of any length out of one that gives so much at a time as goes over a port.
 * @throws ProblemError `attachment-incomplete` for a part of nothing, or of more than asked for; what `read` throws
 */
export function inParts(read: Read): Read {
  return async (offset, length) => {
    if (length <= partBytes) return read(offset, length);
    const whole = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const wanted = Math.min(partBytes, length - filled);
      const part = await read(offset + filled, wanted);
      if (part.length < 1 || part.length > wanted) throw new ProblemError({ code: 'attachment-incomplete' });
      whole.set(part, filled);
      filled += part.length;
    }
    return whole;
  };
}
