import { afterEach, describe, expect, it } from 'vitest';
import { type AttendanceBench, createAttendanceBench } from '../attendance-bench.ts';

let bench: AttendanceBench;
const open = async (...options: Parameters<typeof createAttendanceBench>): Promise<AttendanceBench> => {
  bench = await createAttendanceBench(...options);
  return bench;
};
afterEach(() => bench.close());

const neverThere = (): never => {
  throw new Error('no record was made');
};
const down = () => bench.sandbox.faults.add({ path: '/v1/**', times: 99, action: { kind: 'drop-before' } });

describe('what comes next', () => {
  it('is known at once, before anything is sent, and offline', async () => {
    await open();
    const state = () => bench.call('attendance.state', { userId: 123 });
    expect(await state()).toMatchObject({ next: 'arrival', since: null, today: [], complete: true });
    await bench.record('arrival');
    bench.clock.advance(21_000);
    down();
    const offline = await state();
    expect(offline).toMatchObject({ next: 'departure', since: '2027-03-01T08:00:00.000Z', complete: false });
    expect(offline.today).toEqual([{ type: 'arrival', at: '2027-03-01T08:00:00.000Z', recorded: false }]);
    bench.sandbox.faults.clear();
    await bench.send();
    expect((await state()).today).toEqual([
      { type: 'arrival', at: '2027-03-01T08:00:00.000Z', recorded: true },
    ]);
    expect((await bench.call('attendance.state', { userId: 124 })).next).toBe('arrival');
  });

  it('is said within seconds while Docházka.net hangs', async () => {
    const hang = (request: Request): Promise<Response> =>
      new Promise((_answer, end) => {
        request.signal.addEventListener('abort', () => end(request.signal.reason));
      });
    await open({ around: hang });
    await bench.record('arrival');
    const asked = bench.call('attendance.state', { userId: 123 });
    for (let second = 0; second < 5; second += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      bench.clock.advance(1_000);
    }
    expect(await asked).toMatchObject({ next: 'departure', complete: false });
  });

  it('is asked of Docházka.net once for a popup that asks at every change', async () => {
    await open();
    const reads = () => bench.sandbox.journal.filter((one) => one.method === 'GET').length;
    for (let round = 0; round < 5; round += 1) await bench.call('attendance.state', { userId: 123 });
    expect(reads()).toBe(1);
    bench.clock.advance(21_000);
    await bench.call('attendance.state', { userId: 123 });
    expect(reads()).toBe(2);
  });

  it('remembers offline what others recorded, and forgets what was taken away in the web application', async () => {
    await open();
    await bench.record('arrival');
    await bench.send();
    const state = () => bench.call('attendance.state', { userId: 123 });
    const { records } = bench.sandbox.state;
    records.push({
      ...(records[0] ?? neverThere()),
      id: 9001,
      type: 'departure',
      timestamp: '2027-03-01T08:00:03Z',
    });
    bench.clock.advance(60_000);
    expect(await state()).toMatchObject({ next: 'arrival', complete: true });
    down();
    bench.clock.advance(60_000);
    const offline = await state();
    expect([offline.next, offline.today.length, offline.complete]).toEqual(['arrival', 2, false]);
    bench.sandbox.faults.clear();
    records.length = 0;
    bench.clock.advance(60_000);
    expect(await state()).toMatchObject({ today: [], complete: true });
  });

  const askDay = () => bench.call('attendance.state', { userId: 123 });
  it.each([
    ['the day', askDay],
    ['the month', () => bench.call('attendance.month', { userId: 123, month: '2027-03' })],
  ] as const)(
    'lets what was removed in the web application be recorded again, once %s is read',
    async (_what, read) => {
      await open();
      const at = '2027-03-01T08:00:00.000Z';
      const { id } = await bench.record('arrival', at);
      await bench.send();
      expect((await bench.record('arrival', at)).id).toBe(id);
      bench.sandbox.state.records.length = 0;
      bench.clock.advance(60_000);
      await read();
      expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'removed' } });
      const again = await bench.record('arrival', at);
      expect(again.id).not.toBe(id);
      await bench.send();
      expect(await bench.read(again.id)).toMatchObject({ state: 'done', remote: { state: 'recorded' } });
      expect(bench.sandbox.state.records).toHaveLength(1);
      expect((await bench.record('arrival', at)).id).toBe(again.id);
      expect((await askDay()).today).toEqual([{ type: 'arrival', at, recorded: true }]);
    },
  );

  it.each([
    ['a list that is shorter than it says', 'short'],
    ['an equal record by another hand', 'equal'],
    ['a failure', 'down'],
  ] as const)('takes nothing for removed because of %s', async (_name, how) => {
    let isShort = false;
    await open({
      around: async (request, next) =>
        isShort && request.method === 'GET' ? Response.json({ records: [], total: 1 }) : next(),
    });
    const at = '2027-03-01T08:00:00.000Z';
    const { id } = await bench.record('arrival', at);
    await bench.send();
    const { records } = bench.sandbox.state;
    if (how === 'equal') records[0] = { ...(records[0] ?? neverThere()), id: 9001 };
    if (how === 'down') down();
    isShort = how === 'short';
    bench.clock.advance(60_000);
    await askDay();
    expect((await bench.read(id)).remote?.state).toBe('recorded');
    expect((await bench.record('arrival', at)).id).toBe(id);
  });

  it('that can not be asked for is told beside the other systems', async () => {
    const refuse = async (): Promise<never> => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
    };
    let around: (request: Request, next: () => Promise<Response>) => Promise<Response> = refuse;
    await open({ around: (request, next) => around(request, next) });
    const problem = async () =>
      (await bench.call('service.read', {})).systems.find((one) => one.system === 'dochazka')?.problem;
    expect(await problem()).toBeNull();
    await bench.call('attendance.state', { userId: 123 });
    expect(await problem()).toMatchObject({ code: 'offline', sent: 'nothing' });
    around = (_request, next) => next();
    await bench.call('attendance.state', { userId: 123 });
    expect(await problem()).toBeNull();
  });

  it('warns before what nobody can take back', async () => {
    await open();
    await bench.record('arrival');
    const warn = async (type: 'arrival' | 'departure', at: string) =>
      (await bench.call('attendance.state', { userId: 123, entry: { type, at } })).warnings;
    expect(await warn('departure', '2027-03-01T08:00:00Z')).toEqual([]);
    expect(await warn('arrival', '2027-03-01T08:00:00Z')).toEqual(['same-moment', 'second-arrival']);
    expect(await warn('departure', '2027-03-02T08:00:00Z')).toContain('future');
    expect(await warn('departure', '2027-02-20T08:00:00Z')).toEqual([
      'departure-without-arrival',
      'far-past',
    ]);
  });
});

describe('a month', () => {
  it('is read by Prague days with pairs, shifts, totals and a table', async () => {
    await open();
    for (const day of ['2027-02-01', '2027-02-02', '2027-02-28']) {
      await bench.record('arrival', `${day}T07:00:00Z`);
      if (day !== '2027-02-02') await bench.record('departure', `${day}T15:30:00Z`);
    }
    // In Prague this is 1 March.
    await bench.record('arrival', '2027-02-28T23:30:00Z');
    await bench.send();
    const month = await bench.call('attendance.month', { userId: 123, month: '2027-02' });
    expect(month).toMatchObject({ minutes: 1020, workedDays: 2, averageMinutes: 510, complete: true });
    expect(month.days.map((one) => [one.day, one.missing])).toEqual([
      ['2027-02-01', []],
      ['2027-02-02', ['departure']],
      ['2027-02-28', []],
    ]);
    expect(month.shifts).toEqual([
      { date: '2027-02-01', hours: 8.5, complete: true },
      { date: '2027-02-02', hours: 0, complete: false },
      { date: '2027-02-28', hours: 8.5, complete: true },
    ]);
    expect(month.csv.split('\r\n')[1]).toBe('2027-02-01;1. 2. 2027 8:00;1. 2. 2027 16:30;8,50');
  });

  it('counts what still waits here, and says so', async () => {
    await open();
    await bench.record('arrival', '2027-02-02T07:00:00Z');
    await bench.send();
    await bench.record('departure', '2027-02-02T15:00:00Z');
    const month = await bench.call('attendance.month', { userId: 123, month: '2027-02' });
    expect(month).toMatchObject({ minutes: 480, workedDays: 1, days: [{ missing: [] }] });
    expect(month.waiting).toEqual([{ type: 'departure', at: '2027-02-02T15:00:00.000Z' }]);
  });
});

describe('who sits here', () => {
  it('is said once, kept over a restart, and can be taken back', async () => {
    await open();
    const settings = () => bench.call('attendance.settings', {});
    expect(await settings()).toEqual({ user: null, mayCreateUsers: false, fileMarkInNote: false });
    const jan = { id: 123, name: 'Jan Novák' };
    expect(await bench.call('attendance.match', { userId: 123 })).toEqual({ user: jan });
    await bench.restart();
    expect((await settings()).user).toEqual(jan);
    expect(await bench.call('attendance.match', { userId: null })).toEqual({ user: null });
    expect((await settings()).user).toBeNull();
  });

  it('stays who it was when the chosen user is not there', async () => {
    await open();
    await bench.call('attendance.match', { userId: 123 });
    await expect(bench.call('attendance.match', { userId: 9 })).rejects.toMatchObject({
      problem: { code: 'remote-not-found' },
    });
    expect((await bench.call('attendance.settings', {})).user?.id).toBe(123);
  });
});

describe('a note', () => {
  it.each(['142 EX 81/25', 'jednání 142EX81/25-27', 'sp. zn. 091 EX 00397/11'])(
    'with a file mark is refused unless the office allows it: %s',
    async (note) => {
      await open();
      await expect(bench.record('arrival', undefined, 123, note)).rejects.toMatchObject({
        problem: { code: 'note-not-allowed', sent: 'nothing' },
      });
      expect((await bench.call('submissions.list', { limit: 10 })).submissions).toEqual([]);
      await bench.close();
      await open({ fileMarkInNote: true });
      await bench.record('arrival', undefined, 123, note);
      await bench.send();
      expect(bench.sandbox.state.records[0]?.note).toContain(note);
    },
  );

  it('without one goes as it is', async () => {
    await open();
    await bench.record('arrival', undefined, 123, 'lékař');
    await bench.send();
    expect(bench.sandbox.state.records[0]?.note).toMatch(/^lékař \[ref /);
  });
});

describe('users', () => {
  const eva = {
    firstName: 'Eva',
    lastName: 'Malá',
    username: 'emala',
    password: 'tajne-heslo',
    isAdmin: false,
  };
  const count = () => bench.sandbox.state.users.length;
  /** The person waits while the server's own time-out passes. */
  const create = async (user = eva) => {
    const created = bench.call('attendance.create-user', user).catch((error: unknown) => error);
    for (let round = 0; round < 40; round += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      bench.clock.advance(1_000);
    }
    return created;
  };

  it('are listed over all pages and shown one by one', async () => {
    await open();
    const { state } = bench.sandbox;
    for (let id = 1; id <= 230; id += 1) {
      const [first] = state.users;
      if (first !== undefined) state.users.push({ ...first, id: 1000 + id, username: `u${id}` });
    }
    const { users, complete } = await bench.call('attendance.users', {});
    expect([users.length, complete]).toEqual([233, true]);
    expect(await bench.call('attendance.user', { userId: 123 })).toMatchObject({
      name: 'Jan Novák',
      workHoursPerDay: 8,
    });
    await expect(bench.call('attendance.user', { userId: 9 })).rejects.toMatchObject({
      problem: { code: 'remote-not-found' },
    });
  });

  it('are created only where an administrator allows it', async () => {
    await open();
    expect(await create()).toMatchObject({ problem: { code: 'remote-forbidden' } });
    expect(count()).toBe(3);
  });

  it.each([
    ['drop-before', 3, { problem: { code: 'remote-unavailable', sent: 'nothing' } }],
    ['drop-after', 4, { id: 1001 }],
  ] as const)('are created once while the person waits: %s', async (kind, users, answer) => {
    await open({ createUsers: true });
    bench.sandbox.faults.add({ method: 'POST', path: '/v1/users', action: { kind } });
    expect(await create()).toMatchObject(answer);
    expect(count()).toBe(users);
    // Whatever the person does next, there is one.
    await create();
    expect(count()).toBe(4);
  });

  it('are created once when two orders come in one moment', async () => {
    await open({ createUsers: true });
    const answers = await Promise.all([create(), create()]);
    expect(answers).toEqual(
      expect.arrayContaining([
        { id: 1001 },
        expect.objectContaining({ problem: expect.objectContaining({ code: 'duplicate-at-remote' }) }),
      ]),
    );
    expect(count()).toBe(4);
  });

  it('whose name is taken, in whatever letters, are refused before anything is sent', async () => {
    await open({ createUsers: true });
    expect(await create({ ...eva, username: 'JNOVAK' })).toMatchObject({
      problem: { code: 'duplicate-at-remote', field: 'username' },
    });
    expect(bench.sandbox.journal.filter((one) => one.method === 'POST')).toEqual([]);
  });

  it('whose name an inactive user has are refused by the system, with its words', async () => {
    await open({ createUsers: true });
    const [user] = bench.sandbox.state.users;
    if (user !== undefined) user.is_active = false;
    expect(await create({ ...eva, username: 'jnovak' })).toMatchObject({
      problem: {
        code: 'remote-refused',
        field: 'username',
        remoteWords: 'Invalid request parameters: Already taken',
      },
    });
  });

  it('leave their password nowhere', async () => {
    await open({ createUsers: true });
    await create();
    const { submissions } = await bench.call('submissions.list', { limit: 500 });
    expect(submissions).toEqual([]);
    expect(JSON.stringify(bench.sandbox.journal)).not.toContain('tajne-heslo');
    expect(bench.readFiles().some((content) => content.includes('tajne-heslo'))).toBe(false);
  });
});
