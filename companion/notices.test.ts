import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { NoticeView } from '../shared/contract/notices.ts';
import { createNoticeBench, type NoticeBench, type NoticeBenchOptions } from './notice-bench.ts';
import { connectTo, dayMs, withPaper } from './sandbox/cud/test-client.ts';
import { openDatabase } from './store/open-database.ts';

let bench: NoticeBench;
const pair = { pair: 'test' };
afterEach(() => bench.close());

/** A companion with one posted notice, which hangs. */
async function open(
  collect: 'off' | 'own' | 'office' | null,
  options: NoticeBenchOptions = {},
): Promise<string> {
  bench = await createNoticeBench({
    settings: collect === null ? {} : { cud: { collectConfirmations: collect } },
    ...options,
  });
  const { id } = await bench.store(bench.notice());
  await bench.send();
  await bench.later(10 * 60_000);
  return (await bench.read(id)).remote?.id ?? '';
}
const follow = () => bench.companion().followNotices();
const list = async (): Promise<readonly NoticeView[]> =>
  (await bench.companion().handlers['notices.list']({ limit: 50, onlyConcerns: false }, pair)).notices;
const confirmations = async () => (await list()).flatMap((one) => one.confirmations);
const collects = () => bench.cud.journal.filter((one) => one.path.includes('/typ-'));
const byHand = async (number = '142EX9/25-1') => {
  const answer = await connectTo(bench.cud).post('V49', {
    ...withPaper('V49', { cisloJednaci: number }),
    vyvesitDne: '2027-03-01',
  });
  bench.clock.advance(60_000);
  return String(answer.body.cudid);
};

describe('after its posting a notice', () => {
  it('shows the dates of the server as they come', async () => {
    const cudid = await open('off');
    expect(await list()).toMatchObject([
      {
        cudid,
        fileMark: '142EX355/25',
        type: 'V49',
        numbers: ['142EX355/25-14'],
        postedHere: true,
        postOn: '2027-03-01',
        postedAt: '2027-03-01T08:01:15.000Z',
        pickUpBy: '2027-03-11',
        takeDownOn: '2027-03-11',
        takenDownAt: null,
      },
    ]);
    bench.clock.advance(20 * dayMs);
    await follow();
    expect(await list()).toMatchObject([{ takenDownAt: '2027-03-10T23:00:00.000Z' }]);
  });

  it('that somebody destroyed is gone, and one posted by hand is followed too', async () => {
    await open('off');
    const other = await byHand();
    await follow();
    expect((await list()).map((one) => [one.cudid, one.postedHere])).toEqual([
      [other, false],
      ['CV0000001', true],
    ]);
    const late = await bench.store(
      bench.notice({
        number: '142EX355/25-15',
        postOn: '2027-03-20',
        papers: [{ number: '142EX355/25-15', description: 'x', deliveryKind: 'DVR' }],
      }),
    );
    await bench.send();
    const cudid = (await bench.read(late.id)).remote?.id ?? '';
    await connectTo(bench.cud).remove(cudid);
    await follow();
    expect((await list()).find((one) => one.cudid === cudid)).toMatchObject({ gone: true });
  });

  it('names what follows it', async () => {
    const parent = await open('off');
    await bench.store(bench.notice({ type: 'X49', parent }));
    await bench.send();
    await follow();
    const [child, first] = await list();
    expect([first?.children, child?.parent]).toEqual([[child?.cudid], parent]);
  });

  it('is read anew before a person decides on its removal', async () => {
    const cudid = await open('off');
    const before = bench.cud.journal.length;
    const { notice } = await bench.companion().handlers['notices.read']({ cudid }, pair);
    expect(notice).toMatchObject({
      cudid,
      takenDownAt: null,
      readAt: new Date(bench.clock.now()).toISOString(),
    });
    expect(bench.cud.journal.length).toBeGreaterThan(before);
  });

  it('is not followed without credentials, and says why it cannot be read', async () => {
    bench = await createNoticeBench({ withCredentials: false });
    await follow();
    expect(bench.cud.journal).toEqual([]);
    await expect(bench.companion().handlers['notices.code-lists']({}, pair)).rejects.toMatchObject({
      problem: { code: 'secret-missing' },
    });
  });

  it('of another office is told as such', async () => {
    await open('off');
    const notice = bench.cud.state.notices.CV0000001;
    if (notice !== undefined) bench.cud.state.notices.CV0000001 = { ...notice, office: 2 };
    await expect(
      bench.companion().handlers['notices.read']({ cudid: 'CV0000001' }, pair),
    ).rejects.toMatchObject({ problem: { code: 'remote-forbidden', remoteWords: 'Dokument jiného úřadu.' } });
  });
});

describe('confirmations', () => {
  it('are shown and not fetched unless the office has switched it on', async () => {
    await open('off');
    for (let day = 0; day < 30; day += 1) {
      bench.clock.advance(dayMs);
      await follow();
    }
    expect(await confirmations()).toMatchObject([
      { type: 'VYVESENI', state: 'available', collectedAt: null },
      { type: 'SVESENI', state: 'available', collectedAt: null },
    ]);
    expect(collects()).toEqual([]);
  });

  it('of documents this companion posted are fetched when the office wants it, each once, and no others', async () => {
    await open('own');
    const other = await byHand();
    for (let day = 0; day < 30; day += 1) {
      bench.clock.advance(dayMs);
      await follow();
    }
    expect((await confirmations()).map((one) => `${one.cudid} ${one.type} ${one.state}`)).toEqual([
      'CV0000001 VYVESENI stored',
      'CV0000001 SVESENI stored',
    ]);
    expect(collects()).toHaveLength(2);
    const theirs = bench.cud.state.notices[other]?.confirmations;
    expect(theirs?.map((one) => one.collectedAt)).toEqual([null, null]);
  });

  it('of the whole office are fetched only by the setting for the whole office', async () => {
    await open('office');
    const other = await byHand();
    await follow();
    expect((await confirmations()).map((one) => `${one.cudid} ${one.type} ${one.state}`)).toContain(
      `${other} VYVESENI stored`,
    );
  });

  it('are only shown while the board runs a version nobody knows, also when a person asks', async () => {
    let version = '1.3';
    const cudid = await open('own', {
      around: async (request, next) =>
        new URL(request.url).pathname === '/' ? Response.json({ verze: version }) : next(),
    });
    const told = async () =>
      (await bench.companion().handlers['service.read']({}, pair)).systems.find((one) => one.system === 'cud')
        ?.problem?.code;
    version = '2.0';
    await bench.crash();
    await follow();
    expect(await told()).toBe('remote-version-unknown');
    expect(await confirmations()).toMatchObject([{ state: 'available' }]);
    const asked = bench
      .companion()
      .handlers['confirmations.collect']({ cudid, type: 'VYVESENI', confirmed: true }, pair);
    await expect(asked).rejects.toMatchObject({ problem: { code: 'remote-version-unknown' } });
    expect(collects()).toEqual([]);
    version = '1.3';
    await follow();
    expect(await told()).toBeUndefined();
    expect(await confirmations()).toMatchObject([{ state: 'stored' }]);
  });

  it('come as PDF in JSON too', async () => {
    await open('own', { cud: { confirmationsAs: 'json' } });
    await follow();
    expect(await confirmations()).toMatchObject([{ state: 'stored' }]);
  });

  it('can be fetched by a person, read back byte for byte and ticked off once', async () => {
    const cudid = await open('off');
    await follow();
    const { handlers } = bench.companion();
    const which = { cudid, type: 'VYVESENI' };
    await handlers['confirmations.collect']({ ...which, confirmed: true }, pair);
    const piece = await handlers['confirmations.read-piece']({ ...which, offset: 0 }, pair);
    const bytes = Buffer.from(piece.base64, 'base64');
    expect(bytes).toHaveLength(piece.size);
    expect(bytes.toString()).toMatch(/^%PDF-1\.4\n% VYVESENI CV0000001/);
    await handlers['confirmations.mark-filed']({ ...which, by: 'Nováková' }, pair);
    bench.clock.advance(1000);
    const { notice } = await handlers['confirmations.mark-filed']({ ...which, by: 'Malý' }, pair);
    expect(notice.confirmations).toMatchObject([{ filedBy: 'Nováková' }]);
  });

  it('are not ticked off before their bytes lie here', async () => {
    const cudid = await open('off');
    await follow();
    await expect(
      bench.companion().handlers['confirmations.mark-filed']({ cudid, type: 'VYVESENI', by: '' }, pair),
    ).rejects.toMatchObject({ problem: { code: 'wrong-state' } });
  });

  it('are copied into the watched folder under the name of the pattern, once, and noted as filed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'podatelna-folder-'));
    const cudid = await open('own', {
      settings: { cud: { collectConfirmations: 'own', confirmationFolder: folder } },
    });
    await follow();
    const which = { cudid, type: 'VYVESENI' };
    const { handlers } = bench.companion();
    writeFileSync(join(folder, '142EX355-25-14 V49 potvrzení VYVESENI.pdf'), 'of another program');
    const first = await handlers['confirmations.copy'](which, pair);
    const again = await handlers['confirmations.copy'](which, pair);
    expect(again.name).toBe(first.name);
    expect(readdirSync(folder).toSorted()).toEqual([
      '142EX355-25-14 V49 potvrzení VYVESENI (2).pdf',
      '142EX355-25-14 V49 potvrzení VYVESENI.pdf',
    ]);
    expect(readFileSync(join(folder, first.name), 'latin1')).toContain('VYVESENI');
    expect(first.notice.confirmations).toMatchObject([{ filedBy: userInfo().username }]);
    rmSync(folder, { recursive: true });
    await expect(handlers['confirmations.copy'](which, pair)).rejects.toMatchObject({
      problem: { code: 'confirmation-folder' },
    });
  });

  it('are not copied anywhere without a folder, nor before their bytes lie here', async () => {
    const cudid = await open('off');
    await follow();
    await expect(
      bench.companion().handlers['confirmations.copy']({ cudid, type: 'VYVESENI' }, pair),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('begin to come by themselves when the office says so in the browser, without a restart', async () => {
    const cudid = await open(null);
    await follow();
    const { handlers } = bench.companion();
    const concerns = async () =>
      (await handlers['notices.list']({ limit: 50, onlyConcerns: true }, pair)).notices.map((one) => [
        one.cudid,
        one.concerns,
      ]);
    expect((await handlers['notices.office']({}, pair)).collect).toEqual({
      own: false,
      office: false,
      setBy: null,
    });
    expect(await concerns()).toEqual([[cudid, ['available']]]);
    const { version, settings } = await handlers['office.read']({}, pair);
    const notices = { ...settings.notices, collectOwn: true };
    await handlers['office.save']({ version, settings: { ...settings, notices } }, pair);
    bench.clock.advance(dayMs);
    await follow();
    expect(await confirmations()).toMatchObject([{ type: 'VYVESENI', state: 'stored' }]);
    expect(await concerns()).toEqual([[cudid, ['confirmation']]]);
  });

  it('fetched by somebody else are shown as such and never fetched by themselves', async () => {
    const cudid = await open('own');
    await connectTo(bench.cud).collect(cudid, 'VYVESENI');
    bench.clock.advance(dayMs);
    const before = collects().length;
    await follow();
    expect(await confirmations()).toMatchObject([
      { state: 'elsewhere', collectedAt: '2027-03-01T08:10:15.000Z', sha256: null },
    ]);
    expect(collects()).toHaveLength(before);
  });

  it.each([
    ['lost', { kind: 'drop-after' }],
    ['cut', { kind: 'cut-answer', bytes: 12 }],
    ['a gateway’s', { kind: 'status', status: 502, carriedOut: true }],
  ] as const)('are fetched again when the answer was %s', async (_name, action) => {
    await open('own');
    bench.cud.faults.add({ method: 'GET', path: '/ud/*/potvrzeni/*', action });
    await follow();
    expect(await confirmations()).toMatchObject([{ state: 'collecting' }]);
    expect((await connectTo(bench.cud).uncollected()).list).toEqual([]);
    await follow();
    expect(await confirmations()).toMatchObject([{ state: 'stored' }]);
  });

  it.each([1, 2, 3, 4, 5] as const)(
    'are not lost by a crash at request %i of a round, before or after it was carried out',
    async (nth) => {
      for (const when of ['before', 'after'] as const) {
        let count = Number.NEGATIVE_INFINITY;
        let reached: () => void = () => {};
        const atPoint = new Promise<void>((resolve) => {
          reached = resolve;
        });
        await open('own', {
          around: async (_request, next) => {
            count += 1;
            if (count !== nth) return next();
            if (when === 'after') await next();
            reached();
            return new Promise<Response>(() => {});
          },
        });
        count = 0;
        void follow();
        // list, uncollected, confirmations, the fetch: a fifth request is not sent.
        if (nth <= 4) await atPoint;
        await bench.crash();
        count = Number.NEGATIVE_INFINITY;
        await follow();
        expect(await confirmations()).toMatchObject([{ type: 'VYVESENI', state: 'stored' }]);
        if (when === 'before') await bench.close();
      }
    },
  );

  it('are kept when files nobody names are removed', async () => {
    const home = await open('own').then(() => bench.companion().config.dataFolder);
    await follow();
    const [one] = await confirmations();
    const sha256 = one?.sha256 ?? '';
    const path = join(home, 'blobs', sha256.slice(0, 2), sha256);
    expect(readFileSync(path, 'latin1')).toContain('VYVESENI');
    bench.clock.advance(3 * dayMs);
    bench.companion().startWorker();
    await bench.later(0);
    expect(existsSync(path)).toBe(true);
  });

  it('leave a line in the audit before the call and after it', async () => {
    await open('own');
    await follow();
    const db = openDatabase(join(bench.companion().config.dataFolder, 'podatelna.db'));
    const lines = db.prepare("SELECT result FROM audit WHERE action = 'confirmation.collect'").all();
    db.close();
    expect(lines.map((line) => line.result)).toEqual(['begun', 'stored']);
  });
});

describe('in training', () => {
  it('a system without a sandbox of its own is neither asked nor filed to', async () => {
    bench = await createNoticeBench({
      env: { PODATELNA_TRAINING: '1', PODATELNA_CUD_URL: '' },
    });
    await follow();
    await expect(bench.store(bench.notice(), { training: true })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    expect(bench.cud.journal).toEqual([]);
  });
});
