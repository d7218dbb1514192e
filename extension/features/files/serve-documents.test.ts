import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fromBase64, utf8 } from '../../../shared/channel/bytes.ts';
import type { PageBrowser } from '../../platform/page-browser.ts';
import { holdsDocument, transferDocument } from './serve-documents.ts';

const pageOf = (body: string): Document =>
  new JSDOM(body, { url: 'https://spis.urad.cz/spis/142/' }).window.document;
const href = 'https://spis.urad.cz/d/1.pdf';

describe('a frame holds a document', () => {
  const holding: Record<string, string> = {
    'it links to': `<a href="${href}">x</a>`,
    'it links to by a relative address': '<a href="../../d/1.pdf">x</a>',
    'it links to from an area': `<map><area href="${href}"></map>`,
    'it shows as an image': `<img src="${href}">`,
    'it embeds': `<embed src="${href}">`,
    'it shows in a frame': `<iframe src="${href}"></iframe>`,
    'it embeds as an object': `<object data="${href}"></object>`,
    'it links to beside a form named links': `<form name="links"></form><a href="${href}">x</a>`,
    'it shows beside an image named images': `<img name="images" src="/x.png"><img src="${href}">`,
  };
  for (const [name, body] of Object.entries(holding)) {
    it(name, () => {
      expect(holdsDocument(pageOf(body), href)).toBe(true);
    });
  }

  const not: Record<string, string> = {
    'of which it only speaks': `<p>${href}</p>`,
    'whose address it holds in an attribute': `<div data-href="${href}" title="${href}"></div>`,
    'in a script': `<script type="text/plain">${href}</script>`,
    'in a template': `<template><a href="${href}">x</a></template>`,
    'in a comment': `<!-- <a href="${href}">x</a> -->`,
    'that a form sends to': `<form action="${href}"></form>`,
    'that a style loads': `<div style="background:url(${href})"></div>`,
    'with another query': `<a href="${href}?x=1">x</a>`,
    'with another fragment': `<a href="${href}#2">x</a>`,
    'of another scheme': '<a href="http://spis.urad.cz/d/1.pdf">x</a>',
    'of another site': '<a href="https://evil.example/d/1.pdf">x</a>',
    'as a link without an address': '<a name="x">x</a>',
    'at all, being empty': '',
  };
  for (const [name, body] of Object.entries(not)) {
    it(`but not one ${name}`, () => {
      expect(holdsDocument(pageOf(body), href)).toBe(false);
    });
  }
});

/** A port that shows what was said on it and lets the other end speak. */
function createApi() {
  const said: unknown[] = [];
  const heard: ((message: unknown) => void)[] = [];
  const closed: (() => void)[] = [];
  const names: string[] = [];
  const port = {
    postMessage: (message: unknown) => said.push(message),
    onMessage: { addListener: (listener: (message: unknown) => void) => heard.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => closed.push(listener) },
  };
  const api = {
    runtime: {
      connect: ({ name }: { name: string }) => {
        names.push(name);
        return port;
      },
    },
  } as unknown as PageBrowser; // the parts a transfer uses
  return {
    api,
    said,
    names,
    tell: (message: unknown) => {
      for (const listener of heard) listener(message);
    },
    close: () => {
      for (const listener of closed) listener();
    },
  };
}

const request = { href, name: 'a.pdf', transferId: '11111111-2222-4333-8444-555555555555' };
const content = utf8('%PDF-1.7 with some content');
afterEach(() => vi.unstubAllGlobals());

describe('a transfer', () => {
  it('opens its own port, tells the head, and gives the pieces asked for and no others', async () => {
    vi.stubGlobal('fetch', async () => new Response(content));
    const { api, said, names, tell } = createApi();
    await transferDocument(api, request, new AbortController().signal);
    expect(names).toEqual([`file:${request.transferId}`]);
    expect(said).toEqual([
      { what: 'head', name: 'a.pdf', size: content.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    tell({ what: 'read', offset: 5, length: 3 });
    tell({ what: 'read', offset: content.length - 2, length: 100 });
    const pieces = said.slice(1).map((one) => fromBase64((one as { base64: string }).base64));
    expect(pieces).toEqual([content.slice(5, 8), content.slice(-2)]);
  });

  it('tells why there is nothing to transfer', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 401 }));
    const { api, said } = createApi();
    await transferDocument(api, request, new AbortController().signal);
    expect(said).toMatchObject([{ what: 'problem', problem: { code: 'attachment-login-page' } }]);
  });

  it('ends the fetch when the other end goes away, and says nothing more', async () => {
    const { api, said, close } = createApi();
    vi.stubGlobal(
      'fetch',
      (_url: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const transfer = transferDocument(api, request, new AbortController().signal);
    close();
    await transfer;
    expect(said).toEqual([]);
  });
});
