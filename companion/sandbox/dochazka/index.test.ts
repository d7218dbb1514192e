import { beforeEach, describe, expect, it } from 'vitest';
import { createDochazkaSandbox, type DochazkaSandbox } from './index.ts';
import { doubles } from './state.ts';

let now = 0;
let sandbox: DochazkaSandbox;
beforeEach(() => {
  now = Date.parse('2027-03-01T08:00:30.000Z');
  sandbox = createDochazkaSandbox({ now: () => now });
});
const brokenRules = () => sandbox.journal.flatMap((one) => one.brokenRules);

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await sandbox.app.request(`/v1${path}`, {
    method,
    headers: { authorization: 'Bearer cvicny-klic', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  // What stands in an answer differs by call; a test looks into the fields it expects.
  return { status: response.status, headers: response.headers, body: Object(await response.json()) };
}
const record = (timestamp: string, type = 'arrival', note = '') => ({ user_id: 123, timestamp, type, note });
const add = (timestamp: string, type?: string, note?: string) =>
  call('POST', '/attendance', record(timestamp, type, note));

describe('attendance', () => {
  it('is recorded and listed', async () => {
    const added = await add('2027-03-01T08:00:00Z', 'arrival', 'Včasný příchod');
    expect(added).toMatchObject({ status: 201, body: { id: 1001, user_id: 123, is_manual: true } });
    const list = await call(
      'GET',
      '/attendance?user_id=123&date_from=2027-03-01&date_to=2027-03-01&type=arrival',
    );
    expect(list.body).toEqual({ records: [added.body], total: 1 });
    expect(brokenRules()).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no user', { user_id: undefined }, 'user_id'],
    ['a user as text', { user_id: '123' }, 'user_id'],
    ['no moment', { timestamp: undefined }, 'timestamp'],
    ['a moment with an offset', { timestamp: '2027-03-01T09:00:00+01:00' }, 'timestamp'],
    ['a moment with milliseconds', { timestamp: '2027-03-01T08:00:00.000Z' }, 'timestamp'],
    ['a moment without zone', { timestamp: '2027-03-01T08:00:00' }, 'timestamp'],
    ['a day that does not exist', { timestamp: '2027-02-30T08:00:00Z' }, 'timestamp'],
    ['no kind', { type: undefined }, 'type'],
    ['an unknown kind', { type: 'break' }, 'type'],
    ['a note too long', { note: 'x'.repeat(256) }, 'note'],
    ['a note that is no text', { note: 1 }, 'note'],
    ['an unknown field', { is_manual: false }, 'is_manual'],
  ])('is refused for %s', async (_name, changes, field) => {
    const answer = await call('POST', '/attendance', { ...record('2027-03-01T08:00:00Z'), ...changes });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 400, details: { field } } } });
    expect(sandbox.state.records).toEqual([]);
  });

  it('is refused for users who are unknown or inactive', async () => {
    const [user] = sandbox.state.users;
    if (user !== undefined) user.is_active = false;
    expect((await add('2027-03-01T08:00:00Z')).status).toBe(404);
    expect(
      (await call('POST', '/attendance', { ...record('2027-03-01T08:00:00Z'), user_id: 9 })).status,
    ).toBe(404);
  });

  it('is recorded twice when sent twice, and that is found', async () => {
    await add('2027-03-01T08:00:00Z');
    await add('2027-03-01T08:00:00Z');
    expect(sandbox.state.records).toHaveLength(2);
    expect(doubles(sandbox.state)).toEqual(['123 arrival 2027-03-01T08:00:00Z']);
    await add('2027-03-01T09:00:00Z', 'departure', 'x [ref a1]');
    await add('2027-03-01T09:01:00Z', 'departure', '[ref a1]');
    expect(doubles(sandbox.state)).toContain('[ref a1]');
  });

  it('is listed in pages of at most 100, in Prague days', async () => {
    for (let minute = 0; minute < 60; minute += 1) {
      await add(`2027-03-01T23:${String(minute).padStart(2, '0')}:00Z`);
    }
    const day = 'date_from=2027-03-02&date_to=2027-03-02';
    const first = await call('GET', `/attendance?${day}`);
    expect([first.body.records.length, first.body.total]).toEqual([50, 60]);
    expect((await call('GET', `/attendance?${day}&page=2`)).body.records).toHaveLength(10);
    expect((await call('GET', `/attendance?${day}&per_page=100`)).body.records).toHaveLength(60);
    expect((await call('GET', '/attendance?date_from=2027-03-03')).body.total).toBe(0);
  });

  it.each([
    ['a malformed day', 'date_from=1.3.2027', 'date_from'],
    ['a day that does not exist', 'date_to=2027-02-30', 'date_to'],
    ['a page of 101', 'per_page=101', 'per_page'],
    ['page zero', 'page=0', 'page'],
    ['an unknown kind', 'type=break', 'type'],
    ['an unknown parameter', 'user=1', 'user'],
  ])('is not listed for %s', async (_name, query, field) => {
    const answer = await call('GET', `/attendance?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { error: { details: { field } } } });
  });

  it('can show days in UTC or ignore pages, as nobody has said which it is', async () => {
    sandbox = createDochazkaSandbox({ now: () => now, pagingHonoured: false, daysInUtc: true });
    for (let minute = 0; minute < 60; minute += 1) {
      await add(`2027-03-01T23:${String(minute).padStart(2, '0')}:00Z`);
    }
    const list = await call('GET', '/attendance?date_from=2027-03-01&date_to=2027-03-01&page=2&per_page=100');
    expect([list.body.records.length, list.body.total]).toEqual([50, 60]);
  });
});

describe('shifts', () => {
  it('pair arrivals and departures, over midnight and clock changes', async () => {
    await add('2027-03-27T21:00:00Z');
    await add('2027-03-28T04:00:00Z', 'departure');
    await add('2027-03-29T06:00:00Z');
    await add('2027-03-30T06:00:00Z');
    await add('2027-03-31T15:00:00Z', 'departure');
    await add('2027-03-31T16:00:00Z', 'departure');
    const { body } = await call('GET', '/shifts?user_id=123&month=3&year=2027');
    expect(
      body.shifts.map((one: Record<string, unknown>) => [one.date, one.hours_worked, one.is_complete]),
    ).toEqual([
      ['2027-03-27', 7, true],
      ['2027-03-29', 0, false],
      ['2027-03-30', 33, true],
      ['2027-03-31', 0, false],
    ]);
    expect(body.summary).toEqual({ total_hours: 40, total_days: 2, average_hours_per_day: 20 });
  });

  it.each(['month=13&year=2027', 'month=0', 'year=27', 'user_id=x', 'day=1'])('refuse %s', async (query) => {
    expect((await call('GET', `/shifts?${query}`)).status).toBe(400);
  });
});

describe('users', () => {
  const good = { firstname: 'Eva', lastname: 'Malá', username: 'emala', password: 'tajne-heslo' };

  it('are listed in pages, active ones only', async () => {
    const [user] = sandbox.state.users;
    if (user !== undefined) user.is_active = false;
    const { body } = await call('GET', '/users?per_page=1&page=2');
    expect(body).toMatchObject({ total: 2, page: 2, per_page: 1, users: [{ username: 'pmaly' }] });
    expect(body.users[0].work_hours_per_day).toBeUndefined();
    expect((await call('GET', '/users/124')).body.work_hours_per_day).toBe(8);
    expect((await call('GET', '/users/9')).status).toBe(404);
  });

  it('are created, and their password is nowhere', async () => {
    const answer = await call('POST', '/users', good);
    expect(answer).toMatchObject({ status: 201, body: { username: 'emala', is_admin: false } });
    expect(JSON.stringify([answer.body, sandbox.state, sandbox.journal])).not.toContain('tajne-heslo');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no first name', { firstname: '' }, 'firstname'],
    ['no last name', { lastname: undefined }, 'lastname'],
    ['no user name', { username: ' ' }, 'username'],
    ['a user name that is taken, in other letters', { username: 'JNOVAK' }, 'username'],
    ['a short password', { password: '12345' }, 'password'],
    ['an unknown field', { work_hours_per_day: 8 }, 'work_hours_per_day'],
  ])('are refused for %s', async (_name, changes, field) => {
    const answer = await call('POST', '/users', { ...good, ...changes });
    expect(answer).toMatchObject({ status: 400, body: { error: { details: { field } } } });
    expect(sandbox.state.users).toHaveLength(3);
  });
});

describe('the gate', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['no key', { authorization: '' }, 401, 'key:'],
    ['a wrong key', { authorization: 'Bearer jiny' }, 401, 'key:'],
    ['the key as Basic', { authorization: 'Basic cvicny-klic' }, 401, 'key:'],
    ['no content type on a GET', { 'content-type': '' }, 400, 'content-type:'],
    ['another content type', { 'content-type': 'text/plain' }, 400, 'content-type:'],
  ])('refuses %s', async (_name, headers, status, rule) => {
    expect((await call('GET', '/users', undefined, headers)).status).toBe(status);
    expect(brokenRules()).toEqual([rule]);
  });

  it('refuses bodies that are no object or too large', async () => {
    expect((await call('POST', '/attendance', '{')).status).toBe(400);
    expect((await call('POST', '/attendance', '[]')).status).toBe(400);
    expect((await call('POST', '/attendance', { note: 'x'.repeat(10 * 1024 * 1024) })).status).toBe(413);
  });

  it('counts every request of the hour and tells it in every answer', async () => {
    sandbox = createDochazkaSandbox({ now: () => now, limitPerHour: 2 });
    const first = await call('GET', '/nothing');
    expect(first.status).toBe(404);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-reset': String(Date.parse('2027-03-01T09:00:00Z') / 1000),
    });
    await call('GET', '/users');
    expect((await call('GET', '/users')).status).toBe(429);
    expect(brokenRules()).toEqual(['unknown-path:']);
    await call('GET', '/users');
    expect(brokenRules()).toContain('sent-over-limit:');
    now += 60 * 60 * 1000;
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it('shows a person what there is, escaped', async () => {
    await add('2027-03-01T08:00:00Z', 'arrival', '<script>alert(1)</script>');
    const page = await (await sandbox.app.request('/')).text();
    expect(page).toContain('Jan Novák');
    expect(page).toContain('1. 3. 2027 9:00');
    expect(page).not.toContain('<script>alert');
  });
});
