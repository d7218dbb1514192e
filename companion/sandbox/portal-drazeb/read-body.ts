/** Request bodies, judged before anything is read from them. */
import { type BodyFault, type JsonObject, readJsonBody } from '../read-json-body.ts';
import { type PortalContext, refusal } from './answers.ts';

const maxJsonBytes = 1024 * 1024;

/** A JSON object sent as `application/json` in UTF-8, or the refusal to answer. */
export async function readJson(c: PortalContext): Promise<{ body: JsonObject } | { refused: Response }> {
  const read = await readJsonBody(c.req, maxJsonBytes);
  if ('body' in read) return read;
  const { status, message } = refusals[read.fault];
  return { refused: refusal(c, status, message, `${read.fault}:body`) };
}

const refusals = {
  'content-type': { status: 415, message: 'Send application/json;charset=utf-8.' },
  size: { status: 413, message: 'Body is too large.' },
  malformed: { status: 400, message: 'Malformed JSON body.' },
} as const satisfies Record<BodyFault, { status: number; message: string }>;

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
