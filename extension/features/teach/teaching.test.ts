import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { FieldRule, LotsWay, Taught } from '../../../shared/extraction/profile/schema.ts';
import type { TriedRule } from '../../../shared/extraction/profile/try-rule.ts';
import type { LotReadings } from '../../../shared/extraction/reading.ts';
import type { PickedValue, TeachState } from './teach-state.ts';
import { createTeaching, type TeachBackend } from './teaching.ts';

const pick: PickedValue = {
  what: 'value',
  text: '45 600 Kč',
  guess: null,
  ways: [
    [
      { by: 'id', id: 'cena' },
      { by: 'label', label: 'Vyvolávka' },
    ],
    [{ by: 'structure', selector: 'main > p' }],
  ],
  lots: [],
  frame: null,
  frames: {},
  count: 1,
};

function start(changes: Partial<TeachBackend> = {}) {
  let state: TeachState | null = null;
  const calls: (readonly [string, unknown?])[] = [];
  const refused: unknown[] = [];
  const read = (value: unknown): TriedRule['reading'] => ({
    status: 'found',
    value,
    raw: '',
    place: { frame: '', selector: 'p', label: '' },
    rung: 'profile',
    confidence: 0.9,
  });
  const teaching = createTeaching({
    backend: {
      startTeaching: async (second, here) => void calls.push([here ? 'start here' : 'start', second]),
      isTeachingWanted: async () => false,
      stopTeaching: async () => void calls.push(['stop']),
      tryRule: async ({ rule }: Taught) => ({
        rule: { ...rule, transforms: ['first-line'] },
        reading: read(45_600),
        count: 1,
      }),
      teach: async (taught) => {
        calls.push(['teach', taught]);
        return null;
      },
      forgetTaught: async (field) => void calls.push(['forget', field]),
      ...changes,
    },
    get: () => state,
    set: (next) => {
      state = next;
    },
    refuse: (error) => void refused.push(error),
    readAgain: async () => void calls.push(['read']),
  });
  const now = (): TeachState | null => state;
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return { teaching, calls, refused, now, settled };
}

async function picked(changes: Partial<TeachBackend> = {}, what = pick) {
  const parts = start(changes);
  await parts.teaching.start();
  parts.teaching.onPick(what);
  parts.teaching.chooseField('lowestBid');
  await parts.settled();
  return parts;
}

describe('pointing', () => {
  it('is asked for only once the page takes no click as its own', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { teaching, now } = start({ startTeaching: () => promise });
    const started = teaching.start();
    expect(now()).toMatchObject({ step: 'picking', isReady: false });
    resolve();
    await started;
    expect(now()).toMatchObject({ step: 'picking', isReady: true });
  });

  it('that was left before the page answered stays left, whatever the page says', async () => {
    const { promise, reject } = Promise.withResolvers<void>();
    const { teaching, refused, now, settled } = start({ startTeaching: () => promise });
    const started = teaching.start();
    await teaching.leave();
    reject(new Error('the page is gone'));
    await started;
    await settled();
    expect([now(), refused]).toEqual([null, []]);
  });
});

describe('teaching a value', () => {
  it('keeps the rule that was tried, with the transform that made sense of the text, and reads again', async () => {
    const { teaching, calls, now } = await picked();
    expect(now()).toMatchObject({
      step: 'picked',
      field: 'lowestBid',
      tried: { reading: { value: 45_600 } },
    });
    await teaching.save();
    const rule: FieldRule = {
      anchors: [...(pick.ways[0] ?? [])],
      count: { min: 1, max: 1 },
      transforms: ['first-line'],
    };
    expect(calls).toEqual([['start', false], ['teach', { field: 'lowestBid', rule, frames: {} }], ['read']]);
    expect(now()).toMatchObject({ step: 'saved', field: 'lowestBid', before: null });
  });

  it('proposes what the label names', async () => {
    const { teaching, now, settled } = start();
    await teaching.start();
    teaching.onPick({ ...pick, guess: 'deposit' });
    await settled();
    expect(now()).toMatchObject({ field: 'deposit', tried: { count: 1 } });
  });

  it('tries one way after another, round to the first', async () => {
    const { teaching, now, settled } = await picked();
    teaching.tryOther();
    await settled();
    expect(now()).toMatchObject({ way: 1, tried: { rule: { anchors: pick.ways[1] } } });
    teaching.tryOther();
    expect(now()).toMatchObject({ way: 0, tried: null });
  });

  it('makes a list of a second example', async () => {
    const { teaching, calls, now, settled } = await picked();
    teaching.chooseField('debtors');
    await settled();
    await teaching.addExample();
    expect(calls).toContainEqual(['start', true]);
    teaching.onPick({ ...pick, ways: [[{ by: 'structure', selector: 'li' }]], count: 3 });
    await settled();
    expect(now()).toMatchObject({ field: 'debtors', tried: { rule: { count: { min: 1, max: 200 } } } });
  });

  it('asks for another second example where the two are nothing alike', async () => {
    const { teaching, now } = await picked();
    await teaching.addExample();
    teaching.onPick({ what: 'no-list' });
    expect(now()).toMatchObject({ step: 'picking', isNoList: true, first: { field: 'lowestBid' } });
    await teaching.addExample();
    expect(now()).toMatchObject({ step: 'picking', isNoList: false });
    teaching.onPick({ what: 'left' });
    expect(now()).toMatchObject({ step: 'picked', field: 'lowestBid' });
  });

  it('is undone: the field is forgotten, or gets back the rule it had', async () => {
    const fresh = await picked();
    await fresh.teaching.save();
    await fresh.teaching.undo();
    expect(fresh.calls).toContainEqual(['forget', 'lowestBid']);
    expect(fresh.now()).toMatchObject({ step: 'picked', field: 'lowestBid' });

    const rule: FieldRule = {
      anchors: [{ by: 'id', id: 'stara' }],
      count: { min: 1, max: 1 },
      transforms: [],
    };
    const taught: Taught[] = [];
    const again = await picked({
      teach: async (one) => {
        taught.push(one);
        return rule;
      },
    });
    await again.teaching.save();
    await again.teaching.undo();
    expect(taught.map((one) => one.rule.anchors)).toEqual([pick.ways[0], rule.anchors]);
  });
});

describe('teaching lots', () => {
  const cards: LotsWay = {
    lots: {
      anchors: [{ by: 'structure', selector: 'section.karta' }],
      count: { min: 1, max: 200 },
      mixed: false,
      fields: {},
    },
    rule: { anchors: [{ by: 'label', label: 'Bod A' }], count: { min: 1, max: 1 }, transforms: [] },
  };
  const rows: LotsWay = { ...cards, lots: { ...cards.lots, anchors: [{ by: 'structure', selector: 'tr' }] } };
  const inLots: PickedValue = { ...pick, lots: [cards, rows], frame: 'obsah' };
  const bid = (value: number): LotReadings => ({
    lowestBid: {
      status: 'found',
      value,
      raw: '',
      place: { frame: '', selector: 'i', label: '' },
      rung: 'profile',
      confidence: 0.9,
    },
  });
  const tried = (lots: readonly LotReadings[]): TeachBackend['tryRule'] => {
    return async ({ rule }) => ({ rule, reading: lots[0]?.lowestBid ?? null, count: lots.length, lots });
  };
  async function pickedLot(changes: Partial<TeachBackend> = {}, what: PickedValue = inLots) {
    const parts = start({ tryRule: tried([bid(100), bid(200)]), ...changes });
    await parts.teaching.start();
    parts.teaching.onPick(what);
    parts.teaching.chooseField('lots.lowestBid');
    await parts.settled();
    return parts;
  }

  it('keeps where the lots stand and where the value stands in each, in the frame of the value', async () => {
    const { teaching, calls, now } = await pickedLot();
    await teaching.save();
    const rule = { ...cards.lots, frame: 'obsah', fields: { lowestBid: cards.rule } };
    expect(calls).toContainEqual(['teach', { field: 'lots', rule, frames: {} }]);
    expect(now()).toMatchObject({ step: 'saved', field: 'lots.lowestBid', before: null });
  });

  it('keeps what is known of the lots already', async () => {
    const known = { ...cards, lots: { ...cards.lots, fields: { title: cards.rule } } };
    const { teaching, calls } = await pickedLot({}, { ...inLots, lots: [known] });
    await teaching.save();
    const [, taught] = calls.find(([name]) => name === 'teach') ?? [];
    expect(taught).toMatchObject({ rule: { fields: { title: cards.rule, lowestBid: cards.rule } } });
  });

  it('proposes a field of the lots where the page repeats the value, and one of the case elsewhere', async () => {
    const guessed = async (what: PickedValue): Promise<unknown> => {
      const { teaching, now, settled } = start({ tryRule: tried([bid(100)]) });
      await teaching.start();
      teaching.onPick(what);
      await settled();
      return Reflect.get(now() ?? {}, 'field');
    };
    expect(await guessed({ ...inLots, guess: 'deposit' })).toBe('lots.deposit');
    expect(await guessed({ ...inLots, guess: 'fileMark' })).toBe('fileMark');
    expect(await guessed({ ...pick, guess: 'deposit' })).toBe('deposit');
    expect(await guessed({ ...inLots, guess: 'lots' })).toBeNull();
  });

  it('tries the next place of lots, and begins anew when the value is one of the case', async () => {
    const { teaching, now, settled } = await pickedLot();
    teaching.tryOther();
    await settled();
    expect(now()).toMatchObject({ way: 1, tried: { rule: { anchors: rows.lots.anchors } } });
    teaching.chooseField('lowestBid');
    expect(now()).toMatchObject({ way: 0 });
  });

  it('takes a second example where nothing repeats by itself', async () => {
    const { teaching, calls, now, settled } = await pickedLot({}, { ...inLots, lots: [] });
    expect(now()).toMatchObject({ field: 'lots.lowestBid', tried: null });
    await teaching.save();
    expect(calls.map(([name]) => name)).not.toContain('teach');
    await teaching.addExample();
    teaching.onPick({ ...inLots, ways: [] });
    await settled();
    expect(now()).toMatchObject({ field: 'lots.lowestBid', tried: { count: 2 } });
  });

  it('is undone: the lots are forgotten, or get back all they had', async () => {
    const fresh = await pickedLot();
    await fresh.teaching.save();
    await fresh.teaching.undo();
    expect(fresh.calls).toContainEqual(['forget', 'lots']);

    const before = { ...rows.lots, fields: { title: rows.rule } };
    const taught: Taught[] = [];
    const again = await pickedLot({
      teach: async (one) => {
        taught.push(one);
        return before;
      },
    });
    await again.teaching.save();
    await again.teaching.undo();
    expect(taught[1]).toEqual({ field: 'lots', rule: before, frames: {} });
  });

  it.each<[string, readonly LotReadings[]]>([
    ['no lot is found', []],
    ['no lot has the value', [{}, {}]],
    [
      'the value is understood in no lot',
      [{ lowestBid: { status: 'missing', reason: 'invalid', candidates: [] } }],
    ],
    [
      'only another value is read',
      [{ title: bid(1).lowestBid ?? { status: 'missing', reason: 'invalid', candidates: [] } }],
    ],
  ])('keeps nothing where %s', async (_name, lots) => {
    const { teaching, calls } = await pickedLot({ tryRule: tried(lots) });
    await teaching.save();
    expect(calls.map(([name]) => name)).not.toContain('teach');
  });
});

describe('nothing is kept', () => {
  it.each<[string, TriedRule['reading']]>([
    ['that the anchor does not find', null],
    ['that is not understood', { status: 'missing', reason: 'invalid', candidates: [] }],
    ['that is empty', { status: 'missing', reason: 'not-found', candidates: [] }],
  ])('%s', async (_name, reading) => {
    const { teaching, calls } = await picked({ tryRule: async ({ rule }) => ({ rule, reading, count: 0 }) });
    await teaching.save();
    expect(calls.map(([name]) => name)).not.toContain('teach');
  });

  it('while it is still being tried', async () => {
    const { teaching, calls } = await picked({ tryRule: () => new Promise(() => {}) });
    await teaching.save();
    expect(calls.map(([name]) => name)).not.toContain('teach');
  });

  it('that nobody said what it is', async () => {
    const { teaching, calls, settled } = start();
    await teaching.start();
    teaching.onPick(pick);
    await settled();
    await teaching.save();
    expect(calls.map(([name]) => name)).toEqual(['start']);
  });

  it('of a page that points by itself', async () => {
    const { teaching, now } = start();
    teaching.onPick(pick);
    expect(now()).toBeNull();
  });

  it('of an answer to an earlier question', async () => {
    const answers: ((tried: TriedRule) => void)[] = [];
    const { teaching, now, settled } = await picked({
      tryRule: () => new Promise((resolve) => answers.push(resolve)),
    });
    teaching.chooseField('deposit');
    answers[0]?.({
      rule: { anchors: [{ by: 'id', id: 'x' }], count: { min: 1, max: 1 }, transforms: [] },
      reading: null,
      count: 7,
    });
    await settled();
    expect(now()).toMatchObject({ field: 'deposit', tried: null });
  });

  it('when it is refused, and the person sees why', async () => {
    const problem = new ProblemError({ code: 'profile-locked', field: 'lowestBid' });
    const { teaching, refused, now } = await picked({
      teach: async () => {
        throw problem;
      },
    });
    await teaching.save();
    expect(refused).toEqual([problem]);
    expect(now()).toMatchObject({ step: 'picked' });
  });
});

describe('leaving', () => {
  it('asks once where something picked is not kept', async () => {
    const { teaching, calls, now } = await picked();
    await teaching.leave();
    expect(now()).toMatchObject({ step: 'picked', leaving: true });
    await teaching.leave();
    expect(now()).toBeNull();
    expect(calls).toContainEqual(['stop']);
  });

  it('asks nothing after saving, and goes although the page is gone', async () => {
    const { teaching, now } = await picked({
      stopTeaching: async () => {
        throw new ProblemError({ code: 'page-gone' });
      },
    });
    await teaching.save();
    await teaching.leave();
    expect(now()).toBeNull();
  });

  it('by Esc on the page ends pointing', async () => {
    const { teaching, now } = start();
    await teaching.start();
    teaching.onPick({ what: 'left' });
    expect(now()).toBeNull();
  });

  it('begins with what was right-clicked, only where the context menu asked for it', async () => {
    const asked = start({ isTeachingWanted: async () => true });
    await asked.teaching.startIfWanted();
    expect(asked.calls).toEqual([['start here', false]]);
    asked.teaching.onPick(pick);
    await asked.settled();
    expect(asked.now()).toMatchObject({ step: 'picked' });

    const nobody = start();
    await nobody.teaching.startIfWanted();
    expect(nobody.calls).toEqual([]);
    expect(nobody.now()).toBeNull();
  });

  it('a page that can not be pointed at says so', async () => {
    const problem = new ProblemError({ code: 'page-gone' });
    const { teaching, refused, now } = start({
      startTeaching: async () => {
        throw problem;
      },
    });
    await teaching.start();
    expect(refused).toEqual([problem]);
    expect(now()).toBeNull();
  });
});
