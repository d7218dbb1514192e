/** Reads a request body up to a limit. Threat: an endless body fills the memory before any proof was asked for. */
import { type Bytes, concatBytes } from '../../shared/channel/bytes.ts';

/** @returns undefined when the body is longer than `maxBytes`; reading stops there. */
export async function readBody(request: Request, maxBytes: number): Promise<Bytes | undefined> {
  const declared = Number(request.headers.get('content-length') ?? '0');
  if (!(declared <= maxBytes)) return undefined;
  if (request.body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(...parts);
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
}
