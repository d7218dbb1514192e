/** Fetches one document in the page's own session and looks at what came before anything is handed on. */
import { type Bytes, concatBytes, sha256Hex } from '../../../shared/channel/bytes.ts';
import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';
import { fileNameFromDisposition, safeName } from './content-disposition.ts';
import { prepareImage } from './prepare-image.ts';

/** The same limit as the companion's (shared/contract/routes.ts), which this part must not load. */
export const maxFileBytes = 20 * 1024 * 1024;

type Fetched =
  | { readonly ok: true; readonly bytes: Bytes; readonly name: string; readonly sha256: string }
  | { readonly ok: false; readonly problem: Problem };

const refuse = (code: ProblemCode, name: string, params: Problem['params'] = {}): Fetched => ({
  ok: false,
  problem: { code, params: { name, ...params }, field: 'attachments', sent: 'nothing' },
});

/** A page in place of a file: an HTML answer, most often the login form after the session ran out. */
function looksLikePage(response: Response, start: Bytes): boolean {
  const type = response.headers.get('content-type') ?? '';
  if (/^\s*(text\/html|application\/xhtml)/i.test(type)) return true;
  const text = new TextDecoder('latin1')
    .decode(start.subarray(0, 512))
    .replace(/^\u00ef\u00bb\u00bf/, '') // a byte order mark, read as Latin-1
    .trimStart()
    .toLowerCase();
  return text.startsWith('<!doctype html') || text.startsWith('<html');
}

/** A picture may be larger: it is made smaller before it is handed on. */
const maxRawImageBytes = 3 * maxFileBytes;

async function readLimited(response: Response): Promise<Bytes | undefined> {
  const isImage = /^\s*image\//i.test(response.headers.get('content-type') ?? '');
  const maxBytes = isImage ? maxRawImageBytes : maxFileBytes;
  if (Number(response.headers.get('content-length') ?? '0') > maxBytes) {
    await response.body?.cancel();
    return undefined;
  }
  if (response.body === null) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
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

/** @param name as the page calls it; the server's own name wins where it gives one. */
export async function fetchFile(href: string, name: string, signal: AbortSignal): Promise<Fetched> {
  let response: Response;
  let bytes: Bytes | undefined;
  try {
    response = await fetch(href, { credentials: 'include', signal });
    if (response.ok) bytes = await readLimited(response);
    else await response.body?.cancel();
  } catch {
    // Offline, cut off, refused by the page's own rules: for the person it is one thing, the file can't be read.
    return refuse('attachment-unreadable', name);
  }
  if (response.status === 401 || response.status === 403) return refuse('attachment-login-page', name);
  if (!response.ok) return refuse('attachment-unreadable', name, { status: response.status });
  if (bytes === undefined)
    return refuse('attachment-too-large', name, { limitMb: maxFileBytes / 1024 / 1024 });
  if (bytes.length === 0) return refuse('attachment-unreadable', name);
  if (looksLikePage(response, bytes)) return refuse('attachment-login-page', name);
  const ready = await prepareImage(bytes, maxFileBytes);
  if (ready.length > maxFileBytes) {
    return refuse('attachment-too-large', name, { limitMb: maxFileBytes / 1024 / 1024 });
  }
  const ownName = fileNameFromDisposition(response.headers.get('content-disposition'));
  return {
    ok: true,
    bytes: ready,
    name: ownName ?? safeName(name) ?? 'dokument',
    sha256: await sha256Hex(ready),
  };
}
