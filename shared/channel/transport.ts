/** HTTP as the channel needs it: POST to a loopback port, nothing else; the body is opaque. */
import { type Bytes, concatBytes, fromUtf8 } from './bytes.ts';

export interface Transport {
  readonly fetch: typeof fetch;
}

const maxReplyBytes = 8 * 1024 * 1024;

/**
 * How long somebody on a port may take to prove itself. Threat: a program that takes the port, accepts and says
 * nothing, and so keeps the client from the companion on the next port.
 */
export const proofTimeoutMs = 3000;

/**
 * @returns the reply, or undefined when nobody listens on the port; whoever accepts and closes at once looks the same.
 * @throws Error when somebody answers, but not as the companion does; the signal's reason when it ends the request.
 */
export async function post(
  transport: Transport,
  port: number,
  path: '/hello' | '/message' | '/piece' | '/pair' | '/pair/confirm',
  body: string | Bytes,
  signal?: AbortSignal,
): Promise<string | undefined> {
  let response: Response;
  try {
    response = await transport.fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': typeof body === 'string' ? 'application/jose' : 'application/octet-stream' },
      body,
      // Not followed, and seen as the answer it is: the companion never redirects.
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`port ${port} answers with status ${response.status}`);
  }
  return readText(response, port);
}

/** Threat: an answer without an end from whoever took the port; a declared length is a claim, so bytes are counted. */
async function readText(response: Response, port: number): Promise<string> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return fromUtf8(concatBytes(...parts));
    size += value.length;
    if (size > maxReplyBytes) {
      await reader.cancel();
      throw new Error(`port ${port} answers without an end`);
    }
    parts.push(value);
  }
}
