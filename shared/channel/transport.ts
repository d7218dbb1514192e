/** HTTP as the channel needs it: POST to a loopback port, nothing else; the body is opaque. */
import type { Bytes } from './bytes.ts';

export interface Transport {
  readonly fetch: typeof fetch;
}

const maxReplyBytes = 8 * 1024 * 1024;

/**
 * @returns the reply, or undefined when nobody listens on the port.
 * @throws Error when somebody answers, but not as the companion does.
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
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
  const length = Number(response.headers.get('content-length') ?? '0');
  if (response.status !== 200 || length > maxReplyBytes) {
    await response.body?.cancel();
    throw new Error(`port ${port} answers with status ${response.status}`);
  }
  return response.text();
}
