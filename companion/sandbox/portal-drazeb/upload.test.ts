import { beforeEach, describe, expect, it } from 'vitest';
import { createPortalSandbox, type PortalSandbox } from './index.ts';
import {
  type Answer,
  connectTo,
  countingRandom,
  type PortalClient,
  pdf,
  png,
  testNow,
} from './test-client.ts';

let sandbox: PortalSandbox;
let portal: PortalClient;

beforeEach(async () => {
  sandbox = createPortalSandbox({ now: () => testNow, random: countingRandom(), maxUploadBytes: 1000 });
  portal = await connectTo(sandbox);
});

const broken = () => sandbox.journal.at(-1)?.brokenRules;
const fieldsOf = (answer: Answer) => Object.keys(Object(answer.body.errors));

describe('an upload', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

  it.each([
    ['document', pdf, /^"\/[0-9a-f]{32}\.pdf"$/],
    ['image', png, /^"\/[0-9a-f]{32}\.png"$/],
    ['image', jpeg, /^"\/[0-9a-f]{32}\.jpeg"$/],
  ] as const)('is taken as %s and answers a path', async (use, bytes, answer) => {
    const { status, text } = await portal.upload(use, bytes, 'name-proves-nothing.exe');
    expect(status).toBe(201);
    expect(text).toMatch(answer);
    expect(broken()).toEqual([]);
  });

  const webp = new TextEncoder().encode('RIFF....WEBP');
  it.each([
    ['an image as a document', 'document', png],
    ['a document as an image', 'image', pdf],
    ['text that is named PDF', 'document', new TextEncoder().encode('Vyhláška')],
    ['a PDF that begins later', 'document', new TextEncoder().encode(' %PDF-1.7')],
    ['half a PNG signature', 'image', png.subarray(0, 7)],
    ['another kind of image', 'image', webp],
    ['an empty file', 'document', new Uint8Array()],
  ] as const)('is refused: %s', async (_name, use, bytes) => {
    const answer = await portal.upload(use, bytes, 'vyhlaska.pdf');
    expect([answer.status, fieldsOf(answer)]).toEqual([422, ['file']]);
    expect(broken()).toEqual(['file-type:file']);
  });

  it('is refused above the limit and taken at the limit', async () => {
    const atLimit = new Uint8Array(1000).fill(32);
    atLimit.set(pdf);
    const aboveLimit = new Uint8Array(1001).fill(32);
    aboveLimit.set(pdf);
    expect((await portal.upload('document', atLimit)).status).toBe(201);
    expect((await portal.upload('document', aboveLimit)).status).toBe(413);
    expect((await portal.upload('document', new Uint8Array(200_000))).status).toBe(413);
    expect(broken()).toEqual(['size:file']);
  });

  const send = (body: FormData | string, headers: Record<string, string> = {}) =>
    portal.call('/admin/auctions/upload-document', { method: 'POST', body, headers });
  const form = (...fields: [string, string | Blob][]) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return data;
  };
  const blob = new Blob([Uint8Array.from(pdf)]);

  it.each<[string, () => Promise<Answer>, number]>([
    ['another field name', () => send(form(['document', blob])), 422],
    ['a further field', () => send(form(['file', blob], ['note', 'x'])), 422],
    ['two files', () => send(form(['file', blob], ['file', blob])), 422],
    ['text instead of a file', () => send(form(['file', '%PDF-1.7'])), 422],
    ['an empty form', () => send(form()), 422],
    ['JSON', () => send('{}', { 'content-type': 'application/json' }), 415],
    ['bare bytes', () => send('%PDF-1.7', { 'content-type': 'application/pdf' }), 415],
    ['a form without its boundary', () => send('x', { 'content-type': 'multipart/form-data' }), 415],
    ['a broken form', () => send('x', { 'content-type': 'multipart/form-data; boundary=b' }), 400],
  ])('is refused: %s', async (_name, request, status) => {
    expect((await request()).status).toBe(status);
    expect(Object.keys(sandbox.state.uploads)).toEqual([]);
    expect(broken()).not.toEqual([]);
  });
});
