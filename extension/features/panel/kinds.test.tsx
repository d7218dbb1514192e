// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { draftFromReading } from '../../../shared/submissions/auction-draft.ts';
import {
  type FakeOptions,
  fakeBackend,
  fixedNow,
  notFound,
  readingOf,
  serviceInfo,
  submissionOfState,
} from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

const systemOf = (system: 'cud' | 'ingatlanok') =>
  ({ system, configured: true, host: 'example.test', waitsUntil: null, problem: null }) as const;
const withBoard = { ...serviceInfo, systems: [...serviceInfo.systems, systemOf('cud')] };
const withAll = { ...serviceInfo, systems: [...withBoard.systems, systemOf('ingatlanok')] };
const silent = { lowestBid: undefined, appraisedPrice: undefined, startsAt: undefined, deposit: undefined };
const aNotice = readingOf({ ...silent, noticeType: 'OHL-56b', addressee: { firstName: 'Jan' } });
const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;

const begunNotice: Draft = {
  key: { fileMark: '142EX81/25', kind: 'notice', lot: '' },
  version: 1,
  updatedAt: '2026-11-20T09:05:00.000Z',
  pageUrl: 'http://spis.localhost/',
  fields: {
    noticeType: { value: 'OZN', origin: 'hand' },
    description: { value: 'Vyhláška', origin: 'hand' },
  },
  attachments: [],
  leftOut: [],
};

let root: HTMLElement;
const soften = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const line = (): string => soften(root.querySelector('[data-first-line]')?.textContent ?? '');
const page = (): string => soften(root.textContent ?? '');
const button = (name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => soften(one.textContent ?? '') === name);
const theSwitch = (): HTMLSelectElement | null => root.querySelector('select.panel__kind');
const shownInSwitch = (): string | undefined => theSwitch()?.selectedOptions[0]?.textContent ?? undefined;
const primaries = (): (string | null)[] =>
  [...root.querySelectorAll('.button--primary')].map((one) => one.textContent);

async function open(options: FakeOptions) {
  const backend = fakeBackend({ service: withAll, ...options });
  root = mountPanel(backend);
  await vi.waitFor(() => expect(line()).not.toMatch(/^$|Čteme/));
  await vi.waitFor(() => expect(backend.calls.map((one) => one.route)).toContain('office.read'));
  return backend;
}

describe('a page that speaks of no auction', () => {
  it('chooses nothing by itself: every kind is offered, the proposed one first and with its why', async () => {
    await open({ reading: aNotice });
    await vi.waitFor(() => expect(shownInSwitch()).toBe('vyberte…'));
    expect(line()).toMatch(/^Přečten.* Co chcete udělat\?$/);
    expect([...root.querySelectorAll('.kinds button')].map((one) => one.textContent)).toEqual([
      'Připravit vyvěšení na CÚD (OHL-56b)',
      'Připravit dražbu',
      'Připravit inzerát',
    ]);
    expect(primaries()).toEqual(['Připravit vyvěšení na CÚD (OHL-56b)']);
    expect(page()).toContain('Na stránce je druh písemnosti a adresát.');
    expect(root.querySelectorAll('.row--read').length).toBeGreaterThan(5);
  });

  it('opens what is chosen, by key too; the switch says it and takes the focus', async () => {
    await open({ reading: aNotice });
    await vi.waitFor(() => expect(shownInSwitch()).toBe('vyberte…'));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await vi.waitFor(() => expect(root.querySelector('[data-notice-field]')).not.toBeNull());
    expect(shownInSwitch()).toBe('Oznámení');
    await vi.waitFor(() => expect(document.activeElement).toBe(theSwitch()));
    expect([...(theSwitch()?.options ?? [])].map((one) => one.value)).not.toContain('');
  });

  it('prepares an auction only when one is chosen', async () => {
    const backend = await open({ reading: aNotice });
    await vi.waitFor(() => expect(button('Připravit dražbu')).toBeDefined());
    expect(backend.fetched).toEqual([]);
    button('Připravit dražbu')?.click();
    await vi.waitFor(() => expect(line()).toContain('Chybí'));
    expect(shownInSwitch()).toBe('Dražba');
  });

  it('proposes a listing by what only listings have, and nothing where nothing is told', async () => {
    await open({ reading: readingOf({ ...silent, listingType: 'house', price: 5 }) });
    await vi.waitFor(() => expect(primaries()).toEqual(['Připravit inzerát']));
    root.remove();
    await open({ reading: readingOf(silent) });
    await vi.waitFor(() => expect(page()).toContain('Stránka neříká, co se z ní má odeslat. Vyberte.'));
    expect(primaries()).toEqual([]);
  });

  it('proposes no kind without credentials, and is as before where there is only the auction', async () => {
    await open({ reading: aNotice, service: serviceInfo });
    await vi.waitFor(() => expect(primaries()).toEqual(['Připravit dražbu']));
    expect(theSwitch()).toBeNull();
    expect(root.querySelector('.kinds')).toBeNull();
    expect(page()).toContain('Stránka o dražbě nemluví');
  });

  it('says what was filed for the case, and proposes the kind that is under way', async () => {
    const posted = submissionOfState('done', {
      id: '6f1c1b2e-0000-4000-8000-000000000009',
      caseKey: { fileMark: '142EX81/25', kind: 'listing', lot: '' },
      system: 'ingatlanok',
      action: 'create',
      number: '142EX81/25',
    });
    const waiting = submissionOfState('retrying', {
      caseKey: { fileMark: '142EX81/25', kind: 'notice', lot: 'P50' },
      system: 'cud',
      action: 'post',
      number: '142EX81/25-30',
    });
    await open({ reading: readingOf(silent), submissions: [posted, waiting] });
    await vi.waitFor(() => expect(primaries()).toEqual(['Připravit vyvěšení na CÚD']));
    expect(page()).toContain('K tomuto spisu už takové odeslání běží nebo čeká na vás.');
    const filed = [...root.querySelectorAll('.filed__one')].map((one) => soften(one.textContent ?? ''));
    expect(filed).toHaveLength(2);
    expect(filed.join('\n')).toMatch(/Oznámení 142 EX 81\/25-30 · Zkusí se znovu/);
    expect(filed.join('\n')).toMatch(/Inzerát 142 EX 81\/25 · Zveřejněno/);
  });

  it('proposes the kind somebody began and did not file', async () => {
    await open({ reading: readingOf({ ...silent, listingType: 'house', price: 5 }), draft: begunNotice });
    await vi.waitFor(() => expect(primaries()).toEqual(['Pokračovat ve vyvěšení']));
    expect(page()).toContain('Rozpracováno, naposledy včera 10:05.');
  });

  it('shows nothing of a choice made for another case', async () => {
    const options = { reading: aNotice, service: withBoard };
    const backend = await open(options);
    await vi.waitFor(() => expect(button('Připravit dražbu')).toBeDefined());
    button('Připravit dražbu')?.click();
    await vi.waitFor(() => expect(line()).toContain('Chybí'));
    const other = readingOf({ ...silent, fileMark: '137EX5/24', referenceNumber: undefined });
    backend.readCase = async () => ({ url: 'http://spis.localhost/spis/jiny', reading: other });
    backend.push({ what: 'page' });
    await vi.waitFor(() => expect(shownInSwitch()).toBe('vyberte…'));
  });
});

describe('a page that speaks of an auction', () => {
  const why = 'Připravuje se dražba. Na stránce je nejnižší podání, zahájení dražby a výsledná cena.Jiné:';

  it('opens its form at once and says why, below the first line, with the others to choose', async () => {
    await open({});
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    await vi.waitFor(() => expect(page()).toContain(why));
    expect(root.querySelector('.panel__scroll')?.firstElementChild).toBe(
      root.querySelector('[data-first-line]'),
    );
    expect(shownInSwitch()).toBe('Dražba');
    button('Inzerovat')?.click();
    await vi.waitFor(() => expect(shownInSwitch()).toBe('Inzerát'));
    await vi.waitFor(() => expect(document.activeElement).toBe(theSwitch()));
  });

  const goOn = 'Pokračovat ve vyvěšení';

  it('does not open over what somebody began of another kind: that goes on at a press', async () => {
    await open({ draft: begunNotice });
    await vi.waitFor(() => expect(primaries()).toEqual([goOn]));
    expect(button('Zveřejnit dražbu')).toBeUndefined();
    expect(shownInSwitch()).toBe('vyberte…');
    expect(button('Připravit dražbu')).toBeDefined();
    button(goOn)?.click();
    await vi.waitFor(() => expect(shownInSwitch()).toBe('Oznámení'));
    await vi.waitFor(() =>
      expect([...root.querySelectorAll('textarea')].map((one) => one.value)).toContain('Vyhláška'),
    );
  });

  it.each([
    ['before', '2026-11-20T08:00:00.000Z', goOn],
    ['since', '2026-11-20T10:00:00.000Z', 'Zveřejnit dražbu'],
  ])('shows what was worked on last: an auction saved %s', async (_, updatedAt, first) => {
    const own = draftFromReading(readingOf(), key, 'http://spis.localhost/', fixedNow);
    const title = { value: own.fields.title?.value ?? '', origin: 'hand' } as const;
    const fields = { ...own.fields, title };
    await open({ draft: { ...own, version: 1, updatedAt, fields }, others: [begunNotice] });
    await vi.waitFor(() => expect(primaries()).toEqual([first]));
  });

  it('says nothing of what was filed since', async () => {
    const posted = submissionOfState('done', {
      caseKey: { fileMark: '142EX81/25', kind: 'notice', lot: 'OZN' },
      createdAt: '2026-11-20T09:06:00.000Z',
    });
    await open({ draft: begunNotice, submissions: [posted] });
    await vi.waitFor(() => expect(button('Vyvěsit na CÚD')).toBeDefined());
    expect(page()).not.toContain('rozpracováno');
  });

  it('says it no more once the auction was chosen', async () => {
    await open({});
    await vi.waitFor(() => expect(page()).toContain(why));
    const kinds = theSwitch();
    for (const value of ['notice', 'auction']) {
      if (kinds === null) throw new Error('no switch');
      kinds.value = value;
      kinds.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    expect(page()).not.toContain(why);
  });

  it('says it of a draft that only came by itself, and not of one somebody worked on', async () => {
    const own = draftFromReading(readingOf(), key, 'http://spis.localhost/', fixedNow);
    await open({ draft: { ...own, version: 1 } });
    await vi.waitFor(() => expect(page()).toContain(why));
    root.remove();
    const title = { value: 'Byt', origin: 'hand' } as const;
    await open({ draft: { ...own, version: 1, fields: { ...own.fields, title } } });
    await vi.waitFor(() => expect(shownInSwitch()).toBe('Dražba'));
    expect(page()).not.toContain(why);
  });

  it('goes at the first change, but not while the pointer that left the field is pressed', async () => {
    await open({ reading: readingOf({ lowestBid: notFound }) });
    const said = 'Připravuje se dražba. Na stránce je zahájení dražby, výsledná cena a údaj o jistotě.';
    await vi.waitFor(() => expect(page()).toContain(said));
    const box = root.querySelector<HTMLInputElement>('[data-field="lowestBid"] input');
    if (box === null) throw new Error('no box');
    box.focus();
    box.value = '5 000';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(page()).toContain('5 000'));
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    box.blur();
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    expect(page()).toContain(said);
    document.body.dispatchEvent(new Event('pointerup', { bubbles: true }));
    await vi.waitFor(() => expect(page()).not.toContain('Připravuje se dražba.'));
  });

  it('says nothing where the auction is all there is, or where it was filed', async () => {
    await open({ service: serviceInfo });
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    expect(page()).not.toContain('Připravuje se dražba.');
    root.remove();
    await open({ submissions: [submissionOfState('cancelled')] });
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    expect(page()).not.toContain('Připravuje se dražba.');
  });
});
