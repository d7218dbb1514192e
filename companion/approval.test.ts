import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench } from './test-bench.ts';

let bench: TestBench;
const open = async (policy = 'second-person'): Promise<void> => {
  bench = await createTestBench({ env: { PODATELNA_APPROVAL: policy } });
};
afterEach(() => bench.close());

const context = { pair: 'test' };
const store = async (preparedBy = 'Jana Nová') => bench.store(await bench.auction(), { preparedBy });
const approve = (id: string, approvedBy: string) =>
  bench.companion().handlers['submissions.approve']({ id, approvedBy }, context);
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
