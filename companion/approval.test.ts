import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench } from './test-bench.ts';

let bench: TestBench;
const open = async (policy = 'second-person'): Promise<void> => {
  bench = await createTestBench({ env: { PODATELNA_APPROVAL: policy } });
};
afterEach(() => bench.close());

const context = { pair: 'test' };
const store = async (preparedBy = 'Jana Nová') => bench.store(await bench.auction(), { preparedBy });
/** At the command line, which says itself who sits there. */
const approve = (id: string, approvedBy: string | undefined, pair = bench.pair('', 'command-line')) =>
  bench.companion().handlers['submissions.approve']({ id, approvedBy }, { pair });
const history = (id: string) => bench.companion().handlers['submissions.history']({ id, after: 0 }, context);
const withdraw = (id: string) => bench.companion().handlers['submissions.withdraw']({ id }, context);

describe('where a second person has to approve', () => {
  it('a submission waits, and its undo window opens with the approval', async () => {
    await open();
    const view = await store();
    expect(view).toMatchObject({
      state: 'waiting',
      awaits: ['approval'],
      preparedBy: 'Jana Nová',
      heldUntil: null,
    });
    await bench.later(3_600_000);
    expect(bench.sandbox.journal).toHaveLength(0);
    const { submission } = await approve(view.id, 'Petr Malý');
    expect(submission).toMatchObject({
      state: 'held',
      awaits: [],
      approvedBy: 'Petr Malý',
      heldUntil: new Date(bench.clock.now() + 15_000).toISOString(),
    });
    await bench.send();
    expect(await bench.read(view.id)).toMatchObject({ state: 'done', approvedBy: 'Petr Malý' });
  });

  it.each(['Jana Nová', 'jana nová', ' JANA  NOVÁ ', 'Jana Nova'])(
    'who prepared it is refused as %j',
    async (name) => {
      await open();
      const { id } = await store();
      await expect(approve(id, name)).rejects.toMatchObject({ problem: { code: 'same-person' } });
      expect((await bench.read(id)).state).toBe('waiting');
    },
  );

  it.each(['', '  '])('who prepared it, named as %j, is the browser as the office calls it', async (name) => {
    await open();
    const view = await store(name);
    expect(view).toMatchObject({ state: 'waiting', preparedBy: 'test' });
    await expect(approve(view.id, 'Test')).rejects.toMatchObject({ problem: { code: 'same-person' } });
    expect((await approve(view.id, 'Petr Malý')).submission.state).toBe('held');
  });

  it('what it sends can be read through, by whoever knows its id', async () => {
    await open();
    const payload = await bench.auction();
    const { id } = await bench.store(payload, { preparedBy: 'Jana Nová' });
    const read = (of: string) => bench.companion().handlers['submissions.content']({ id: of }, context);
    expect((await read(id)).payload).toEqual(payload);
    await expect(read('6f1c1b2e-0000-4000-8000-000000000000')).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('it may be withdrawn while it waits, and not approved any more', async () => {
    await open();
    const { id } = await store();
    expect((await withdraw(id)).submission.state).toBe('cancelled');
    await expect(approve(id, 'Petr Malý')).rejects.toMatchObject({ problem: { code: 'wrong-state' } });
    await bench.later(3_600_000);
    expect(bench.sandbox.journal).toHaveLength(0);
  });

  it('an approved one is taken back by undo, not withdrawn', async () => {
    await open();
    const { id } = await store();
    await approve(id, 'Petr Malý');
    await expect(withdraw(id)).rejects.toMatchObject({ problem: { code: 'wrong-state' } });
    await expect(approve(id, 'Eva Malá')).rejects.toMatchObject({ problem: { code: 'wrong-state' } });
  });

  it.each(['undo', 'send-now', 'stop', 'retry'] as const)('%s does not get around it', async (way) => {
    await open();
    const { id } = await store();
    await expect(bench.companion().handlers[`submissions.${way}`]({ id }, context)).rejects.toMatchObject({
      problem: { code: 'wrong-state' },
    });
    await bench.later(3_600_000);
    expect(bench.sandbox.journal).toHaveLength(0);
  });

  it('it still waits after a crash', async () => {
    await open();
    const { id } = await store();
    await bench.crash();
    await bench.later(3_600_000);
    expect((await bench.read(id)).state).toBe('waiting');
    expect(bench.sandbox.journal).toHaveLength(0);
  });

  it('one approval lets a whole chain go', async () => {
    await open();
    const view = await bench.store(await bench.auction(), {
      preparedBy: 'Jana Nová',
      followers: [
        {
          id: bench.clock.uuid(),
          caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' },
          payload: await bench.auction({ number: '142EX81/25-28' }),
        },
      ],
    });
    expect(view.chain?.state).toBe('waiting');
    await approve(view.id, 'Petr Malý');
    await bench.send();
    expect((await bench.read(view.id)).chain?.steps.map((step) => step.state)).toEqual(['done', 'done']);
  });

  it('is said by the service', async () => {
    await open();
    expect(await bench.companion().handlers['service.read']({}, context)).toMatchObject({
      approval: 'second-person',
    });
  });
});

describe('approval in a browser', () => {
  const colleague = 'Firefox, Petr Malý';

  it('is under the name of its pair', async () => {
    await open();
    const { id } = await store();
    const { submission } = await approve(id, undefined, bench.pair(colleague));
    expect(submission).toMatchObject({ state: 'held', approvedBy: colleague });
    expect((await history(id)).lines.at(-1)).toMatchObject({ action: 'state.approve', who: colleague });
  });

  it.each(['Petr Malý', 'Jana Nová', ''])('can name itself nobody else: %j', async (name) => {
    await open();
    const { id } = await store();
    await expect(approve(id, name, bench.pair(colleague))).rejects.toMatchObject({
      problem: { code: 'invalid-message', field: 'approvedBy' },
    });
    expect((await bench.read(id)).state).toBe('waiting');
  });

  it.each(['Edge, Jana', 'edge, JANA', ' EDGE,  jana '])(
    'is refused to a browser of the preparer’s name, written %j',
    async (name) => {
      await open();
      const own = bench.pair('Edge, Jana');
      const { id } = await bench.store(await bench.auction(), { preparedBy: '' }, own);
      expect((await bench.read(id)).preparedBy).toBe('Edge, Jana');
      for (const pair of [own, bench.pair(name)]) {
        await expect(approve(id, undefined, pair)).rejects.toMatchObject({
          problem: { code: 'same-person' },
        });
      }
      expect((await bench.read(id)).state).toBe('waiting');
    },
  );

  it('is refused to the browser it was handed over by, whoever that said had prepared it', async () => {
    await open();
    const own = bench.pair('Edge, Jana');
    const { id } = await bench.store(await bench.auction(), { preparedBy: 'Petr Malý' }, own);
    await expect(approve(id, undefined, own)).rejects.toMatchObject({ problem: { code: 'same-person' } });
  });

  it('counts once, and not for what was withdrawn', async () => {
    await open();
    const other = bench.pair(colleague);
    const first = await store();
    await approve(first.id, undefined, other);
    await expect(approve(first.id, undefined, other)).rejects.toMatchObject({
      problem: { code: 'wrong-state' },
    });
    await bench.companion().handlers['submissions.undo']({ id: first.id }, { pair: other });
    const second = await store();
    await withdraw(second.id);
    await expect(approve(second.id, undefined, other)).rejects.toMatchObject({
      problem: { code: 'wrong-state' },
    });
    await bench.later(3_600_000);
    expect(bench.sandbox.journal).toHaveLength(0);
  });

  it('is refused to a pair that is no longer one', async () => {
    await open();
    const { id } = await store();
    await expect(approve(id, 'Petr Malý', 'nobody')).rejects.toMatchObject({
      problem: { code: 'invalid-message' },
    });
  });

  it('at the command line needs a name', async () => {
    await open();
    const { id } = await store();
    await expect(approve(id, undefined)).rejects.toMatchObject({
      problem: { code: 'invalid-message', field: 'approvedBy' },
    });
  });

  it('knows who asks from the service, by the same name', async () => {
    await open();
    const { handlers } = bench.companion();
    expect(await handlers['service.read']({}, { pair: bench.pair(colleague) })).toMatchObject({
      caller: colleague,
      can: expect.arrayContaining(['approve']),
    });
  });
});

describe('lists', () => {
  const counts = () => bench.companion().handlers['submissions.list']({ limit: 1 }, context);
  const search = async (query: object, pair = 'test') =>
    (
      await bench
        .companion()
        .handlers['submissions.search'](
          { text: '', systems: [], states: [], limit: 50, offset: 0, ...query },
          { pair },
        )
    ).submissions.map((one) => one.id);

  it('are of what waits for approval, and of what one prepared oneself', async () => {
    await open();
    const own = bench.pair('Edge, Jana');
    const mine = await bench.store(await bench.auction(), { preparedBy: '' }, own);
    const other = await bench.store(await bench.auction({ number: '142EX81/25-28' }), {
      preparedBy: 'Petr Malý',
      caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' },
    });
    expect(await search({ awaits: 'approval' })).toEqual([other.id, mine.id]);
    expect(await search({ awaits: 'signature' })).toEqual([]);
    expect((await counts()).toApprove).toBe(2);
    expect(await search({ own: true }, own)).toEqual([mine.id]);
    await approve(mine.id, 'Petr Malý');
    expect(await search({ awaits: 'approval' })).toEqual([other.id]);
    expect(await search({ own: true }, own)).toEqual([mine.id]);
  });

  it('are of what was left as a draft at the portal, each record once, and not once it is public', async () => {
    await open('none');
    const left = await bench.store(await bench.auction({ action: 'save-draft' }));
    await bench.send();
    expect(await search({ leftAsDraft: true })).toEqual([left.id]);
    expect((await counts()).unfinished).toBe(1);
    const remoteHash = (await bench.read(left.id)).remote?.id;
    const published = await bench.store(await bench.auction({ action: 'publish-draft', remoteHash }));
    expect(await search({ leftAsDraft: true })).toEqual([left.id]);
    await bench.send();
    expect((await bench.read(published.id)).state).toBe('done');
    expect(await search({ leftAsDraft: true })).toEqual([]);
    expect((await counts()).unfinished).toBe(0);
  });

  it('are of what has been in its state since an instant, whenever it was filed', async () => {
    await open();
    const first = await bench.store(await bench.auction());
    const second = await bench.store(await bench.auction({ number: '142EX81/25-28' }), {
      caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' },
    });
    await withdraw(first.id);
    bench.clock.advance(86_400_000);
    await withdraw(second.id);
    const since = (await bench.read(second.id)).stateSince;
    expect(await search({ states: ['cancelled'] })).toEqual([second.id, first.id]);
    expect(await search({ states: ['cancelled'], since })).toEqual([second.id]);
    expect(await search({ from: since })).toEqual([]);
    expect(await search({ since: new Date(Date.parse(since) + 1).toISOString() })).toEqual([]);
  });

  it('are of drafts that were not filed since they were saved, or were taken back', async () => {
    await open('none');
    const { handlers } = bench.companion();
    const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
    const save = async (version: number) =>
      await handlers['drafts.save'](
        {
          draft: {
            key,
            version,
            updatedAt: new Date(0).toISOString(),
            pageUrl: null,
            fields: {},
            attachments: [],
            leftOut: [],
          },
        },
        context,
      );
    const marks = async () =>
      (await handlers['drafts.list']({ limit: 100, unfiled: true }, context)).drafts.map(
        (one) => one.key.lot,
      );
    await save(0);
    expect([await marks(), (await counts()).unfinished]).toEqual([['27'], 1]);
    const { id } = await bench.store(await bench.auction());
    expect([await marks(), (await counts()).unfinished]).toEqual([[], 0]);
    await handlers['submissions.undo']({ id }, context);
    expect(await marks()).toEqual(['27']);
    const again = await bench.store(await bench.auction());
    bench.clock.advance(1000);
    await save(1);
    expect(await marks()).toEqual(['27']);
    expect((await handlers['drafts.list']({ limit: 100 }, context)).drafts).toHaveLength(1);
    expect((await bench.read(again.id)).state).toBe('held');
  });
});

describe('where nobody has to approve', () => {
  it('nothing waits and nothing can be approved', async () => {
    await open('none');
    const { id, state } = await store('');
    expect(state).toBe('held');
    await expect(approve(id, 'Petr Malý')).rejects.toMatchObject({ problem: { code: 'wrong-state' } });
  });

  it('a policy nobody knows is refused at the start', async () => {
    await open('none');
    await expect(createTestBench({ env: { PODATELNA_APPROVAL: 'both' } })).rejects.toThrow(
      'PODATELNA_APPROVAL',
    );
  });
});
