/** `node bare-client.ts <url> <calls.json>`: the calls one after the other, as short as it can be said. Prints milliseconds. */
import { readFileSync } from 'node:fs';

export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  /** Base64. */
  readonly body: string | null;
}

if (import.meta.main) {
  const [, , url, path = ''] = process.argv;
  const calls: RecordedCall[] = JSON.parse(readFileSync(path, 'utf8'));
  const bodies = calls.map(({ body }) => (body === null ? null : Buffer.from(body, 'base64')));
  const began = performance.now();
  for (const [index, { method, path: at, headers }] of calls.entries()) {
    const body = bodies[index];
    const response = await fetch(`${url}${at}`, {
      method,
      headers,
      ...(body ? { body } : {}),
      redirect: 'manual',
    });
    await response.arrayBuffer();
  }
  process.stdout.write(String(performance.now() - began));
}
