/** Reads a request body up to a limit. Threat: an endless body fills the memory before any proof was asked for. */
import { type Bytes, concatBytes, release } from '../../shared/channel/bytes.ts';

/**
 * @param into where it is written, at least `maxBytes` long: what is returned is a part of it
 * @returns undefined when the body is longer than `maxBytes`; reading stops there
 */
export async function readBody(request: Request, maxBytes: number, into?: Bytes): Promise<Bytes | undefined> {
  const declared = Number(request.headers.get('content-length') ?? '0');
  if (!(declared <= maxBytes)) return undefined;
  if (request.body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return into?.subarray(0, size) ?? concatBytes(...parts);
    const start = size;
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    if (into === undefined) parts.push(value);
    else {
      into.set(value, start);
      // Node made it for us alone; a part of something larger is not ours to give back.
      if (value.length === value.buffer.byteLength) release(value);
    }
  }
}
