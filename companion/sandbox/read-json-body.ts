import type { HonoRequest } from 'hono';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Why a body was not read; the double answers in the words of its system. */
export type BodyFault = 'content-type' | 'size' | 'malformed';

/** A JSON object sent as `application/json` in UTF-8, at most `maxBytes` long; judged before anything is read from it. */
export async function readJsonBody(
  request: HonoRequest,
  maxBytes: number,
): Promise<{ readonly body: JsonObject } | { readonly fault: BodyFault }> {
  const type = request.header('content-type') ?? '';
  if (!/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(type)) return { fault: 'content-type' };
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > maxBytes) return { fault: 'size' };
  const body = parse(bytes);
  return isJsonObject(body) ? { body } : { fault: 'malformed' };
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Neither UTF-8 nor JSON: the caller refuses whatever is no object.
    return undefined;
  }
}
