// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { type Draft, draftSchema } from '../../../shared/contract/draft.ts';
import { defaultOfficeSettings } from '../../../shared/office/settings.ts';
import { draftFromReading } from '../../../shared/submissions/auction-draft.ts';
import { meetNewer, openDesk, settleConflict, setValue } from './desk.ts';
import {
  type FakeBackend,
  type FakeOptions,
  fakeBackend,
  fixedNow,
  notFound,
  readingOf,
} from './panel-fixtures.ts';
import type { Desk } from './state.ts';
import { mountPanel } from './test-panel.tsx';
import { acknowledgeIn, takeUnfinished, withUnfinished } from './unfinished.ts';

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
const draft = draftFromReading(readingOf(), key, 'http://spis.localhost/', fixedNow);
const some = {
  typed: { lowestBid: 'asi dva miliony' },
  ticked: ['["lowestBid",{}]'],
  acknowledged: ['a'.repeat(64)],
  reason: 'protože',
  another: { reason: 'nový termín', records: ['Ykwdg'] },
};

describe('what is unfinished', () => {
  it('goes into the draft and comes out as it was, in a draft that a companion of before takes', () => {
    const stored = withUnfinished(draft, some);
    // The shape of a draft is that of before: nothing in it is new to anybody.
    expect(draftSchema.parse(structuredClone(stored))).toEqual(stored);
    expect(takeUnfinished(stored)).toEqual({ ...some, draft });
  });

  it('leaves no trace where there is nothing', () => {
    const nothing = { typed: {}, ticked: [], acknowledged: [], reason: null, another: null };
    expect(withUnfinished(draft, nothing)).toBe(draft);
    expect(takeUnfinished(draft)).toEqual({ ...nothing, draft });
  });

  it.each<[string, NonNullable<Draft['fields'][string]['value']>]>([
    ['a text', 'x'],
    ['a list', [1]],
    [
      'members of another shape',
      { typed: 5, ticked: 'x', acknowledged: [1], reason: 7, another: { reason: 1 } },
    ],
  ])('counts as nothing when it is %s', (_name, value) => {
    const odd = { ...draft, fields: { ...draft.fields, unfinished: { value, origin: 'hand' as const } } };
    expect(takeUnfinished(odd)).toEqual({
      typed: {},
      ticked: [],
      acknowledged: [],
      reason: null,
      another: null,
      draft,
    });
  });
});

describe('a paper let go in a form that holds all in its draft', () => {
  const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];

  it('is there, beside what was there, and goes with the tick', () => {
    const both = acknowledgeIn(acknowledgeIn(draft, one, true), other, true);
    expect(takeUnfinished(both).acknowledged).toEqual([one, other]);
    expect(takeUnfinished(acknowledgeIn(both, one, true)).acknowledged).toEqual([other, one]);
    expect(acknowledgeIn(acknowledgeIn(both, one, false), other, false)).toEqual(draft);
  });
});

describe('a draft that was saved in another window', () => {
  const open = (changes: Partial<Desk> = {}): Desk => ({
    ...openDesk(readingOf(), key, { url: '', now: fixedNow }, { ...draft, version: 1 }),
    ...changes,
  });
  const theirs = { ...withUnfinished(draft, some), version: 2 };

  it('brings what was typed and ticked there, and takes nothing that was typed here', () => {
    const met = meetNewer(open({ typed: { title: 'x' } }), theirs);
    expect(met.typed).toEqual({ ...some.typed, title: 'x' });
    expect(met).toMatchObject({ ticked: some.ticked, another: some.another, conflict: null });
    expect(met.draft.fields).not.toHaveProperty('unfinished');
  });

  it('ends a text whose field has a value since', () => {
    const fields = { ...draft.fields, lowestBid: { value: 5, origin: 'hand' } } as const;
    expect(meetNewer(open({ typed: some.typed }), { ...draft, fields, version: 2 }).typed).toEqual({});
  });

  it('is joined with what was typed here before it could be read', () => {
    const byHand = (value: string) => ({ value, origin: 'hand' as const });
    const blind = setValue(openDesk(readingOf(), key, { url: '', now: fixedNow }, null), 'title', 'Dům');
    const earlier = { ...draft, version: 4, fields: { ...draft.fields, category: byHand('Pozemek') } };
    const met = meetNewer(blind, earlier);
    expect(met).toMatchObject({ conflict: null, edits: 1, saved: 0 });
    expect([met.draft.version, met.draft.fields.title?.value, met.draft.fields.category?.value]).toEqual([
      4,
      'Dům',
      'Pozemek',
    ]);
    // The same field, by hand, to something else: that only a person can say.
    const twice = { ...earlier, fields: { ...earlier.fields, title: byHand('Byt') } };
    expect(meetNewer(blind, twice).conflict?.differences.map(({ id }) => id)).toContain('title');
  });

  it('is taken whole, or not at all, where it says something else', () => {
    const title = { value: 'Dům', origin: 'hand' } as const;
    const other = { ...theirs, fields: { ...theirs.fields, title } };
    const met = meetNewer(open({ edits: 1, ticked: ['mine'] }), other);
    expect(met.conflict?.differences.map(({ id }) => id)).toEqual(['title']);
    expect(settleConflict(met, 'newer')).toMatchObject({ ticked: some.ticked, typed: some.typed });
    expect(settleConflict(met, 'newer').draft.fields).not.toHaveProperty('unfinished');
    expect(settleConflict(met, 'mine')).toMatchObject({ ticked: ['mine'], typed: {} });
  });
});

describe('a panel that is closed and opened again', () => {
  let root: HTMLElement;
  const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  const box = (field: string): HTMLInputElement => {
    const there = root.querySelector<HTMLInputElement>(`[data-field="${field}"] input`);
    if (there === null) throw new Error(`no box for ${field}`);
    return there;
  };
  const button = (name: string): HTMLButtonElement => {
    const all = [...root.querySelectorAll('button')];
    const there = all.find((one) => one.textContent === name);
    if (there === undefined) throw new Error(`no ${name} in ${all.map((one) => one.textContent)}`);
    return there;
  };
  function write(into: HTMLInputElement, text: string): void {
    into.focus();
    into.value = text;
    into.dispatchEvent(new Event('input', { bubbles: true }));
  }
  /** The same office, another panel. */
  async function again(backend: FakeBackend, options: FakeOptions): Promise<void> {
    render(null, root);
    await vi.waitFor(() => expect(backend.drafts.get('27')?.fields).toHaveProperty('unfinished'));
    const kept = backend.drafts.get('27');
    root = mountPanel(fakeBackend({ ...options, ...(kept === undefined ? {} : { draft: kept }) }));
  }

  it('shows a text nobody understood in its box, as wrong as before', async () => {
    const options = { reading: readingOf({ lowestBid: notFound }) };
    const backend = fakeBackend(options);
    root = mountPanel(backend);
    await vi.waitFor(() => box('lowestBid'));
    write(box('lowestBid'), 'asi dva miliony');
    await vi.waitFor(() => expect(box('lowestBid').value).toBe('asi dva miliony'));
    box('lowestBid').blur();
    await vi.waitFor(() => expect(page()).toContain('Opravit 1 údaj'));
    await again(backend, options);
    await vi.waitFor(() => expect(box('lowestBid').value).toBe('asi dva miliony'));
    expect(box('lowestBid').getAttribute('aria-invalid')).toBe('true');
  });

  it('knows which checks were confirmed', async () => {
    const off = Object.entries(defaultOfficeSettings.checks).map(([id, one]) => [
      id,
      { ...one, level: 'off' },
    ]);
    const { lowestBid } = defaultOfficeSettings.checks;
    const office = { ...defaultOfficeSettings, checks: { ...Object.fromEntries(off), lowestBid } };
    const options = { reading: readingOf({ lowestBid: 2_000_000 }), office };
    const backend = fakeBackend(options);
    root = mountPanel(backend);
    await vi.waitFor(() => expect(page()).toContain('Potvrďte 1 kontrolu.'));
    root.querySelector<HTMLInputElement>('[data-tick]')?.click();
    await vi.waitFor(() => expect(page()).toContain('Připraveno.'));
    await again(backend, options);
    await vi.waitFor(() => expect(page()).toContain('Připraveno.'));
    expect(root.querySelector<HTMLInputElement>('[data-tick]')?.checked).toBe(true);
  });

  it('still has a reason that was typed and not confirmed, and leaves the focus where it is', async () => {
    const record = { number: '142EX81/25-27', state: 'upcoming', updatedAt: null, url: null, matches: true };
    const options: FakeOptions = { look: { records: [{ ...record, id: 'Ykwdg', startsAt: null }] } };
    const backend = fakeBackend(options);
    const reason = (): HTMLInputElement => {
      const there = root.querySelector<HTMLInputElement>('#duplicate-reason');
      if (there === null) throw new Error('no box');
      return there;
    };
    root = mountPanel(backend);
    await vi.waitFor(() => button('Založit další…').click());
    write(await vi.waitFor(reason), 'nový ter');
    await again(backend, options);
    await vi.waitFor(() => expect(reason().value).toBe('nový ter'));
    expect(document.activeElement).not.toBe(reason());
    button('Zpět').click();
    await vi.waitFor(() => button('Založit další…'));
  });

  it('knows why there is to be another one, and asks anew beside a record it was not told of', async () => {
    const record = { number: '142EX81/25-27', state: 'upcoming', updatedAt: null, url: null, matches: true };
    const first = { ...record, id: 'Ykwdg', startsAt: null };
    const options: FakeOptions = { look: { records: [first] } };
    const backend = fakeBackend(options);
    root = mountPanel(backend);
    await vi.waitFor(() => button('Založit další…').click());
    const reason = await vi.waitFor(() => {
      const there = root.querySelector<HTMLInputElement>('#duplicate-reason');
      if (there === null) throw new Error('no box');
      return there;
    });
    await vi.waitFor(() => expect(document.activeElement).toBe(reason));
    write(reason, 'nový termín');
    await vi.waitFor(() => {
      expect(button('Pokračovat s tímto důvodem').getAttribute('aria-disabled')).toBeNull();
    });
    button('Pokračovat s tímto důvodem').click();
    await vi.waitFor(() => expect(page()).toContain('Připraveno.'));
    await again(backend, options);
    await vi.waitFor(() => expect(page()).toContain('nový termín'));
    expect(page()).toContain('Připraveno.');
    await again(backend, { look: { records: [first, { ...first, id: 'another' }] } });
    await vi.waitFor(() => expect(page()).toContain('Na portálu už je'));
  });
});
