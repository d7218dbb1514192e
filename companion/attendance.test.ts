import { afterEach, describe, expect, it } from 'vitest';
import { type AttendanceBench, createAttendanceBench } from './attendance-bench.ts';
import { doubles } from './sandbox/dochazka/state.ts';

let bench: AttendanceBench;
const open = async (...options: Parameters<typeof createAttendanceBench>): Promise<AttendanceBench> => {
  bench = await createAttendanceBench(...options);
  return bench;
};
afterEach(() => bench.close());

const records = () => bench.sandbox.state.records;
const brokenRules = () => bench.sandbox.journal.flatMap((one) => one.brokenRules);
const posts = () => bench.sandbox.journal.filter((one) => one.method === 'POST').length;
const settle = async (id: string) => {
  for (let round = 0; round < 90; round += 1) {
    if (['done', 'rejected'].includes((await bench.read(id)).state)) break;
    await bench.later(2_000);
  }
  return bench.read(id);
};

describe('an arrival', () => {
  it('is recorded with its own time, in UTC, and read back', async () => {
    await open();
    const { id } = await bench.record('arrival', '2027-02-26T07:00:00Z');
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({
      state: 'done',
      problem: null,
      title: 'Jan Novák',
      number: '2027-02-26T07:00:00Z',
    });
    expect(view.steps.map((one) => `${one.name} ${one.state}`)).toEqual([
      'look done',
      'record done',
      'verify done',
    ]);
    expect(records()).toMatchObject([{ user_id: 123, type: 'arrival', timestamp: '2027-02-26T07:00:00Z' }]);
    expect(records()[0]?.note).toMatch(/^\[ref \w{8}\]$/);
    expect(brokenRules()).toEqual([]);
  });

  it('can be taken back for five seconds and is sent after them', async () => {
    await open();
    const { id } = await bench.record('arrival');
    await bench.later(4_999);
    expect(bench.sandbox.journal).toEqual([]);
    await bench.call('submissions.undo', { id });
    await bench.record('arrival');
    await bench.later(5_000);
    expect(records()).toHaveLength(1);
  });

  it.each([
    ['drop-before', { kind: 'drop-before' }],
    ['drop-after', { kind: 'drop-after' }],
    ['a server that gave up', { kind: 'status', status: 500, carriedOut: true }],
    ['a server that did nothing', { kind: 'status', status: 503 }],
    ['an answer cut off', { kind: 'cut-answer', bytes: 5 }],
  ] as const)('is recorded once when the answer is lost: %s', async (_name, action) => {
    await open();
    bench.sandbox.faults.add({ method: 'POST', path: '/v1/attendance', action });
    const { id } = await bench.record('arrival');
    await bench.send();
    expect((await bench.read(id)).state).toBe('unknown');
    expect((await settle(id)).state).toBe('done');
    expect(records()).toHaveLength(1);
    expect(brokenRules()).toEqual([]);
  });

  it('is not sent again while the server may still be at it', async () => {
    await open();
    bench.sandbox.faults.add({ method: 'POST', path: '/v1/attendance', action: { kind: 'drop-before' } });
    const { id } = await bench.record('arrival');
    await bench.send();
    for (let round = 0; round < 59; round += 1) await bench.later(2_000);
    expect(posts()).toBe(1);
    expect((await settle(id)).state).toBe('done');
    expect(posts()).toBe(2);
    // One reference for both attempts: a late first one would be recognised.
    expect(doubles(bench.sandbox.state)).toEqual([]);
  });

  it('that a button or an e-mail recorded already is left alone', async () => {
    await open();
    records().push({
      id: 7,
      user_id: 123,
      type: 'arrival',
      timestamp: '2027-03-01T08:00:00Z',
      note: 'e-mail',
      is_manual: false,
    });
    const { id } = await bench.record('arrival');
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { id: '7' } });
    expect(posts()).toBe(0);
  });

  it.each([
    ['is left alone once ours can come no more', false, 'done', ['7']],
    ['and ours coming after it are put to a person', true, 'unknown', ['7', '1001']],
  ] as const)('recorded by another hand while the answer is out %s', async (_name, comes, state, ids) => {
    const effect = Promise.withResolvers<void>();
    await open({ sandbox: { sleep: () => effect.promise } });
    const action = comes
      ? ({ kind: 'effect-later', ms: 60_000 } as const)
      : ({ kind: 'drop-before' } as const);
    bench.sandbox.faults.add({ method: 'POST', path: '/v1/attendance', action });
    const { id } = await bench.record('arrival');
    await bench.send();
    const timestamp = '2027-03-01T08:00:00Z';
    records().push({ id: 7, user_id: 123, type: 'arrival', timestamp, note: '', is_manual: false });
    await bench.later(60_000);
    expect((await bench.read(id)).state).toBe('unknown');
    effect.resolve();
    await bench.sandbox.faults.settled();
    const view = await settle(id);
    expect([view.state, records().map((one) => String(one.id)), posts()]).toEqual([state, ids, 1]);
    expect(view.problem?.code).toBe(comes ? 'duplicate-at-remote' : undefined);
  });

  it('that stands there twice is put to a person, for only the web application can remove one', async () => {
    await open();
    let isFirst = true;
    const { app } = bench.sandbox;
    const request = app.request.bind(app);
    app.request = async (input, ...rest) => {
      if (isFirst && input instanceof Request && input.method === 'POST') {
        isFirst = false;
        await request(input.clone());
      }
      return request(input, ...rest);
    };
    const { id } = await bench.record('arrival');
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({
      state: 'unknown',
      problem: { code: 'duplicate-at-remote', params: { ours: 2 } },
    });
    expect(view.candidates).toHaveLength(2);
  });

  it.each([
    ['in pages', {}],
    ['that can only be cut by days', { pagingHonoured: false }],
    ['in UTC days', { daysInUtc: true }],
  ])('is found in a long list %s', async (_name, sandbox) => {
    await open({ sandbox });
    for (let index = 0; index < 130; index += 1) {
      const day = index % 3 === 0 ? '2027-02-28' : index % 3 === 1 ? '2027-03-01' : '2027-03-02';
      const time = `T${String(Math.floor(index / 10) + 1).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:30Z`;
      records().push({
        id: index + 1,
        user_id: 123,
        type: 'arrival',
        timestamp: day + time,
        note: '',
        is_manual: true,
      });
    }
    bench.sandbox.faults.add({ method: 'POST', path: '/v1/attendance', action: { kind: 'drop-after' } });
    const { id } = await bench.record('arrival');
    await bench.send();
    expect((await settle(id)).state).toBe('done');
    expect(records()).toHaveLength(131);
    expect(doubles(bench.sandbox.state)).toEqual([]);
  });

  it('is never sent on a list that is shorter than it says', async () => {
    await open({ sandbox: { pagingHonoured: false } });
    for (let index = 0; index < 60; index += 1) {
      const timestamp = `2027-03-01T10:${String(index).padStart(2, '0')}:00Z`;
      records().push({ id: index + 1, user_id: 123, type: 'arrival', timestamp, note: '', is_manual: true });
    }
    const { id } = await bench.record('arrival');
    await bench.send();
    for (let round = 0; round < 30; round += 1) await bench.later(60_000);
    expect(posts()).toBe(0);
    expect(await bench.read(id)).toMatchObject({ state: 'retrying', problem: { code: 'remote-unexpected' } });
  });

  it('of a user who is gone is refused with the words of the system', async () => {
    await open();
    const { id } = await bench.record('arrival', undefined, 999);
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: { code: 'remote-not-found', remoteWords: 'User not found', sent: 'nothing' },
    });
  });
});

describe('the hour’s limit', () => {
  it('is slowed down for, and never passed', async () => {
    await open({ sandbox: { limitPerHour: 60 } });
    for (let minute = 0; minute < 40; minute += 1) {
      await bench.record('arrival', `2027-02-26T07:${String(minute).padStart(2, '0')}:00Z`);
    }
    await bench.send();
    for (let round = 0; round < 400 && records().length < 40; round += 1) await bench.later(60_000);
    expect(records()).toHaveLength(40);
    expect(bench.sandbox.journal.filter((one) => one.status === 429)).toEqual([]);
    expect(brokenRules()).toEqual([]);
    expect(doubles(bench.sandbox.state)).toEqual([]);
  });

  it('that other programs used up is waited out, and is shown', async () => {
    await open({ sandbox: { limitPerHour: 100 } });
    bench.sandbox.state.hour = { endsAt: Date.parse('2027-03-01T09:00:00Z'), used: 100 };
    const { id } = await bench.record('arrival');
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ problem: { code: 'remote-limit' } });
    const { systems } = await bench.call('service.read', {});
    expect(systems.find((one) => one.system === 'dochazka')).toMatchObject({
      quota: { what: 'requests', used: 100, limit: 100, until: '2027-03-01T09:00:01.000Z' },
    });
    for (let round = 0; round < 58; round += 1) await bench.later(60_000);
    expect(bench.sandbox.journal).toHaveLength(1);
    expect((await settle(id)).state).not.toBe('rejected');
    for (let round = 0; round < 30; round += 1) await bench.later(60_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(brokenRules()).toEqual([]);
  });

  it('keeps a reserve for finding out what became of a lost answer', async () => {
    await open({ sandbox: { limitPerHour: 100 } });
    bench.sandbox.faults.add({ method: 'POST', path: '/v1/attendance', action: { kind: 'drop-after' } });
    const { id } = await bench.record('arrival');
    await bench.send();
    bench.sandbox.state.hour.used = 96;
    await bench.later(2_000);
    expect((await bench.read(id)).remote?.id).toBe(String(records()[0]?.id));
  });
});

describe('a month', () => {
  it('of three people, offline mornings and lost answers has no record twice and none lost', async () => {
    await open();
    const { faults } = bench.sandbox;
    const actions = [
      { kind: 'drop-before' },
      { kind: 'drop-after' },
      { kind: 'status', status: 500, carriedOut: true },
      { kind: 'status', status: 503 },
      { kind: 'cut-answer', bytes: 3 },
    ] as const;
    let expected = 0;
    for (let day = 1; day <= 31; day += 1) {
      const date = `2027-03-${String(day).padStart(2, '0')}`;
      for (const userId of [123, 124, 125]) {
        const action = actions[(day + userId) % actions.length];
        if (action !== undefined) faults.add({ method: 'POST', path: '/v1/attendance', action });
        await bench.record('arrival', `${date}T07:0${userId % 10}:00Z`, userId);
        await bench.record('departure', `${date}T15:3${userId % 10}:00Z`, userId);
        expected += 2;
      }
      if (day % 5 === 0) faults.add({ path: '/v1/**', times: 4, action: { kind: 'status', status: 502 } });
      await bench.later(12 * 60 * 60_000);
      await bench.later(12 * 60 * 60_000);
    }
    for (let round = 0; round < 400 && records().length < expected; round += 1) await bench.later(5 * 60_000);
    for (let round = 0; round < 60; round += 1) await bench.later(60_000);
    const { submissions } = await bench.call('submissions.list', { limit: 500 });
    expect([...new Set(submissions.map((one) => one.state))]).toEqual(['done']);
    expect(records()).toHaveLength(expected);
    expect(doubles(bench.sandbox.state)).toEqual([]);
    expect(brokenRules()).toEqual([]);
  });
});
