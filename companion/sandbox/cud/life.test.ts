import { beforeEach, describe, expect, it } from 'vitest';
import { type CudSandbox, createBoardState, createCudSandbox, duplicates, practiceKey } from './index.ts';
import { type CudTestClient, connectTo, dayMs, goodBody, testNow } from './test-client.ts';

const otherKey = 'druhy0klic'.padEnd(32, '0');
let sandbox: CudSandbox;
let cud: CudTestClient;

beforeEach(() => {
  const state = createBoardState({ [practiceKey]: 1, [otherKey]: 2 });
  sandbox = createCudSandbox({ now: () => testNow, state });
  cud = connectTo(sandbox);
});

const broken = () => sandbox.journal.at(-1)?.brokenRules;
const post = async (type = 'V49', changes = {}) =>
  String((await cud.post(type, goodBody(type, changes))).body.cudid);

describe('a document', () => {
  it('is posted and taken down by the clock of the board, and is confirmed each time', async () => {
    const cudid = await post();
    expect((await cud.detail(cudid)).body).toMatchObject({
      typ: 'V49',
      vyveseno: null,
      sveseno: null,
      doslaniDoDne: '2027-03-11',
      svesitDne: '2027-03-11',
    });
    expect((await cud.uncollected()).list).toEqual([]);
    sandbox.moveClock(60_000);
    expect((await cud.detail(cudid)).body).toMatchObject({ vyveseno: '2027-03-01T09:01:00', sveseno: null });
    expect((await cud.uncollected()).list).toMatchObject([{ cudid }]);
    sandbox.moveClock(30 * dayMs);
    expect((await cud.detail(cudid)).body).toMatchObject({ sveseno: '2027-03-11T00:00:00' });
    expect((await cud.confirmations(cudid)).list).toEqual([
      { typ: 'VYVESENI', vyzvednuto: null },
      { typ: 'SVESENI', vyzvednuto: null },
    ]);
  });

  it('with a later day is posted when that day begins in Prague', async () => {
    const cudid = await post('P50', { vyvesitDne: '2027-03-29' });
    sandbox.moveClock(27 * dayMs);
    expect((await cud.detail(cudid)).body.vyveseno).toBeNull();
    sandbox.moveClock(dayMs);
    expect((await cud.detail(cudid)).body.vyveseno).toBe('2027-03-29T00:00:00');
  });

  it('is shown to its own office only', async () => {
    const cudid = await post();
    const other = connectTo(sandbox, otherKey);
    expect((await other.detail(cudid)).status).toBe(403);
    expect((await other.confirmations(cudid)).status).toBe(403);
    expect((await other.collect(cudid, 'VYVESENI')).status).toBe(403);
    expect((await other.remove(cudid)).status).toBe(403);
    expect((await other.own()).list).toEqual([]);
    sandbox.moveClock(dayMs);
    expect((await other.call('GET', '/ud')).list).toMatchObject([{ cudid, cisloJednaci: '142EX774/25-33' }]);
  });
});

describe('removing a document', () => {
  it('destroys it before it is posted', async () => {
    const cudid = await post();
    expect((await cud.remove(cudid)).status).toBe(204);
    expect((await cud.detail(cudid)).status).toBe(404);
    expect((await cud.remove(cudid)).status).toBe(404);
    expect(sandbox.journal[1]?.effect).toEqual({ kind: 'destroy', record: cudid });
  });

  it('takes it down early while it hangs, and is refused in the archive', async () => {
    const cudid = await post();
    sandbox.moveClock(dayMs);
    expect((await cud.remove(cudid)).status).toBe(204);
    expect((await cud.detail(cudid)).body.sveseno).toBe('2027-03-02T09:00:00');
    expect((await cud.remove(cudid)).body).toMatchObject({ stav: 422 });
    expect(broken()).toEqual(['archived:']);
  });

  it('makes room for a corrected one', async () => {
    const first = await post();
    sandbox.moveClock(dayMs);
    await cud.remove(first);
    await post('V49', { vyvesitDne: '2027-03-02' });
    expect(duplicates(sandbox.state)).toEqual([]);
  });
});

describe('a confirmation', () => {
  it('is marked as collected when it is fetched, and comes again with the same bytes', async () => {
    const cudid = await post();
    sandbox.moveClock(dayMs);
    const first = await cud.collect(cudid, 'VYVESENI');
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await cud.confirmations(cudid)).list).toEqual([
      { typ: 'VYVESENI', vyzvednuto: '2027-03-02T09:00:00' },
    ]);
    expect((await cud.uncollected()).list).toEqual([]);
    sandbox.moveClock(dayMs);
    const again = await cud.collect(cudid, 'VYVESENI');
    expect(again.text).toBe(first.text);
    expect(sandbox.journal.filter((one) => one.effect?.kind === 'collect')).toHaveLength(1);
  });

  it('can come as BASE64 in JSON', async () => {
    sandbox = createCudSandbox({ now: () => testNow, confirmationsAs: 'json' });
    cud = connectTo(sandbox);
    const cudid = await post();
    sandbox.moveClock(dayMs);
    const { body } = await cud.collect(cudid, 'VYVESENI');
    expect(atob(String(body.soubor))).toMatch(/^%PDF-1\.4\n% VYVESENI CV0000001/);
  });

  it.each(['SVESENI', 'nic', ''])('of type %j is not there', async (typ) => {
    const cudid = await post();
    sandbox.moveClock(dayMs);
    expect((await cud.collect(cudid, typ)).status).toBe(404);
  });
});

describe('around the API', () => {
  it('says its version and its code lists', async () => {
    expect((await cud.call('GET', '/')).body.verze).toBe('1.3');
    const lists = (await cud.call('GET', '/ud/ciselniky')).body;
    expect(lists.typy).toHaveLength(12);
    expect(lists.druhyDoruceni).toContainEqual({ kod: 'DVR', nazev: 'Do vlastních rukou' });
  });

  it('loses answers and says so in the journal', async () => {
    sandbox.faults.add({ method: 'POST', path: '/ud/*', action: { kind: 'drop-after' } });
    await expect(cud.post('V49')).rejects.toThrow();
    expect(Object.keys(sandbox.state.notices)).toEqual(['CV0000001']);
    expect(sandbox.journal.at(-1)).toMatchObject({ status: 201, answered: false, effect: { kind: 'post' } });
  });

  it('moves its clock for another process, and only with a number', async () => {
    const move = (body: string, type = 'application/json') =>
      sandbox.app.request('/__sandbox/clock', { method: 'POST', headers: { 'content-type': type }, body });
    expect(await (await move('{"advanceMs":86400000}')).json()).toEqual({ now: '2027-03-02T08:00:00.000Z' });
    for (const body of ['{"advanceMs":-1}', '{}', '{', '{"advanceMs":"1"}']) {
      expect((await move(body)).status).toBe(422);
    }
    expect((await move('{"advanceMs":1}', 'text/plain')).status).toBe(415);
  });

  it('shows people a page without script of others, and its state without keys and files', async () => {
    await post('P50', { adresat: { nazev: '<script>alert(1)</script>', ico: '74120697' } });
    const root = await sandbox.app.request('/', { headers: { accept: 'text/html,*/*' } });
    expect(root.headers.get('location')).toBe('/deska');
    const page = await (await sandbox.app.request('/deska')).text();
    expect(page).toContain('&lt;script&gt;alert');
    expect(page).not.toContain('<script>alert');
    const state = await (await sandbox.app.request('/__sandbox/state')).text();
    expect(state).toContain('142EX774/25-33');
    for (const secret of [practiceKey, 'soubor"']) expect(state).not.toContain(secret);
  });
});
