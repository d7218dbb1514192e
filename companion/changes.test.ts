/** Changes of an auction that is at the portal: by whole state, exactly once, with every attachment that was there. */
import { afterEach, describe, expect, it } from 'vitest';
import type { SubmissionView } from '../shared/contract/submission.ts';
import type { Attachment } from '../shared/submissions/auction.ts';
import type { AuctionEditSubmission, TransitionAction } from '../shared/submissions/auction-change.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from './test-bench.ts';
import { copyOf, editOf, fileFirst, newTermKey, onRecord, seenNow, sendAndRead } from './test-changes.ts';

let bench: TestBench;
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(() => bench.close());

const context = { pair: 'test' };
const all = () => Object.values(bench.sandbox.state.auctions);
const broken = () => bench.sandbox.journal.flatMap((one) => one.brokenRules);
const effects = (kind: string) => bench.sandbox.journal.filter((one) => one.effect?.kind === kind).length;
const file = (action: 'publish' | 'save-draft') => fileFirst(bench, action);
const transition = (view: SubmissionView, action: TransitionAction, attachments: Attachment[] = []) =>
  sendAndRead(bench, { ...onRecord(view), action, attachments });
const edit = (view: SubmissionView, changes: Partial<AuctionEditSubmission>) =>
  sendAndRead(bench, editOf(bench, view, changes));

describe('ending an auction', () => {
  it.each([
    ['defer', 'deferred', 'stays-deferred'],
    ['cancel', 'cancelled', 'stays-cancelled'],
    ['pay', 'paid', null],
  ] as const)('by %s makes it %s, and every submission about it knows', async (action, state, trace) => {
    await open();
    const filed = await file('publish');
    if (trace !== null) expect(filed.remedies).toContainEqual({ action, trace });
    const view = await transition(filed, action);
    expect(view).toMatchObject({ state: 'done', action, remote: { id: filed.remote?.id, state } });
    expect(all().map((one) => one.status)).toEqual([state]);
    expect(await bench.read(filed.id)).toMatchObject({ state: 'done', remote: { state } });
    expect(broken()).toEqual([]);
  });

  it('attaches the resolution after it, and keeps what was there', async () => {
    await open();
    const filed = await file('publish');
    const resolution = await bench.attach('usnesení o odročení', 'resolution_defer');
    const view = await transition(filed, 'defer', [resolution]);
    expect(view.state).toBe('done');
    expect(all()[0]?.documents.map((one) => one.document_type)).toEqual([
      'auction_decree',
      'resolution_defer',
    ]);
    expect(broken()).toEqual([]);
  });

  it('can be taken back in the undo window', async () => {
    await open();
    const filed = await file('publish');
    const { id } = await bench.store({ ...onRecord(filed), action: 'cancel', attachments: [] });
    await bench.companion().handlers['submissions.undo']({ id }, context);
    await bench.later(60_000);
    expect(all()[0]?.status).toBe('upcoming');
  });

  it('is the same submission when it is asked for twice, and refused while another change is on its way', async () => {
    await open();
    const filed = await file('publish');
    const cancel = { ...onRecord(filed), action: 'cancel' as const, attachments: [] };
    const { id } = await bench.store(cancel);
    expect((await bench.store(cancel)).id).toBe(id);
    await expect(bench.store({ ...cancel, action: 'defer' })).rejects.toMatchObject({
      problem: { code: 'already-filed', params: { id } },
    });
  });

  it('is refused where the portal has moved on, and says where it is', async () => {
    await open();
    const filed = await file('publish');
    await transition(filed, 'defer');
    expect(await transition(filed, 'cancel')).toMatchObject({
      state: 'rejected',
      problem: { code: 'remote-conflict', params: { state: 'deferred' } },
    });
    expect(all()[0]?.status).toBe('deferred');
  });

  it('finds it done already by another hand', async () => {
    await open();
    const filed = await file('publish');
    for (const one of all()) one.status = 'cancelled';
    expect((await transition(filed, 'cancel')).state).toBe('done');
    expect(effects('to_cancelled')).toBe(0);
  });

  it('refuses a record that carries another number', async () => {
    await open();
    const filed = await file('publish');
    const { id } = await bench.store({
      ...onRecord(filed),
      number: '142EX81/25-28',
      action: 'cancel',
      attachments: [],
    });
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: { code: 'remote-conflict', field: 'referenceNumber' },
    });
    expect(all()[0]?.status).toBe('upcoming');
  });
});

describe('following a record somebody else made', () => {
  const otherLot = { caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '30' } } as const;
  const theirs = { hash: 'cizi', number: '142EX81/25-30' };
  const follow = (view: SubmissionView, remoteHash = theirs.hash) => ({
    ...onRecord(view),
    number: theirs.number,
    remoteHash,
    action: 'follow' as const,
  });
  async function withTheirs(status: 'draft' | 'upcoming'): Promise<SubmissionView> {
    await open();
    const filed = await file('publish');
    const [own] = all();
    if (own === undefined) throw new Error('nothing was filed');
    const { hash, number } = theirs;
    const copy = structuredClone(own);
    bench.sandbox.state.auctions[hash] = { ...copy, hash, status, data: { ...copy.data, number } };
    return filed;
  }
  const followed = async (payload: ReturnType<typeof follow>): Promise<SubmissionView> => {
    const { id } = await bench.store(payload, otherLot);
    await bench.send();
    return bench.read(id);
  };

  it.each([
    ['draft', ['edit', 'delete']],
    ['upcoming', ['edit', 'defer', 'cancel']],
  ] as const)('sends nothing, and knows what may be done about one that is %s', async (status, actions) => {
    const filed = await withTheirs(status);
    const before = bench.sandbox.journal.length;
    const view = await followed(follow(filed));
    expect(view).toMatchObject({ state: 'done', remote: { id: theirs.hash, state: status } });
    expect(view.remedies?.map((one) => one.action)).toEqual(actions);
    const sent = bench.sandbox.journal.slice(before).filter((one) => one.method !== 'GET');
    expect(sent).toEqual([]);
  });

  it('stands in the way of filing the same again', async () => {
    const filed = await withTheirs('upcoming');
    const { id } = await followed(follow(filed));
    const again = bench.store(await bench.auction({ number: theirs.number }), otherLot);
    await expect(again).rejects.toMatchObject({ problem: { code: 'already-filed', params: { id } } });
  });

  it('lets a draft be published that was found there', async () => {
    const filed = await withTheirs('draft');
    await followed(follow(filed));
    const auction = await bench.auction({
      number: theirs.number,
      action: 'publish-draft',
      remoteHash: theirs.hash,
      attachments: [await bench.attach('vyhláška')],
    });
    const { id } = await bench.store(auction, otherLot);
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'done',
      remote: { id: theirs.hash, state: 'upcoming' },
    });
  });

  it.each([
    ['another number', { number: '142EX81/25-31' }, 'remote-conflict'],
    ['a record that is not there', { remoteHash: 'nikde' }, 'remote-not-found'],
  ])('is refused for %s', async (_what, changes, code) => {
    const filed = await withTheirs('upcoming');
    const view = await followed({ ...follow(filed), ...changes });
    expect(view).toMatchObject({ state: 'rejected', problem: { code, sent: 'nothing' } });
  });
});

describe('deleting a draft', () => {
  it('removes it, and the same may be filed again', async () => {
    await open();
    const filed = await file('save-draft');
    expect(filed.remedies).toContainEqual({ action: 'delete', trace: 'none' });
    expect(await transition(filed, 'delete')).toMatchObject({ state: 'done', remote: { state: 'deleted' } });
    const again = await file('save-draft');
    expect(again.id).not.toBe(filed.id);
    expect(all().map((one) => one.status)).toEqual(['deleted', 'draft']);
  });

  it('is refused for a published one', async () => {
    await open();
    expect(await transition(await file('publish'), 'delete')).toMatchObject({ state: 'rejected' });
    expect(all()[0]?.status).toBe('upcoming');
  });

  it('is not believed of a record that cannot be found from the start', async () => {
    await open();
    const filed = await file('save-draft');
    const { id } = await bench.store({
      ...onRecord(filed),
      remoteHash: 'nikde',
      action: 'delete',
      attachments: [],
    });
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'rejected', problem: { code: 'remote-not-found' } });
    expect(all()[0]?.status).toBe('draft');
  });

  it('gives up the submission that left it and that nobody could settle', async () => {
    await open({
      around: async (request, next) => {
        const response = await next();
        const [document] = all()[0]?.documents ?? [];
        if (request.url.endsWith('/real.json') && document !== undefined) {
          all()[0]?.documents.push({ ...document, hash: 'dvojí' });
        }
        return response;
      },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    const stuck = await bench.read(id);
    expect(stuck).toMatchObject({ state: 'unknown', remote: { state: 'draft' } });
    expect(stuck.remedies).toContainEqual({ action: 'delete', trace: 'none' });
    expect((await transition(stuck, 'delete')).state).toBe('done');
    expect((await bench.read(id)).state).toBe('cancelled');
    expect(all()[0]?.status).toBe('deleted');
  });
});

describe('editing', () => {
  it('changes what was changed and keeps everything else', async () => {
    await open();
    const filed = await file('save-draft');
    const before = structuredClone(all()[0]);
    const view = await edit(filed, {
      changes: { lowestBid: 2_100_000, description: 'Dům se zahradou', deposit: null },
    });
    expect(view.state).toBe('done');
    expect(all()[0]?.data).toEqual({
      ...before?.data,
      item_price: 2_100_000,
      caution_deposit: null,
      caution_account_number: null,
      caution_variable_symbol: null,
      account_specific_symbol: null,
      item: { ...before?.data.item, description: 'Dům se zahradou' },
    });
    expect(all()[0]?.documents).toEqual(before?.documents);
    expect(all()[0]?.images).toEqual(before?.images);
    expect(broken()).toEqual([]);
  });

  it('adds, removes and orders files, and loses none', async () => {
    await open();
    const filed = await file('save-draft');
    const [first = '', second = ''] = all()[0]?.images.map((one) => one.hash) ?? [];
    const added = [await bench.attach('posudek', 'expert_report'), await bench.attach('půda', 'image')];
    expect((await edit(filed, { attachments: added, imageOrder: [second, first] })).state).toBe('done');
    const images = () => all()[0]?.images.toSorted((a, b) => a.priority - b.priority) ?? [];
    expect(images().map((one) => one.original_name)).toEqual(['sklep.png', 'dům.png', 'půda.png']);
    expect(all()[0]?.documents.map((one) => one.original_name)).toEqual(['vyhláška.pdf', 'posudek.pdf']);
    expect((await edit(filed, { removed: [first] })).state).toBe('done');
    expect(images().map((one) => one.original_name)).toEqual(['sklep.png', 'půda.png']);
    expect(broken()).toEqual([]);
  });

  it('of two documents of one type keeps both', async () => {
    await open();
    const filed = await file('save-draft');
    await edit(filed, { attachments: [await bench.attach('mapa', 'other_doc')] });
    expect((await edit(filed, { attachments: [await bench.attach('plán', 'other_doc')] })).state).toBe(
      'done',
    );
    expect(all()[0]?.documents.map((one) => one.original_name)).toEqual([
      'vyhláška.pdf',
      'mapa.pdf',
      'plán.pdf',
    ]);
  });

  it('moves a place as a whole', async () => {
    await open();
    const filed = await file('save-draft');
    const itemPlace = { district: 'Vsetín', latitude: 49.33, longitude: 17.99 };
    expect((await edit(filed, { changes: { itemPlace, cadastral: { name: 'Horní Lhota' } } })).state).toBe(
      'done',
    );
    expect(all()[0]?.data.item).toMatchObject({
      ruian: null,
      location_district: 'Vsetín',
      cadastral_office: 'Horní Lhota',
      ruian_cadastral_office: null,
    });
    expect(broken()).toEqual([]);
  });

  it('may be repeated after something else was changed in between', async () => {
    await open();
    const filed = await file('save-draft');
    for (const lowestBid of [1_000, 2_000, 1_000, 2_000]) await edit(filed, { changes: { lowestBid } });
    expect(all()[0]?.data.item_price).toBe(2_000);
  });

  it.each<[string, Partial<AuctionEditSubmission>]>([
    ['the term', { changes: { startsAt: '2027-09-01T08:00:00.000Z' } }],
    ['the number', { changes: { number: '142EX81/25-28' } }],
  ])('does not touch %s of a published auction', async (_name, changes) => {
    await open();
    expect((await edit(await file('publish'), changes)).state).toBe('rejected');
    expect(effects('edit')).toBe(0);
  });

  it('of what has changed since the person looked is refused', async () => {
    await open();
    const filed = await file('save-draft');
    const old = seenNow(bench);
    await edit(filed, { attachments: [await bench.attach('mapa', 'other_doc')] });
    expect(await edit(filed, { seen: old, changes: { lowestBid: 1 } })).toMatchObject({
      state: 'rejected',
      problem: { code: 'attachments-differ', sent: 'nothing' },
    });
    expect(all()[0]?.documents).toHaveLength(2);
  });

  it.each([
    ['the list of documents', { documents: undefined }],
    ['the list of images', { images: 7 }],
    ['a price', { item_price: { amount: 7 } }],
    ['the place', { item: { title: 'Dům', ruian: { city_name: 'Horní Lhota' } } }],
    ['the type of a document', { documents: [{ hash: 'x' }] }],
  ])('is refused when %s cannot be read', async (_name, odd) => {
    let isOdd = false;
    await open({
      around: async (request, next) => {
        const answer = await next();
        const isDetail = request.method === 'GET' && /auctions\/\w+\.json$/.test(request.url);
        if (!isOdd || !isDetail) return answer;
        return Response.json({ ...Object(await answer.json()), ...odd });
      },
    });
    const filed = await file('save-draft');
    isOdd = true;
    const view = await edit(filed, {
      changes: { minimumIncrement: 1 },
      seen: { ...seenNow(bench), files: 'documents' in odd && odd.documents ? ['x'] : seenNow(bench).files },
    });
    expect(['rejected', 'unknown']).toContain(view.state);
    expect(view.problem?.sent).toBe('nothing');
    expect(effects('edit')).toBe(0);
  });

  it('puts to a person an edit that the portal did not take as sent', async () => {
    await open({
      around: async (request, next) => {
        const response = await next();
        if (request.method === 'PATCH') all()[0]?.documents.pop();
        return response;
      },
    });
    const filed = await file('save-draft');
    expect(await edit(filed, { changes: { lowestBid: 1 } })).toMatchObject({
      state: 'unknown',
      problem: { code: 'attachments-differ', params: { missing: 1, doubled: 0 } },
    });
  });
});

describe('announcing a new term by a copy', () => {
  it('makes a draft with the new number, term and vyhláška, and publishes nothing', async () => {
    await open();
    const filed = await file('publish');
    await transition(filed, 'defer');
    const { id } = await bench.store(await copyOf(bench, filed), newTermKey);
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'draft' } });
    const copy = all()[1];
    expect(all().map((one) => one.status)).toEqual(['deferred', 'draft']);
    expect(copy?.data).toMatchObject({ number: '142EX81/25-31', end_at: null });
    expect(copy?.data.start_at).toContain('2027-08-12T09:00:00.000');
    expect(copy?.documents.map((one) => one.original_name)).toEqual(['nová vyhláška.pdf']);
    expect(broken()).toEqual([]);
  });

  it.each([
    ['carries over', true],
    ['leaves behind', false],
  ])('has every attachment once, whether the portal %s those of its source', async (_how, carries) => {
    await open({
      around: async (request, next) => {
        const response = await next();
        if (carries && request.url.endsWith('/copy.json')) {
          const [old, copy] = all();
          copy?.images.push(...(old?.images ?? []).map((one) => ({ ...one, hash: `${one.hash}k` })));
        }
        return response;
      },
    });
    const filed = await file('save-draft');
    const picture = await bench.attach('dům', 'image');
    const vyhlaska = await bench.attach('nová vyhláška');
    const copy = await copyOf(bench, filed, { attachments: [vyhlaska, picture] });
    const { id } = await bench.store(copy, newTermKey);
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
    const names = all()[1]?.images.map((one) => one.original_name);
    expect(names?.filter((name) => name === picture.name)).toHaveLength(1);
    expect(broken()).toEqual([]);
  });

  it('takes the old vyhláška out where the copy brought it, unless told otherwise', async () => {
    for (const keepDecree of [false, true]) {
      await open({
        around: async (request, next) => {
          const response = await next();
          if (request.url.endsWith('/copy.json')) {
            const [old, copy] = all();
            copy?.documents.push(...(old?.documents ?? []).map((one) => ({ ...one, hash: `${one.hash}k` })));
          }
          return response;
        },
      });
      const filed = await file('publish');
      const { id } = await bench.store(await copyOf(bench, filed, { keepDecree }), newTermKey);
      await bench.send();
      expect((await bench.read(id)).state).toBe('done');
      const names = all()[1]?.documents.map((one) => one.original_name);
      expect(names).toEqual(keepDecree ? ['vyhláška.pdf', 'nová vyhláška.pdf'] : ['nová vyhláška.pdf']);
      if (!keepDecree) await bench.close();
    }
  });

  it('is filed under the key of its source, which stays as it ended; the same twice is one', async () => {
    await open();
    const filed = await file('publish');
    const endAll = async () => {
      for (const one of all()) one.status = 'finished';
      await bench.companion().handlers['life.read']({ fileMark: '142EX81/25', atOnce: true }, context);
    };
    await endAll();
    const second = await copyOf(bench, filed);
    const copied = await sendAndRead(bench, second);
    expect(copied).toMatchObject({ state: 'done', remote: { state: 'draft' } });
    expect((await bench.store(second)).id).toBe(copied.id);

    const { remote, number } = copied;
    const publish = await bench.auction({ action: 'publish-draft', number, remoteHash: remote?.id ?? '' });
    const { id } = await bench.store(publish);
    await bench.call('submissions.undo', { id });
    // Another auction of the same key is no new term of it.
    await expect(bench.store(await bench.auction({ number: '142EX81/25-99' }))).rejects.toMatchObject({
      problem: { code: 'already-filed' },
    });

    await endAll();
    const third = { number: '142EX81/25-32', sourceNumber: number, remoteHash: remote?.id ?? '' };
    const again = await copyOf(bench, copied, {
      ...third,
      changes: { startsAt: '2027-09-12T09:00:00.000Z' },
    });
    expect(await sendAndRead(bench, again)).toMatchObject({ state: 'done' });
    expect(all().map((one) => one.status)).toEqual(['finished', 'finished', 'draft']);
    expect(effects('copy')).toBe(2);
    expect(broken()).toEqual([]);
  });

  it('waits for what is still being done about its source', async () => {
    await open();
    const filed = await file('publish');
    await bench.store({ ...onRecord(filed), action: 'defer', attachments: [] });
    await expect(bench.store(await copyOf(bench, filed))).rejects.toMatchObject({
      problem: { code: 'already-filed' },
    });
  });

  it('stops when the new number is taken', async () => {
    await open();
    const filed = await file('publish');
    await bench.store(await bench.auction({ number: '142EX81/25-31' }), newTermKey);
    await bench.send();
    await expect(bench.store(await copyOf(bench, filed), newTermKey)).rejects.toMatchObject({
      problem: { code: 'already-filed' },
    });
  });

  it('stops when the new number was typed into the portal meanwhile', async () => {
    await open();
    const filed = await file('publish');
    const [old] = all();
    if (old !== undefined) {
      const typed = { ...old, hash: 'Typed', status: 'draft' as const, documents: [], images: [] };
      bench.sandbox.state.auctions.Typed = { ...typed, data: { ...old.data, number: '142EX81/25-31' } };
    }
    const { id } = await bench.store(await copyOf(bench, filed), newTermKey);
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      problem: { code: 'duplicate-at-remote', sent: 'nothing' },
      candidates: [{ id: 'Typed' }],
    });
    expect(effects('copy')).toBe(0);
  });
});
