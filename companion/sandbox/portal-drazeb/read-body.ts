/** Request bodies, judged before anything is read from them. */
import { type PortalContext, refusal } from './answers.ts';
import { isJsonObject, type JsonObject } from './read-field.ts';

const maxJsonBytes = 1024 * 1024;

/** A JSON object sent as `application/json` in UTF-8, or the refusal to answer. */
export async function readJson(c: PortalContext): Promise<{ body: JsonObject } | { refused: Response }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(type)) {
    return { refused: refusal(c, 415, 'Send application/json;charset=utf-8.', 'content-type:body') };
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.length > maxJsonBytes) return { refused: refusal(c, 413, 'Body is too large.', 'size:body') };
  const body = parse(bytes);
  if (!isJsonObject(body)) return { refused: refusal(c, 400, 'Malformed JSON body.', 'malformed:body') };
  return { body };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Neither UTF-8 nor JSON: the caller refuses whatever is no object.
    return undefined;
  }
}

/** The fields of a web form, or the refusal to answer. `maxBytes` bounds the whole body. */
export async function readForm(
  c: PortalContext,
  maxBytes: number,
): Promise<{ form: FormData } | { refused: Response }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type)) {
    return { refused: refusal(c, 415, 'Send multipart/form-data.', 'content-type:body') };
  }
  const tooLarge = () => ({ refused: refusal(c, 413, 'File is too large.', 'size:file') });
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) return tooLarge();
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > maxBytes) return tooLarge();
  try {
    return { form: await new Response(bytes, { headers: { 'content-type': type } }).formData() };
  } catch {
    // undici says only that the form cannot be parsed.
    return { refused: refusal(c, 400, 'Malformed form.', 'malformed:body') };
  }
}
