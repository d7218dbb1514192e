/** E6 and E7: uploads (portal reference, section 4.1). */
import type { Hono } from 'hono';
import { type PortalContext, type PortalEnv, refusal, validationFailed } from './answers.ts';
import { fileKindOf } from './file-kind.ts';
import { createFindings, isRefused, refuse } from './findings.ts';
import type { Portal } from './portal.ts';
import { readForm } from './read-body.ts';
import type { PortalUpload } from './state.ts';

/** Boundary lines and part headers around a file of the greatest size. */
const formOverheadBytes = 64 * 1024;

export function addFileRoutes(app: Hono<PortalEnv>, portal: Portal): void {
  app.post('/admin/auctions/upload-image', (c) => upload(c, 'image', portal));
  app.post('/admin/auctions/upload-document', (c) => upload(c, 'document', portal));
}

async function upload(c: PortalContext, use: PortalUpload['use'], portal: Portal): Promise<Response> {
  const read = await readForm(c, portal.maxUploadBytes + formOverheadBytes);
  if ('refused' in read) return read.refused;

  const findings = createFindings();
  for (const key of new Set(read.form.keys())) {
    if (key !== 'file') refuse(findings, 'unknown-key', key, 'This field was not expected.');
  }
  const files = read.form.getAll('file');
  const [file] = files;
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
  if (bytes !== null && bytes.length > portal.maxUploadBytes) {
    return refusal(c, 413, 'File is too large.', 'size:file');
  }
  const kind = bytes === null ? null : fileKindOf(bytes, use);
  if (bytes === null) refuse(findings, 'missing', 'file', 'This value should be a file.');
  else if (files.length > 1) refuse(findings, 'one-file', 'file', 'Send one file at a time.');
  else if (kind === null) {
    const message = use === 'image' ? 'This is no JPEG or PNG image.' : 'This is no PDF document.';
    refuse(findings, 'file-type', 'file', message);
  }
  c.env.entry.brokenRules.push(...findings.brokenRules);
  if (isRefused(findings) || bytes === null || kind === null) return validationFailed(c, findings);

  const path = `/${Buffer.from(portal.random(16)).toString('hex')}.${kind.extension}`;
  portal.state.uploads[path] = {
    use,
    mime_type: kind.mime_type,
    size: bytes.length,
    base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
    uploadedAt: portal.now(),
    usedBy: null,
  };
  c.env.entry.effect = { kind: 'upload', record: path };
  return c.json(path, 201);
}
