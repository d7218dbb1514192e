import { afterEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';

const context = { pair: 'test' };
let bench: TestBench;
const open = async (): Promise<void> => {
  bench = await createTestBench();
};
afterEach(() => bench.close());

const all = () => Object.values(bench.sandbox.state.auctions);
const creates = () => bench.sandbox.journal.filter((one) => one.effect?.kind === 'create').length;
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (isProblemError(error)) return error.problem.code;
    throw error;
  }
  return 'no problem';
};

describe('storing', () => {
  it('takes the same id twice as the same submission', async () => {
    await open();
    const payload = await bench.auction();
    const id = bench.clock.uuid();
    const first = await bench.store(payload, { id });
    const second = await bench.store({ ...payload }, { id });
    expect(second).toEqual(first);
    await bench.send();
    expect(creates()).toBe(1);
  });

  it('takes the same content under another id as the same submission', async () => {
    await open();
    const payload = await bench.auction();
    const first = await bench.store(payload);
    expect((await bench.store(payload)).id).toBe(first.id);
  });

  it('refuses the same id with other content', async () => {
    await open();
    const id = bench.clock.uuid();
    await bench.store(await bench.auction(), { id });
    expect(await codeOf(bench.store(await bench.auction({ lowestBid: 1 }), { id }))).toBe('already-filed');
  });

  it('refuses another submission for the case while one is open or done', async () => {
    await open();
    await bench.store(await bench.auction());
    expect(await codeOf(bench.store(await bench.auction({ lowestBid: 1 })))).toBe('already-filed');
    await bench.send();
    expect(await codeOf(bench.store(await bench.auction({ lowestBid: 1 })))).toBe('already-filed');
  });

  it('refuses the same auction under another lot', async () => {
    await open();
    await bench.store(await bench.auction());
    const key = { fileMark: '142EX81/25', kind: 'auction', lot: 'A' } as const;
    expect(await codeOf(bench.store(await bench.auction(), { caseKey: key }))).toBe('already-filed');
  });

  it('takes another one with a reason', async () => {
    await open();
    await bench.store(await bench.auction());
    await bench.send();
    const { id } = await bench.store(await bench.auction(), { duplicateReason: 'druhá polovina' });
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
    expect(all()).toHaveLength(2);
  });

  it.each([
    ['none was saved, as whoever files knows', 0, 0, 'no problem'],
    ['the one it was made from', 2, 2, 'no problem'],
    ['one that was saved for the first time meanwhile', 1, 0, 'draft-changed'],
    ['a newer one', 2, 1, 'draft-changed'],
    ['none any more', 0, 2, 'draft-changed'],
    ['whatever; a sender of an earlier version doesn’t say', 2, undefined, 'no problem'],
  ])('where the draft is %s', async (_name, saves, draftVersion, expected) => {
    await open();
    const payload = await bench.auction();
    const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
    for (let version = 0; version < saves; version += 1) {
      const fields = { title: { value: `Dům ${version}`, origin: 'hand' } } as const;
      const draft = { key, version, updatedAt: '2027-03-01T08:00:00.000Z', pageUrl: null, fields };
      await bench.call('drafts.save', { draft: { ...draft, attachments: [], leftOut: [] } });
    }
    const changes = draftVersion === undefined ? {} : { draftVersion };
    expect(await codeOf(bench.store(payload, { caseKey: key, ...changes }))).toBe(expected);
    const { submissions } = await bench.call('submissions.list', { limit: 10 });
    expect(submissions).toHaveLength(expected === 'no problem' ? 1 : 0);
  });

  it('answers a repeated filing with what is there, whatever became of the draft', async () => {
    await open();
    const payload = await bench.auction();
    const id = bench.clock.uuid();
    const first = await bench.store(payload, { id, draftVersion: 0 });
    expect(await bench.store(payload, { id, draftVersion: 5 })).toEqual(first);
  });

  it('is found by the parties of its case as they were named last, and shows them nowhere', async () => {
    await open();
    const payload = await bench.auction();
    const { id } = await bench.store(payload, { parties: ['Bohumil Vrablík', 'Moravská úvěrová a.s.'] });
    await bench.send();
    const deferred = { parties: ['Bohumil Vráblík'], duplicateReason: 'druhá dražba' };
    const other = await bench.store(await bench.auction({ lowestBid: 1 }), deferred);
    const found = async (text: string): Promise<string[]> => {
      const query = { text, systems: [], states: [], offset: 0, limit: 10 };
      const { submissions } = await bench.call('submissions.search', query);
      return submissions.map((one) => one.id);
    };
    expect(await found('vráblík')).toEqual([other.id, id]);
    expect(await found('úvěrová')).toEqual([]);
    expect(JSON.stringify(await bench.read(id))).not.toContain('Vrabl');
  });

  it('takes another one after undo', async () => {
    await open();
    const first = await bench.store(await bench.auction());
    await bench.companion().handlers['submissions.undo']({ id: first.id }, context);
    const second = await bench.store(await bench.auction());
    expect(second.id).not.toBe(first.id);
    expect(second.state).toBe('held');
  });

  it.each([
    ['a training submission', 'training-mismatch', { training: true }],
    [
      'another case than its number',
      'invalid-message',
      { caseKey: { fileMark: '142EX82/25', kind: 'auction', lot: '27' } },
    ],
  ] as const)('refuses %s', async (_name, code, changes) => {
    await open();
    expect(await codeOf(bench.store(await bench.auction(), changes))).toBe(code);
  });

  it.each([
    ['an attachment that was never taken in', 'attachment-missing', { sha256: 'a'.repeat(64) }],
    ['an attachment of another size', 'attachment-missing', { size: 1 }],
    ['a PDF as a photograph', 'attachment-type', { documentType: 'image' }],
  ] as const)('refuses %s', async (_name, code, changes) => {
    await open();
    const decree = await bench.attach('vyhláška');
    const attachments = [decree, { ...decree, ...changes }];
    expect(await codeOf(bench.store(await bench.auction({ attachments })))).toBe(code);
  });
});
