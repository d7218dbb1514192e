import { beforeEach, describe, expect, it } from 'vitest';
import { auctionStates, documentMatrix } from './document-matrix.ts';
import { createPortalSandbox, type PortalSandbox } from './index.ts';
import type { PortalClient } from './test-client.ts';
import { type Answer, connectTo, countingRandom, pdf, png, testNow, vary } from './test-client.ts';

let sandbox: PortalSandbox;
let portal: PortalClient;
let now: number;
let hash: string;

beforeEach(async () => {
  now = testNow;
  sandbox = createPortalSandbox({
    now: () => now,
    random: countingRandom(),
    tokenLifetimeSeconds: 1e6,
  });
  portal = await connectTo(sandbox);
  hash = String((await portal.create(vary({}))).body.hash);
});

const broken = () => sandbox.journal.at(-1)?.brokenRules;
const fieldsOf = (answer: Answer) => Object.keys(Object(answer.body.errors));
const stored = () => sandbox.state.auctions[hash];
const keptDocuments = () =>
  (stored()?.documents ?? []).map((file) => ({ hash: file.hash, document_type: file.document_type }));

async function newImage(priority: number, name = 'foto.png') {
  const path = String(JSON.parse((await portal.upload('image', png)).text));
  return { file: { uploadedFileName: path, name }, priority };
}

describe('attaching', () => {
  it('gives every file a hash and answers objects keyed by it, or an empty list', async () => {
    expect((await portal.detail(hash)).body).toMatchObject({ images: [], documents: [] });
    const documents = [await portal.newDocument('auction_decree', 'vyhláška 27.pdf')];
    const { status } = await portal.edit(hash, vary({ documents, images: [await newImage(3)] }));
    expect(status).toBe(200);
    const { body } = await portal.detail(hash);
    const [document] = Object.entries(Object(body.documents));
    const [image] = Object.entries(Object(body.images));
    expect(document).toMatchObject([
      expect.stringMatching(/^[a-zA-Z]{3}$/),
      {
        hash: document?.[0],
        original_name: 'vyhláška 27.pdf',
        mime_type: 'application/pdf',
        size: pdf.length,
        document_type: 'auction_decree',
      },
    ]);
    expect(image?.[1]).toMatchObject({ hash: image?.[0], mime_type: 'image/png', priority: 3 });
    expect(broken()).toEqual([]);
  });

  it('keeps what is listed by hash and removes the rest without a word', async () => {
    const documents = [await portal.newDocument('auction_decree'), await portal.newDocument('expert_report')];
    await portal.edit(hash, vary({ documents }));
    const [decree, report] = keptDocuments();
    const { status } = await portal.edit(
      hash,
      vary({ documents: [decree, await portal.newDocument('other_doc')] }),
    );
    expect(status).toBe(200);
    expect(keptDocuments().map(({ document_type }) => document_type)).toEqual([
      'auction_decree',
      'other_doc',
    ]);
    expect(keptDocuments()[0]).toEqual(decree);
    expect(sandbox.journal.at(-1)?.effect?.detail).toMatchObject({ removed: [report?.hash] });
  });

  it.each(['images', 'documents'])(
    'removes all when the key %s is left out, and holds it against the client',
    async (key) => {
      const documents = [await portal.newDocument('auction_decree')];
      await portal.edit(hash, vary({ documents, images: [await newImage(0)] }));
      const kept = {
        documents: keptDocuments(),
        images: stored()?.images.map((image) => ({ hash: image.hash, priority: 0 })),
      };
      expect((await portal.edit(hash, vary({ ...kept, [key]: undefined }))).status).toBe(200);
      expect([stored()?.documents.length, stored()?.images.length]).toEqual(
        key === 'images' ? [1, 0] : [0, 1],
      );
      expect(broken()).toEqual([`key-left-out:${key}`]);
    },
  );

  it('attaches a repeated file twice, within one body and with a repeated body', async () => {
    const entry = await portal.newDocument('expert_report');
    await portal.edit(hash, vary({ documents: [entry, entry] }));
    expect(stored()?.documents).toHaveLength(2);
    expect(broken()).toEqual(['file-repeated:documents[1]']);
    await portal.edit(hash, vary({ documents: [...keptDocuments(), entry] }));
    expect(stored()?.documents).toHaveLength(3);
    expect(broken()).toEqual(['file-repeated:documents[2]']);
  });

  it('holds it against the client when a published auction loses a document', async () => {
    const documents = [await portal.newDocument('auction_decree'), await portal.newDocument('expert_report')];
    await portal.edit(hash, vary({ documents }));
    await portal.move(hash, 'to_upcoming');
    const [decree, report] = keptDocuments();
    expect((await portal.edit(hash, vary({ documents: [decree] }))).status).toBe(200);
    expect(broken()).toEqual([`removed-after-publishing:${report?.hash}`]);
  });

  const unknown = `/${'0'.repeat(32)}.pdf`;
  const file = { uploadedFileName: unknown, name: 'x.pdf' };
  it.each<[string, string, unknown, string, string]>([
    [
      'an unknown upload',
      'documents',
      { file, document_type: 'other_doc' },
      '.file.uploadedFileName',
      'unknown-upload',
    ],
    [
      'an upload every object knows',
      'documents',
      { file: { ...file, uploadedFileName: 'constructor' }, document_type: 'other_doc' },
      '.file.uploadedFileName',
      'unknown-upload',
    ],
    [
      'no upload',
      'documents',
      { file: { name: 'x' }, document_type: 'other_doc' },
      '.file.uploadedFileName',
      'missing',
    ],
    [
      'no name',
      'documents',
      { file: { uploadedFileName: unknown }, document_type: 'other_doc' },
      '.file.name',
      'missing',
    ],
    [
      'an unknown key of the file',
      'documents',
      { file: { ...file, size: 1 }, document_type: 'other_doc' },
      '.file.size',
      'unknown-key',
    ],
    ['a path instead of a file', 'documents', { file: unknown, document_type: 'other_doc' }, '.file', 'type'],
    ['an unknown hash', 'documents', { hash: 'KbE', document_type: 'other_doc' }, '.hash', 'unknown-hash'],
    ['a numeric hash', 'documents', { hash: 7, document_type: 'other_doc' }, '.hash', 'type'],
    ['hash and file', 'documents', { hash: 'KbE', file, document_type: 'other_doc' }, '', 'hash-or-file'],
    ['neither hash nor file', 'documents', { document_type: 'other_doc' }, '', 'hash-or-file'],
    ['text', 'documents', unknown, '', 'type'],
    [
      'a priority among documents',
      'documents',
      { hash: 'KbE', document_type: 'other_doc', priority: 1 },
      '.priority',
      'unknown-key',
    ],
    [
      'a type among images',
      'images',
      { hash: 'wYV', priority: 1, document_type: 'other_doc' },
      '.document_type',
      'unknown-key',
    ],
  ])('is refused: %s', async (_name, key, entry, place, rule) => {
    const answer = await portal.edit(hash, vary({ [key]: [entry] }));
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toContain(`${key}[0]${place}`);
    expect(broken()).toContain(`${rule}:${key}[0]${place}`);
  });

  it.each([['documents'], ['images']])('is refused: %s that is no list', async (key) => {
    for (const value of [{}, null, 'KbE']) {
      expect(fieldsOf(await portal.edit(hash, vary({ [key]: value })))).toEqual([key]);
    }
  });

  it.each<[string, unknown, string]>([
    ['an unknown type', 'decree', 'document-type'],
    ['a photograph among the documents', 'image', 'document-type'],
    ['no type', undefined, 'missing'],
    ['a numeric type', 1, 'type'],
  ])('is refused: %s', async (_name, type, rule) => {
    const entry = { ...(await portal.newDocument('other_doc')), document_type: type };
    expect(fieldsOf(await portal.edit(hash, vary({ documents: [entry] })))).toEqual([
      'documents[0].document_type',
    ]);
    expect(broken()).toEqual([`${rule}:documents[0].document_type`]);
  });

  it.each<[string, unknown, string]>([
    ['no priority', undefined, 'missing'],
    ['a negative priority', -1, 'range'],
    ['half a priority', 0.5, 'fraction'],
    ['a priority as text', '1', 'type'],
  ])('is refused: %s', async (_name, priority, rule) => {
    const images = [{ ...(await newImage(0)), priority }];
    expect(fieldsOf(await portal.edit(hash, vary({ images })))).toEqual(['images[0].priority']);
    expect(broken()).toEqual([`${rule}:images[0].priority`]);
  });

  it('is refused for an upload of the other kind', async () => {
    const image = await newImage(0);
    const documents = [{ file: image.file, document_type: 'other_doc' }];
    expect(fieldsOf(await portal.edit(hash, vary({ documents })))).toEqual([
      'documents[0].file.uploadedFileName',
    ]);
    expect(broken()).toEqual(['wrong-upload:documents[0].file.uploadedFileName']);
  });

  it('is refused for an upload that another auction has used', async () => {
    const documents = [await portal.newDocument('expert_report')];
    await portal.edit(hash, vary({ documents }));
    const answer = await portal.create(vary({ number: '142EX81/25-28', documents }));
    expect(fieldsOf(answer)).toEqual(['documents[0].file.uploadedFileName']);
    expect(broken()).toEqual(['upload-used:documents[0].file.uploadedFileName']);
  });

  it('is refused for an upload that is too old', async () => {
    const documents = [await portal.newDocument('expert_report')];
    now += 3_600_001;
    expect(fieldsOf(await portal.edit(hash, vary({ documents })))).toEqual([
      'documents[0].file.uploadedFileName',
    ]);
    expect(broken()).toEqual(['upload-expired:documents[0].file.uploadedFileName']);
  });

  it('is refused for a hash listed twice and for one of another auction', async () => {
    await portal.edit(hash, vary({ documents: [await portal.newDocument('expert_report')] }));
    const kept = keptDocuments();
    expect(fieldsOf(await portal.edit(hash, vary({ documents: [...kept, ...kept] })))).toEqual([
      'documents[1]',
    ]);
    const other = String((await portal.create(vary({ number: '142EX82/25' }))).body.hash);
    expect(fieldsOf(await portal.edit(other, vary({ documents: kept })))).toEqual(['documents[0].hash']);
  });

  it('changes nothing when one entry of several is refused', async () => {
    await portal.edit(hash, vary({ documents: [await portal.newDocument('expert_report')] }));
    const before = structuredClone(stored());
    const documents = [await portal.newDocument('other_doc'), { hash: 'nic', document_type: 'other_doc' }];
    expect((await portal.edit(hash, vary({ documents, 'item.title': 'Jiný' }))).status).toBe(422);
    expect(stored()).toEqual(before);
  });
});

describe('the matrix of types and states', () => {
  const cells = Object.entries(documentMatrix).flatMap(([type, allowed]) =>
    auctionStates
      .filter((state) => state !== 'deleted')
      .map((state) => [type, state, (allowed as readonly string[]).includes(state)] as const),
  );

  it.each(cells)('a new %s in %s: %s', async (type, state, allowed) => {
    const auction = stored();
    if (auction !== undefined) auction.status = state;
    const answer = await portal.edit(hash, vary({ documents: [await portal.newDocument(type)] }));
    expect(answer.status).toBe(allowed ? 200 : 422);
    if (!allowed) expect(fieldsOf(answer)).toEqual(['documents[0].document_type']);
  });

  it('does not judge what is only kept, unless it is given another type', async () => {
    await portal.edit(hash, vary({ documents: [await portal.newDocument('auction_decree')] }));
    await portal.move(hash, 'to_upcoming');
    await portal.move(hash, 'to_deferred');
    const documents = [...keptDocuments(), await portal.newDocument('resolution_defer')];
    expect((await portal.edit(hash, vary({ documents }))).status).toBe(200);
    expect(stored()?.documents).toHaveLength(2);
    const retyped = keptDocuments().map((kept) => ({ ...kept, document_type: 'other_doc' }));
    expect((await portal.edit(hash, vary({ documents: retyped }))).status).toBe(422);
  });

  it('lets images in only while the auction is a draft', async () => {
    expect((await portal.edit(hash, vary({ images: [await newImage(0)] }))).status).toBe(200);
    const auction = stored();
    if (auction !== undefined) auction.status = 'upcoming';
    const images = [...(auction?.images ?? []).map((image) => ({ hash: image.hash, priority: 1 }))];
    expect((await portal.edit(hash, vary({ images }))).status).toBe(200);
    const answer = await portal.edit(hash, vary({ images: [...images, await newImage(2)] }));
    expect(fieldsOf(answer)).toEqual(['images[1]']);
  });
});
