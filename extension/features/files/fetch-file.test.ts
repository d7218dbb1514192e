import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex, utf8 } from '../../../shared/channel/bytes.ts';
import type { ProblemCode } from '../../../shared/contract/problems.ts';
import { fetchFile, maxFileBytes } from './fetch-file.ts';

const href = 'https://spis.urad.cz/dokument/1';
const pdf = utf8('%PDF-1.7 …');
const signal = new AbortController().signal;

function answerWith(response: Response | (() => Response | Promise<Response>)) {
  const fetched = vi.fn(async () => (typeof response === 'function' ? response() : response));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}
afterEach(() => vi.unstubAllGlobals());

const file = (headers: Record<string, string> = {}): Response => new Response(pdf, { headers });

describe('fetching a document', () => {
  it('gives its bytes, their hash and the name of the link', async () => {
    const fetched = answerWith(file({ 'content-type': 'application/pdf' }));
    const answer = await fetchFile(href, 'Dražební vyhláška.pdf', signal);
    expect(answer).toEqual({
      ok: true,
      bytes: pdf,
      name: 'Dražební vyhláška.pdf',
      sha256: await sha256Hex(pdf),
    });
    expect(fetched).toHaveBeenCalledWith(href, { credentials: 'include', signal });
  });

  it('prefers the name the server gives', async () => {
    answerWith(file({ 'content-disposition': 'attachment; filename="142EX81.pdf"' }));
    expect(await fetchFile(href, 'Stáhnout', signal)).toMatchObject({ name: '142EX81.pdf' });
  });

  it('makes the name of a link harmless, and has one where there is none', async () => {
    answerWith(() => file());
    expect(await fetchFile(href, '../../x.pdf', signal)).toMatchObject({ name: '-..-x.pdf' });
    expect(await fetchFile(href, '…'.replace('…', '..'), signal)).toMatchObject({ name: 'dokument' });
  });

  it('takes a file that merely speaks of HTML', async () => {
    answerWith(new Response('%PDF <html>'));
    expect(await fetchFile(href, 'a.pdf', signal)).toMatchObject({ ok: true });
  });

  it('takes a file of exactly the limit', async () => {
    answerWith(new Response(new Uint8Array(maxFileBytes)));
    expect(await fetchFile(href, 'a.pdf', signal)).toMatchObject({ ok: true });
  });
});

describe('what came in place of a document is refused', () => {
  const html = '<!DOCTYPE html><title>Přihlášení</title>';
  const refused: Record<string, readonly [() => Response | Promise<Response>, ProblemCode]> = {
    'a login page': [
      () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      'attachment-login-page',
    ],
    'a login page behind a redirect': [
      () =>
        Object.defineProperty(
          new Response(html, { headers: { 'content-type': 'text/html' } }),
          'redirected',
          { value: true },
        ),
      'attachment-login-page',
    ],
    XHTML: [
      () => new Response('<x/>', { headers: { 'content-type': 'Application/XHTML+xml' } }),
      'attachment-login-page',
    ],
    'a page that calls itself a PDF': [
      () => new Response(html, { headers: { 'content-type': 'application/pdf' } }),
      'attachment-login-page',
    ],
    'a page that calls itself nothing': [() => new Response(utf8(`\n\t ${html}`)), 'attachment-login-page'],
    'a page behind a byte order mark': [() => new Response(utf8(`\ufeff${html}`)), 'attachment-login-page'],
    'a page without a doctype': [() => new Response(utf8('<HTML lang=cs>')), 'attachment-login-page'],
    'status 401': [() => new Response('', { status: 401 }), 'attachment-login-page'],
    'status 403': [() => new Response('', { status: 403 }), 'attachment-login-page'],
    'status 404': [() => new Response(html, { status: 404 }), 'attachment-unreadable'],
    'status 410': [() => new Response('', { status: 410 }), 'attachment-unreadable'],
    'status 500': [() => new Response('', { status: 500 }), 'attachment-unreadable'],
    'an empty file': [() => new Response(''), 'attachment-unreadable'],
    'no content': [() => new Response(null, { status: 204 }), 'attachment-unreadable'],
    'a network that is down': [
      () => Promise.reject(new TypeError('Failed to fetch')),
      'attachment-unreadable',
    ],
    'a transfer that breaks off': [
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.error(new Error('broken off'));
            },
          }),
        ),
      'attachment-unreadable',
    ],
    'a declared size over the limit': [
      () => new Response('x', { headers: { 'content-length': String(maxFileBytes + 1) } }),
      'attachment-too-large',
    ],
  };
  for (const [name, [respond, code]] of Object.entries(refused)) {
    it(`${name}: ${code}`, async () => {
      answerWith(respond);
      expect(await fetchFile(href, 'a.pdf', signal)).toMatchObject({
        ok: false,
        problem: { code, params: { name: 'a.pdf' }, field: 'attachments', sent: 'nothing' },
      });
    });
  }

  it('an endless stream: reading stops at the limit', async () => {
    let sent = 0;
    let cancelled = false;
    answerWith(
      new Response(
        new ReadableStream(
          {
            pull(controller) {
              sent += 1024 * 1024;
              controller.enqueue(new Uint8Array(1024 * 1024));
            },
            cancel() {
              cancelled = true;
            },
          },
          { highWaterMark: 0 },
        ),
      ),
    );
    expect(await fetchFile(href, 'a.pdf', signal)).toMatchObject({
      problem: { code: 'attachment-too-large', params: { limitMb: 20 } },
    });
    expect(cancelled).toBe(true);
    expect(sent).toBeLessThanOrEqual(maxFileBytes + 2 * 1024 * 1024);
  });

  it('without showing what stood in it', async () => {
    answerWith(new Response(`<html>CANARY`, { status: 500 }));
    expect(JSON.stringify(await fetchFile(href, 'a.pdf', signal))).not.toContain('CANARY');
  });
});
