import { afterEach, describe, expect, it } from 'vitest';
import type { PostNotice, WithdrawNotice } from '../shared/submissions/notice.ts';
import { createNoticeBench, type NoticeBench, type NoticeBenchOptions } from './notice-bench.ts';
import { duplicates } from './sandbox/cud/index.ts';
import { connectTo, dayMs, goodBody, withPaper } from './sandbox/cud/test-client.ts';

let bench: NoticeBench;
const paper = { number: '142EX355/25-14', description: 'Vyrozumění', deliveryKind: 'DVR' };
const open = async (options?: NoticeBenchOptions): Promise<NoticeBench> => {
  bench = await createNoticeBench(options);
  // Another document of this companion: without one a list proves nothing (CU-12).
  await bench.store(bench.notice({ number: '142EX1/25-1', papers: [{ ...paper, number: '142EX1/25-1' }] }));
  await bench.send();
  return bench;
};
afterEach(() => bench.close());

/** Without the first one. */
const posted = () => Object.values(bench.cud.state.notices).slice(1);
const posts = () => bench.cud.journal.filter((one) => one.effect?.kind === 'post').length - 1;
const brokenRules = () => bench.cud.journal.flatMap((one) => one.brokenRules);
const file = async (text: string) => {
  const { documentType: _type, ...stored } = await bench.attach(text);
  return { ...stored, mediaType: 'application/pdf' as const };
};
const person = { firstName: 'Kamil', lastName: 'Zkoušený', birthDate: '1985-11-28' };

describe('posting a notice', () => {
  it('looks, posts, and is done when the board has posted it', async () => {
    await open();
    const { id } = await bench.store(bench.notice());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'accepted',
      problem: null,
      remote: { id: 'CV0000002', state: 'waiting' },
      canStop: false,
    });
    await bench.later(10 * 60_000);
    const view = await bench.read(id);
    expect(view).toMatchObject({ state: 'done', remote: { state: 'posted' } });
    expect(view.steps.map((one) => `${one.name} ${one.state}`)).toEqual([
      'look done',
      'post done',
      'verify done',
    ]);
    expect(posted()).toMatchObject([
      {
        typ: 'V49',
        data: {
          adresat: { nazev: 'Cvičná stavební s.r.o.', ico: '74120697' },
          vyvesitDne: '2027-03-01',
          pisemnosti: [{ cisloJednaci: '142EX355/25-14', druhDoruceni: 'DVR', soubor: null }],
        },
      },
    ]);
    expect(brokenRules()).toEqual([]);
  });

  it('that is to be posted days later blocks nobody and is done on that day', async () => {
    await open();
    const late = await bench.store(bench.notice({ postOn: '2027-03-05' }));
    await bench.send();
    const { id } = await bench.store(
      bench.notice({ number: '142EX355/25-15', papers: [{ ...paper, number: '142EX355/25-15' }] }),
    );
    await bench.send();
    await bench.later(10 * 60_000);
    expect((await bench.read(id)).state).toBe('done');
    expect((await bench.read(late.id)).state).toBe('accepted');
    const asked = bench.cud.journal.length;
    for (let hour = 0; hour < 24 * 5; hour += 1) await bench.later(60 * 60_000);
    expect(await bench.read(late.id)).toMatchObject({ state: 'done', remote: { state: 'posted' } });
    expect(bench.cud.journal.length - asked).toBeLessThan(20);
  });

  const kinds: readonly [string, () => Promise<Partial<PostNotice>>][] = [
    [
      'OHL-56a with two papers',
      async () => ({
        type: 'OHL-56a',
        addressee: person,
        registryOffice: { name: 'Městský úřad Hustopeče', addressPointCode: '19864221' },
        papers: [paper, { ...paper, number: '142EX355/25-16' }],
      }),
    ],
    ['OHL-56b without a place', async () => ({ type: 'OHL-56b', addressee: person, papers: [paper] })],
    [
      'PXX without addressee',
      async () => ({
        type: 'PXX',
        addressee: undefined,
        papers: [{ ...paper, file: await file('oznámení') }],
      }),
    ],
    [
      'X52',
      async () => ({ type: 'X52', addressee: person, papers: [{ ...paper, file: await file('x52') }] }),
    ],
    ['U29 of a company', async () => ({ type: 'U29', papers: [{ ...paper, file: await file('usnesení') }] })],
  ];
  it.each(kinds)('takes %s and keeps every rule', async (_name, changes) => {
    await open();
    const { id } = await bench.store(bench.notice(await changes()));
    await bench.send();
    await bench.later(10 * 60_000);
    expect(await bench.read(id)).toMatchObject({ state: 'done', problem: null });
    expect(posts()).toBe(1);
    expect(brokenRules()).toEqual([]);
  });

  it('sends the file byte for byte', async () => {
    await open();
    const stored = await file('usnesení');
    await bench.store(bench.notice({ type: 'U29', papers: [{ ...paper, file: stored }] }));
    await bench.send();
    expect(Buffer.from(posted()[0]?.data.pisemnosti[0]?.soubor ?? '', 'base64').toString()).toContain(
      '% usnesení',
    );
  });

  it('posts an X49 as the child of its V49, and nothing else', async () => {
    await open();
    const parent = await bench.store(bench.notice());
    await bench.send();
    const parentId = (await bench.read(parent.id)).remote?.id ?? '';
    const child = bench.notice({ type: 'X49', parent: parentId });
    const { id } = await bench.store(child);
    await bench.send();
    expect(posted()[1]?.data.rodicovskyDokument).toBe(parentId);
    expect((await bench.read(id)).state).toBe('accepted');
    const other = bench.notice({
      type: 'X49',
      parent: 'CV0000001',
      number: '142EX355/25-15',
      papers: [{ ...paper, number: '142EX355/25-15' }],
    });
    const refused = await bench.store(other);
    await bench.send();
    expect(await bench.read(refused.id)).toMatchObject({
      state: 'rejected',
      problem: { code: 'notice-parent', field: 'parentNotice', sent: 'nothing' },
    });
    expect(brokenRules()).toEqual([]);
  });

  it('posts once for each of several addressees', async () => {
    await open();
    const people = [person, { ...person, firstName: 'Jana' }, { name: 'Firma a.s.', companyId: '00006947' }];
    for (const addressee of people) await bench.store(bench.notice({ addressee } as Partial<PostNotice>));
    await bench.send();
    expect(posted()).toHaveLength(3);
    expect(new Set(posted().map((one) => one.data.interniId)).size).toBe(3);
    expect(brokenRules()).toEqual([]);
  });

  it('refuses a kind of delivery the code list lacks before anything is sent', async () => {
    await open();
    const { id } = await bench.store(
      bench.notice({ papers: [{ ...paper, deliveryKind: 'holubem' }] } as Partial<PostNotice>),
    );
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: { code: 'not-in-code-list', field: 'deliveryKind', sent: 'nothing' },
    });
    expect(posts()).toBe(0);
  });

  it('puts a refusal of CÚD on its field with its words', async () => {
    await open();
    const { id } = await bench.store(bench.notice({ postOn: '2027-02-26' }));
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: {
        code: 'remote-refused',
        field: 'postOn',
        remoteWords: 'Neplatná data. Položka "vyvesitDne" nesmí být v minulosti.',
        sent: 'nothing',
      },
    });
  });

  it.each(['142 EX 355/25-14', '142EX355/25-014', '142EX00355/25-14'])(
    'does not even take the number %s',
    async (number) => {
      await open();
      await expect(
        bench.store(bench.notice({ number, papers: [{ ...paper, number }] } as Partial<PostNotice>), {
          caseKey: { fileMark: '142EX355/25', kind: 'notice', lot: '14' },
        }),
      ).rejects.toMatchObject({ problem: { code: 'invalid-message', field: 'number' } });
    },
  );

  it('does not take papers of two cases', async () => {
    await open();
    const papers = [paper, { ...paper, number: '142EX356/25-1' }];
    await expect(
      bench.store(bench.notice({ type: 'OHL-56b', addressee: person, papers } as Partial<PostNotice>)),
    ).rejects.toMatchObject({ problem: { code: 'invalid-message' } });
  });
});

describe('what is on the board already', () => {
  const byHand = () =>
    connectTo(bench.cud).post(
      'V49',
      goodBody('V49', {
        adresat: { nazev: 'Cvičná stavební s.r.o.', ico: '74120697' },
        pisemnosti: [{ cisloJednaci: '142EX355/25-14', popis: 'ručně', druhDoruceni: 'DVR' }],
      }),
    );

  it('is shown, and adopted by a person', async () => {
    await open();
    await byHand();
    const { id } = await bench.store(bench.notice());
    await bench.send();
    const view = await bench.read(id);
    expect(view).toMatchObject({
      state: 'unknown',
      problem: { code: 'duplicate-at-remote', sent: 'nothing' },
    });
    const [candidate] = view.candidates;
    expect(candidate).toMatchObject({ id: 'CV0000002', number: '142EX355/25-14', matches: true });
    const decision = { what: 'adopt', candidate: candidate?.id ?? '' } as const;
    await bench.companion().handlers['submissions.decide']({ id, decision }, { pair: 'test' });
    await bench.later(10 * 60_000);
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { id: 'CV0000002' } });
    expect(posts()).toBe(1);
  });

  it('does not stand in the way of another for a reason', async () => {
    await open();
    await byHand();
    const { id } = await bench.store(bench.notice(), { duplicateReason: 'druhé vyvěšení' });
    await bench.send();
    expect((await bench.read(id)).state).toBe('accepted');
    expect(posts()).toBe(2);
  });

  it('does not stand in the way once it was taken down early', async () => {
    await open();
    await byHand();
    bench.clock.advance(dayMs);
    await connectTo(bench.cud).remove('CV0000002');
    await bench.store(bench.notice({ postOn: '2027-03-02' }));
    await bench.send();
    expect(posts()).toBe(2);
    expect(duplicates(bench.cud.state)).toEqual([]);
  });

  it('is found by a look, with the same type and addressee told apart', async () => {
    await open();
    await byHand();
    const key = { fileMark: '142EX355/25', kind: 'notice', lot: '14' } as const;
    const look = (subject: string) =>
      bench
        .companion()
        .handlers['remote.look'](
          { key, number: '142 EX 355/25-014', recordKind: 'V49', subject },
          { pair: 'test' },
        );
    expect(await look('ico:74120697')).toMatchObject({
      records: [{ id: 'CV0000002', state: 'waiting', matches: true }],
      complete: true,
    });
    expect(await look('ico:00006947')).toMatchObject({ records: [{ matches: false }] });
  });
});

describe('a network that loses things', () => {
  const at = { method: 'POST', path: '/ud/V49' } as const;
  const untilSettled = async (id: string): Promise<void> => {
    for (let round = 0; round < 70 && (await bench.read(id)).state === 'unknown'; round += 1) {
      await bench.later(2_000);
    }
  };

  it.each([
    ['the answer is lost', { kind: 'drop-after' }],
    ['a gateway gives up', { kind: 'status', status: 502, carriedOut: true }],
    [
      'maintenance is announced and it was done all the same',
      { kind: 'status', status: 503, carriedOut: true },
    ],
    ['the effect comes late', { kind: 'effect-later', ms: 5 }],
  ] as const)('%s: adopts by its own id and posts once', async (_name, action) => {
    await open();
    bench.cud.faults.add({ ...at, action });
    const { id } = await bench.store(bench.notice());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'unknown',
      problem: { code: 'answer-lost', sent: 'unclear' },
    });
    await bench.cud.faults.settled();
    await untilSettled(id);
    expect(await bench.read(id)).toMatchObject({ state: 'accepted' });
    expect(posts()).toBe(1);
    expect(brokenRules()).toEqual([]);
  });

  it('an answer cut short still names the document by its Location', async () => {
    await open();
    bench.cud.faults.add({ ...at, action: { kind: 'cut-answer', bytes: 10 } });
    const { id } = await bench.store(bench.notice());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'accepted', remote: { id: 'CV0000002' } });
    expect(posts()).toBe(1);
  });

  it.each([
    ['drop-before', { kind: 'drop-before' }],
    ['503', { kind: 'status', status: 503 }],
    ['500', { kind: 'status', status: 500 }],
  ] as const)('%s: posts again with the same id after two complete readings', async (_name, action) => {
    await open();
    bench.cud.faults.add({ ...at, action });
    const { id } = await bench.store(bench.notice());
    await bench.send();
    for (let second = 2; second < 120; second += 2) {
      await bench.later(2_000);
      expect((await bench.read(id)).state).toBe('unknown');
    }
    await bench.later(2_000);
    expect((await bench.read(id)).state).toBe('accepted');
    expect(posts()).toBe(1);
    expect(brokenRules()).toEqual([]);
  });

  it('a list that shows nothing recent proves nothing: a person decides, and then it goes out once', async () => {
    bench = await createNoticeBench();
    bench.cud.faults.add({ ...at, action: { kind: 'drop-before' } });
    const { id } = await bench.store(bench.notice());
    await bench.send();
    for (let round = 0; round < 70; round += 1) await bench.later(2_000);
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', dueAt: null, candidates: [] });
    const decision = { what: 'resend', checked: true } as const;
    await bench.companion().handlers['submissions.decide']({ id, decision }, { pair: 'test' });
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('accepted');
    expect(Object.keys(bench.cud.state.notices)).toHaveLength(1);
  });

  it.each([
    ['leaves documents out without a word', 10, 12],
    ['is as long as a page', 10, 9],
  ])('a list that %s proves nothing, so nothing is posted twice', async (_name, mostInList, others) => {
    await open({ cud: { mostInList } });
    const byHand = connectTo(bench.cud);
    for (let sheet = 1; sheet <= others; sheet += 1) {
      await byHand.post('V49', withPaper('V49', { cisloJednaci: `142EX9/25-${sheet}` }));
    }
    bench.cud.faults.add({ ...at, action: { kind: 'drop-after' } });
    const { id } = await bench.store(bench.notice());
    await bench.send();
    for (let round = 0; round < 70; round += 1) await bench.later(2_000);
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', dueAt: null });
    expect(posts()).toBe(1 + others);
  });

  it('waits out maintenance before the post', async () => {
    await open();
    bench.cud.faults.add({
      path: '/**',
      times: 6,
      action: { kind: 'status', status: 503, retryAfterSeconds: 60 },
    });
    const { id } = await bench.store(bench.notice());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'retrying',
      problem: { code: 'remote-unavailable', sent: 'nothing' },
    });
    for (let minute = 0; minute < 120; minute += 1) await bench.later(60_000);
    expect(['accepted', 'done']).toContain((await bench.read(id)).state);
    expect(posts()).toBe(1);
  });

  it('asks once with a wrong key and then waits for a person', async () => {
    await open();
    const set = (apiKey: string) =>
      bench.companion().handlers['secrets.set']({ system: 'cud', secret: { apiKey } }, { pair: 'test' });
    await set('wrong');
    const { id } = await bench.store(bench.notice());
    await bench.send();
    await bench.later(3_600_000);
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      problem: { code: 'remote-login-refused', remoteWords: 'Přihlášení se nezdařilo.' },
    });
    const asked = bench.cud.journal.length;
    const other = await bench.store(
      bench.notice({ number: '142EX355/25-15', papers: [{ ...paper, number: '142EX355/25-15' }] }),
    );
    await bench.send();
    expect(await bench.read(other.id)).toMatchObject({
      state: 'queued',
      problem: { code: 'remote-login-refused' },
    });
    expect(bench.cud.journal).toHaveLength(asked);
    await set('cvicny0klic0uradu0c1000000000001');
    await bench.later(0);
    for (const one of [id, other.id]) expect((await bench.read(one)).state).toBe('accepted');
  });
});

describe('a version nobody knows', () => {
  it.each(['2.0', '1.4', '0.6', 'x', ''])('%j: nothing is sent', async (version) => {
    bench = await createNoticeBench({ cud: { version } });
    const { id } = await bench.store(bench.notice());
    await bench.send();
    await bench.later(3_600_000);
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      problem: { code: 'remote-version-unknown', params: { version } },
    });
    expect(Object.keys(bench.cud.state.notices)).toEqual([]);
    const { systems } = await bench.companion().handlers['service.read']({}, { pair: 'test' });
    expect(systems.find((one) => one.system === 'cud')?.problem?.code).toBe('remote-version-unknown');
  });

  it.each(['1.3', '1.2', 'v1.3', '1.3.7'])('%j is known', async (version) => {
    bench = await createNoticeBench({ cud: { version } });
    await bench.store(bench.notice());
    await bench.send();
    expect(Object.keys(bench.cud.state.notices)).toHaveLength(1);
  });
});

describe('removing a notice', () => {
  const removal = (
    expected: WithdrawNotice['expected'],
    changes: Partial<WithdrawNotice> = {},
  ): WithdrawNotice => ({
    kind: 'notice',
    action: 'withdraw',
    number: '142EX355/25-14',
    type: 'V49',
    cudid: 'CV0000002',
    expected,
    ...changes,
  });
  const postFirst = async (options?: NoticeBenchOptions) => {
    await open(options);
    const { id } = await bench.store(bench.notice());
    await bench.send();
    return id;
  };

  it('destroys it before it is posted, and its posting knows that it was us', async () => {
    const first = await postFirst();
    const { id } = await bench.store(removal('destroyed'));
    bench.clock.advance(15_000);
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'destroyed' } });
    expect(bench.cud.journal.filter((one) => one.method === 'DELETE')).toHaveLength(1);
    const { notices } = await bench
      .companion()
      .handlers['notices.list']({ limit: 9, onlyConcerns: false }, { pair: 'test' });
    expect(notices[0]).toMatchObject({ cudid: 'CV0000002', gone: true, withdrawn: true, concerns: [] });
    await bench.later(10 * 60_000);
    expect(await bench.read(first)).toMatchObject({ state: 'done', remote: { state: 'destroyed' } });
    expect(brokenRules()).toEqual([]);
  });

  it('takes it down early once it hangs', async () => {
    await postFirst();
    await bench.later(60_000);
    const { id } = await bench.store(removal('archived'));
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'archived' } });
    expect(posted()[0]?.wasWithdrawn).toBe(true);
  });

  it('that the board refused leaves it as it was: it can be removed still, and its days count', async () => {
    const refusal = () => Response.json({ stav: 422, chyba: 'Nelze.' }, { status: 422 });
    await postFirst({
      around: async (request, next) => (request.method === 'DELETE' ? refusal() : await next()),
    });
    await bench.later(60_000);
    const { id } = await bench.store(removal('archived'));
    await bench.send();
    expect((await bench.read(id)).state).toBe('rejected');
    const { notices } = await bench
      .companion()
      .handlers['notices.list']({ limit: 9, onlyConcerns: false }, { pair: 'test' });
    expect(notices[0]).toMatchObject({ cudid: 'CV0000002', withdrawn: false, takenDownAt: null });
  });

  it('on its day leaves room for the same once more', async () => {
    await postFirst();
    await bench.later(60_000);
    bench.clock.advance(30 * dayMs);
    await bench.companion().followNotices();
    await bench.later(0);
    const postOn = new Date(bench.clock.now()).toISOString().slice(0, 10);
    const { id } = await bench.store(bench.notice({ postOn }));
    await bench.send();
    expect((await bench.read(id)).state).toBe('accepted');
    expect(duplicates(bench.cud.state)).toEqual([]);
  });

  it.each([
    ['before it is posted', 0, 'destroyed'],
    ['once it hangs', 60_000, 'archived'],
  ] as const)(
    '%s leaves room for the corrected one, and for no second of that',
    async (_name, after, effect) => {
      const first = await postFirst();
      await bench.later(after);
      await bench.store(removal(effect));
      bench.clock.advance(15_000);
      await bench.later(0);
      const { id } = await bench.store(bench.notice({ postOn: '2027-03-02' }));
      expect(id).not.toBe(first);
      await bench.send();
      expect((await bench.read(id)).state).toBe('accepted');
      expect(posts()).toBe(2);
      await expect(bench.store(bench.notice({ postOn: '2027-03-03' }))).rejects.toMatchObject({
        problem: { code: 'already-filed' },
      });
      expect(duplicates(bench.cud.state)).toEqual([]);
    },
  );

  it.each([
    ['is posted anew, once', true, 2, 'CV0000003'],
    ['is gone on from when it is there after all', false, 1, 'CV0000002'],
  ] as const)('that others did before it hung: sent again, it %s', async (_name, isGone, expected, cudid) => {
    const first = await postFirst();
    const { notices } = bench.cud.state;
    const { CV0000002: kept } = notices;
    if (isGone) await connectTo(bench.cud).remove('CV0000002');
    else delete notices.CV0000002;
    await bench.later(10 * 60_000);
    expect(await bench.read(first)).toMatchObject({
      state: 'unknown',
      problem: { code: 'remote-not-found' },
    });
    if (!isGone && kept !== undefined) notices.CV0000002 = kept;
    await bench.call('submissions.decide', { id: first, decision: { what: 'resend', checked: true } });
    await bench.later(0);
    expect(await bench.read(first)).toMatchObject({ problem: null, remote: { id: cudid } });
    await bench.later(10 * 60_000);
    expect(await bench.read(first)).toMatchObject({ state: 'done', remote: { id: cudid, state: 'posted' } });
    await bench.later(60 * 60_000);
    expect(posts()).toBe(expected);
    expect(duplicates(bench.cud.state)).toEqual([]);
  });

  it('by hand on the board leaves room for the corrected one as well', async () => {
    const first = await postFirst();
    await bench.later(60_000);
    await connectTo(bench.cud).remove('CV0000002');
    await bench.companion().followNotices();
    await bench.later(0);
    expect(await bench.read(first)).toMatchObject({ state: 'done', remote: { state: 'archived' } });
    await bench.store(bench.notice({ postOn: '2027-03-02' }));
    await bench.send();
    expect(posts()).toBe(2);
  });

  it.each([
    ['it was posted meanwhile', 60_000, 'destroyed', 'withdrawal-changed'],
    ['it does not hang yet', 0, 'archived', 'withdrawal-changed'],
    ['it is in the archive', 20 * dayMs, 'archived', 'notice-archived'],
  ] as const)('sends nothing when %s', async (_name, ms, expected, code) => {
    await postFirst();
    await bench.later(ms);
    const { id } = await bench.store(removal(expected));
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'rejected', problem: { code, sent: 'nothing' } });
    expect(bench.cud.journal.filter((one) => one.method === 'DELETE')).toHaveLength(0);
  });

  it.each([
    ['is archived', true, 'notice-archived', 'Dokument je již v archivu.'],
    ['still hangs', false, 'remote-conflict', 'Dokument je již v archivu.'],
  ] as const)(
    'reads a document again whose removal the board forbids: it %s',
    async (_name, isDown, code, words) => {
      await open({
        around: async (request, next) => {
          if (request.method !== 'DELETE') return next();
          if (isDown) await next();
          return Response.json({ stav: 422, chyba: words }, { status: 422 });
        },
      });
      await bench.store(bench.notice());
      await bench.send();
      await bench.later(60_000);
      const { id } = await bench.store(removal('archived'));
      await bench.send();
      expect(await bench.read(id)).toMatchObject({
        state: 'rejected',
        problem: { code, remoteWords: words },
      });
      expect(bench.cud.journal.at(-1)).toMatchObject({ method: 'GET', path: '/ud/CV0000002' });
      const { notices } = await bench
        .companion()
        .handlers['notices.list']({ limit: 9, onlyConcerns: false }, { pair: 'test' });
      expect(notices[0]?.takenDownAt === null).toBe(!isDown);
    },
  );

  it.each([
    ['another document', { cudid: 'CV0000001' }, 'remote-conflict'],
    ['another type', { type: 'P50' }, 'remote-conflict'],
    ['nothing', { cudid: 'CV9999999' }, 'remote-not-found'],
  ] as const)('sends nothing when the id names %s', async (_name, changes, code) => {
    await postFirst();
    const { id } = await bench.store(removal('destroyed', changes));
    await bench.send();
    expect(await bench.read(id)).toMatchObject({ state: 'rejected', problem: { code, sent: 'nothing' } });
    expect(bench.cud.journal.filter((one) => one.method === 'DELETE')).toHaveLength(0);
  });

  it.each([
    ['drop-after', { kind: 'drop-after' }],
    ['drop-before', { kind: 'drop-before' }],
    ['500', { kind: 'status', status: 500 }],
  ] as const)('a lost answer (%s) ends in exactly one removal', async (_name, action) => {
    await postFirst();
    await bench.later(60_000);
    bench.cud.faults.add({ method: 'DELETE', path: '/ud/*', action });
    const { id } = await bench.store(removal('archived'));
    await bench.send();
    for (let round = 0; round < 70 && (await bench.read(id)).state !== 'done'; round += 1)
      await bench.later(2_000);
    expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'archived' } });
    expect(bench.cud.journal.filter((one) => one.effect?.kind === 'take-down')).toHaveLength(1);
    expect(brokenRules()).toEqual([]);
  });

  it.each([
    ['drop-after', { kind: 'drop-after' }],
    ['drop-before', { kind: 'drop-before' }],
    ['500', { kind: 'status', status: 500 }],
    ['cut', { kind: 'cut-answer', bytes: 1 }],
    ['502 of one that was carried out', { kind: 'status', status: 502, carriedOut: true }],
  ] as const)(
    'a lost answer before the posting (%s) ends in one document destroyed',
    async (_name, action) => {
      // It hangs long after the second look, so that the effect stays the one the person was told.
      await open({ cud: { postingDelayMs: 60 * 60_000 } });
      await bench.store(bench.notice());
      await bench.send();
      bench.cud.faults.add({ method: 'DELETE', path: '/ud/*', action });
      const { id } = await bench.store(removal('destroyed'));
      await bench.send();
      for (let round = 0; round < 70 && (await bench.read(id)).state !== 'done'; round += 1)
        await bench.later(2_000);
      expect(await bench.read(id)).toMatchObject({ state: 'done', remote: { state: 'destroyed' } });
      const effects = bench.cud.journal.flatMap((one) => one.effect?.kind ?? []);
      expect(effects.filter((kind) => kind !== 'post')).toEqual(['destroy']);
      expect(brokenRules()).toEqual([]);
    },
  );

  it('a lost answer is not repeated once it would do something else', async () => {
    await open({ cud: { postingDelayMs: 90_000 } });
    await bench.store(bench.notice());
    await bench.send();
    bench.cud.faults.add({ method: 'DELETE', path: '/ud/*', action: { kind: 'drop-before' } });
    const { id } = await bench.store(removal('destroyed'));
    await bench.send();
    for (let round = 0; round < 70; round += 1) await bench.later(2_000);
    expect(await bench.read(id)).toMatchObject({
      state: 'rejected',
      problem: { code: 'withdrawal-changed' },
    });
    expect(posted()[0]?.takenDownAt).toBeNull();
  });
});
