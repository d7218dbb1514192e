import { PDF } from '@libpdf/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCaseSystem, disposition } from '../app.ts';
import { cases, findCase } from '../cases.ts';
import { createDocumentStore } from './document-store.ts';

const store = createDocumentStore();
const app = createCaseSystem({ isOwnHost: () => true, store, newSessionId: () => 'test-session' });

function get(path: string) {
  return app.request(path, { headers: { cookie: 'exis_relace=test-session' } });
}

beforeAll(async () => {
  const body = new URLSearchParams({ uzivatel: 'novakova', heslo: 'heslo' });
  await app.request('/prihlaseni', { method: 'POST', body });
});

describe('documents', () => {
  const files = cases.flatMap((officeCase) => officeCase.files.map((file) => ({ officeCase, file })));
  const whole = files.filter(({ file }) => !['login-page', 'broken-pdf'].includes(file.content.type));

  it.each(whole.map(({ officeCase, file }) => [`${officeCase.id}/${file.n}`, officeCase, file] as const))(
    'serves %s whole, with its Czech name',
    async (_name, officeCase, file) => {
      const response = await get(`/spis/${officeCase.id}/dokument/${file.n}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      const isPhoto = file.content.type === 'photo';
      expect(response.headers.get('content-type')).toBe(isPhoto ? 'image/png' : 'application/pdf');
      expect(response.headers.get('content-disposition')).toBe(
        disposition(isPhoto ? 'inline' : 'attachment', file.name),
      );
      if (isPhoto) {
        expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
        expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 800]);
        expect(bytes.subarray(-8, -4).toString('latin1')).toBe('IEND');
      } else {
        expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
        expect(bytes.subarray(-8).toString('latin1')).toContain('%%EOF');
      }
    },
    20_000,
  );

  it('writes number and amounts of the page into the vyhláška, also without fonts', async () => {
    const officeCase = findCase('byt-zajeci');
    const file = officeCase?.files[0];
    if (officeCase === undefined || file === undefined) throw new Error('case is missing');
    for (const reader of [store, createDocumentStore(null)]) {
      const stored = await reader.read(officeCase, file);
      if (stored === null) throw new Error('document is missing');
      const pdf = await PDF.load(stored.bytes, { lenient: false });
      const text = pdf
        .getPages()
        .map((each) => each.extractText().text)
        .join('\n');
      expect(pdf.getPageCount()).toBeGreaterThan(1);
      for (const fact of [
        '142 EX 81/25-27',
        '2 400 000,00',
        '3 600 000,00',
        '500 000,00',
        '19-2000145399/0800',
        '12. 3. 2027',
      ]) {
        expect(text).toContain(fact);
      }
    }
  });

  it('leads one link to the login page and cuts one PDF off', async () => {
    const link = await get('/spis/vadne-dokumenty/dokument/1');
    expect([link.status, link.headers.get('location')]).toEqual([302, '/prihlaseni?duvod=relace']);
    const broken = Buffer.from(await (await get('/spis/vadne-dokumenty/dokument/2')).arrayBuffer()).toString(
      'latin1',
    );
    expect(broken.startsWith('%PDF-')).toBe(true);
    expect(broken).not.toContain('%%EOF');
  });

  it('serves a small picture for the table', async () => {
    const bytes = Buffer.from(await (await get('/spis/vozidlo/dokument/2/nahled')).arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([150, 100]);
  });
});
