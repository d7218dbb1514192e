import { beforeEach, describe, expect, it } from 'vitest';
import { createPortalSandbox, type PortalSandbox } from './index.ts';
import {
  connectTo,
  countingRandom,
  createReady,
  type PortalClient,
  pdf,
  png,
  testNow,
  vary,
} from './test-client.ts';

let sandbox: PortalSandbox;
let portal: PortalClient;

beforeEach(async () => {
  sandbox = createPortalSandbox({ now: () => testNow, random: countingRandom() });
  portal = await connectTo(sandbox);
});

const page = async (path: string) => {
  const answer = await sandbox.app.request(path);
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const slugOf = async (hash: string) => String((await portal.detail(hash)).body.slug);

describe('the public detail', () => {
  it('appears with publishing and not before', async () => {
    const hash = await createReady(portal);
    const path = `/drazba/${await slugOf(hash)}.json`;
    expect((await page(path)).status).toBe(404);
    await portal.move(hash, 'to_upcoming');
    const shown = await page(path);
    expect([shown.status, JSON.parse(shown.html).status]).toEqual([200, 'upcoming']);
  });

  it('is not shown for a deleted draft or an unknown slug', async () => {
    const hash = await createReady(portal);
    const path = `/drazba/${await slugOf(hash)}.json`;
    await portal.move(hash, 'to_deleted');
    expect((await page(path)).status).toBe(404);
    expect((await page('/drazba/nic.json')).status).toBe(404);
  });
});

describe('the pages', () => {
  it('say that nothing is published, and what would be here', async () => {
    const { html, headers } = await page('/');
    expect(html).toContain('<strong>CVIČNÝ PORTÁL</strong> – nic se nezveřejňuje');
    expect(html).toContain('Zatím tu není žádná dražba.');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('show an auction in Czech and in Prague time', async () => {
    const hash = await createReady(portal);
    await portal.move(hash, 'to_upcoming');
    const plain = (await page('/')).html.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ');
    for (const text of ['zveřejněná', '142EX81/25-27', '12. 3. 2027 10:00', '2 400 000 Kč', 'vyhláška.pdf']) {
      expect(plain).toContain(text);
    }
    expect(plain).toContain(`href="/drazba/${await slugOf(hash)}"`);
  });

  it('escape what a client sent, everywhere', async () => {
    const evil = '"><script>alert(1)</script>\'&';
    const image = String(JSON.parse((await portal.upload('image', png)).text));
    const { body } = await portal.create(
      vary({
        'item.title': evil,
        'item.description': evil,
        'item.ruian_cadastral_office': null,
        'item.cadastral_office': evil,
        caution_account_number: evil,
        caution_variable_symbol: evil,
        documents: [await portal.newDocument('other_doc', evil)],
        images: [{ file: { uploadedFileName: image, name: evil }, priority: 0 }],
      }),
    );
    for (const path of ['/', `/drazba/${String(body.slug)}`]) {
      const { html } = await page(path);
      expect(html).not.toContain('<script>alert');
      expect(html.match(/&lt;script&gt;alert/g)?.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('give files with the type of their content, a name, and no guessing', async () => {
    const image = String(JSON.parse((await portal.upload('image', png)).text));
    const { body } = await portal.create(
      vary({
        documents: [await portal.newDocument('other_doc', "vyhláška (1)'.pdf")],
        images: [{ file: { uploadedFileName: image, name: 'a"b\r\nx.png' }, priority: 0 }],
      }),
    );
    const [document] = Object.keys(Object(body.documents));
    const [photo] = Object.keys(Object(body.images));
    const sent = await sandbox.app.request(`/upload/auction-document/${document}`);
    expect(Buffer.from(await sent.arrayBuffer())).toEqual(Buffer.from(pdf));
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''vyhl%C3%A1%C5%A1ka%20%281%29%27.pdf",
      'x-content-type-options': 'nosniff',
    });
    const shown = await sandbox.app.request(`/upload/auction-image/${photo}`);
    expect(shown.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''a%22b%0D%0Ax.png");
    expect((await page(`/upload/auction-image/${document}`)).status).toBe(404);
    expect((await page('/upload/auction-document/nic')).status).toBe(404);
  });

  it('bring their style and script from the portal itself', async () => {
    const { html } = await page('/');
    for (const [path, type] of [
      ['/page.css', 'text/css; charset=utf-8'],
      ['/page.js', 'text/javascript; charset=utf-8'],
    ] as const) {
      expect(html).toContain(`"${path}"`);
      const asset = await page(path);
      expect([asset.status, asset.headers.get('content-type')]).toEqual([200, type]);
    }
  });

  it('leave no trace in the journal', async () => {
    const before = sandbox.journal.length;
    for (const path of ['/', '/page.css', '/page.js', '/nothing']) await page(path);
    expect(sandbox.journal).toHaveLength(before);
  });
});
