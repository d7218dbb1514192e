/**
 * A portal that answers a record as its public pages do (portal reference, section 11): the office, the category and the
 * place by their words, without the codes a request takes.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench } from '../../test-bench.ts';
import { copyOf, editOf, fileFirst, newTermKey, onRecord, sendAndRead } from '../../test-changes.ts';

let bench: TestBench;
afterEach(() => bench.close());

const isDetail = (request: Request): boolean =>
  request.method === 'GET' && /\/admin\/auctions\/\w+\.json$/.test(new URL(request.url).pathname);
const all = () => Object.values(bench.sandbox.state.auctions);

interface Portal {
  /** Bodies of edits, as they were sent. */
  readonly edits: Record<string, unknown>[];
}

/** Keeps what an edit leaves out, as PATCH is meant. @param forgets the place of the thing all the same */
async function openAtPublicPortal(forgets = false): Promise<Portal> {
  const edits: Record<string, unknown>[] = [];
  bench = await createTestBench({
    around: async (request, next) => {
      const body = request.method === 'PATCH' ? await request.clone().text() : '';
      if (body.includes('"documents"')) {
        const edit: Record<string, unknown> = JSON.parse(body);
        edits.push(edit);
        return bench.sandbox.app.request(new Request(request, { body: completed(request.url, edit) }));
      }
      const answer = await next();
      return isDetail(request) && answer.ok
        ? inWords(await answer.json(), forgets && edits.length > 0)
        : answer;
    },
  });
  return { edits };
}

function completed(url: string, edit: Record<string, unknown>): string {
  const hash = /(\w+)\.json$/.exec(url)?.[1] ?? '';
  const { depositDecided: _depositDecided, ...there } = Object(bench.sandbox.state.auctions[hash]?.data);
  return JSON.stringify({ ...there, ...edit, item: { ...there.item, ...Object(edit.item) } });
}

function inWords(record: Record<string, unknown>, isForgotten: boolean): Response {
  const item: Record<string, unknown> = Object(record.item);
  const { type, title } = Object(item.category);
  return Response.json({
    ...record,
    auctioneer_office: { title: 'Exekutorský úřad' },
    responsible_person: { name: 'Jana Malá' },
    item: {
      ...item,
      ruian: isForgotten ? null : { city_name: 'Horní Lhota', street_name: 'Lipová' },
      location_district: { district_name: 'Vsetín' },
      category: { type, title, full_path: title },
    },
  });
}

describe('a record that names office, category and place without their codes', () => {
  it('gets the resolution after its deferral, and nothing is sent of what could not be brought back', async () => {
    const { edits } = await openAtPublicPortal();
    const filed = await fileFirst(bench, 'publish');
    const attachments = [await bench.attach('usnesení', 'resolution_defer')];
    const view = await sendAndRead(bench, { ...onRecord(filed), action: 'defer', attachments });
    expect(view).toMatchObject({ state: 'done', remote: { state: 'deferred' } });
    const [sent] = edits;
    expect(sent).not.toHaveProperty('auctioneer_office');
    expect(sent).not.toHaveProperty('responsible_person');
    expect(sent?.item).toMatchObject({ category: 3, ruian_cadastral_office: 642649 });
    expect(sent?.item).not.toHaveProperty('ruian');
    expect(sent?.item).not.toHaveProperty('location_district');
    expect(all()[0]?.documents.map((one) => one.document_type)).toEqual([
      'auction_decree',
      'resolution_defer',
    ]);
  });

  it('goes to a person where the portal lost it by that', async () => {
    await openAtPublicPortal(true);
    const filed = await fileFirst(bench, 'publish');
    const attachments = [await bench.attach('usnesení', 'resolution_defer')];
    const view = await sendAndRead(bench, { ...onRecord(filed), action: 'defer', attachments });
    expect(view).toMatchObject({
      state: 'unknown',
      problem: { code: 'remote-conflict', params: { fields: 'item.ruian' } },
    });
  });

  it('is not changed while it is public, unless the place is given anew', async () => {
    const { edits } = await openAtPublicPortal();
    const filed = await fileFirst(bench, 'publish');
    const changes = { lowestBid: 2_100_000 };
    expect(await sendAndRead(bench, editOf(bench, filed, { changes }))).toMatchObject({
      state: 'rejected',
      problem: { code: 'remote-unexpected', field: 'addressPointCode', sent: 'nothing' },
    });
    expect(edits).toEqual([]);
  });

  it('is copied for a new term', async () => {
    const { edits } = await openAtPublicPortal();
    const filed = await fileFirst(bench, 'publish');
    await sendAndRead(bench, { ...onRecord(filed), action: 'defer', attachments: [] });
    const { id } = await bench.store(await copyOf(bench, filed), newTermKey);
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'draft' } });
    expect(edits[0]).toMatchObject({ number: '142EX81/25-31' });
    expect(edits[0]?.item).not.toHaveProperty('ruian');
    expect(all()[1]?.data.item.ruian).toBe(21738321);
  });
});
