// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { draftFromReading } from '../../../shared/submissions/auction-draft.ts';
import {
  type FakeBackend,
  type FakeOptions,
  fakeBackend,
  fixedNow,
  found,
  readingOf,
  submissionOfState,
} from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
let root: HTMLElement;

const soften = (text: string | null | undefined): string => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const status = (): string => soften(root.querySelector('[data-first-line]')?.textContent);
const row = (field: string): HTMLElement | null => root.querySelector(`[data-field="${field}"]`);
const shows = (text: string): Promise<void> => vi.waitFor(() => expect(status()).toContain(text));

function open(options: FakeOptions = {}, marked: FakeBackend['marked'] = null): FakeBackend {
  const backend = fakeBackend(options);
  backend.marked = marked;
  root = mountPanel(backend);
  return backend;
}

async function mark(
  backend: FakeBackend,
  field: 'lowestBid' | 'title' | 'startsAt',
  text: string,
): Promise<void> {
  backend.marked = { field, text };
  backend.push({ what: 'marked' });
  await vi.waitFor(() => expect(backend.marked).toBeNull());
}

describe('text marked on the page', () => {
  it('becomes the value of a missing field, is shown as the page’s own, and is saved', async () => {
    const backend = open({ reading: readingOf({ lowestBid: undefined }) });
    await shows('Chybí 1 údaj');
    await mark(backend, 'lowestBid', ' 2 400 000,00 Kč ');
    await shows('Připraveno.');
    expect(soften(row('lowestBid')?.textContent)).toContain('2 400 000 Kč');
    expect(row('lowestBid')?.querySelector('.mark[title="ze stránky"]')).not.toBeNull();
    await vi.waitFor(() =>
      expect(backend.drafts.get('27')?.fields.lowestBid).toEqual({ value: 2_400_000, origin: 'page' }),
    );
  });

  it('is taken by a panel that was opened for it', async () => {
    open({ reading: readingOf({ lowestBid: undefined }) }, { field: 'lowestBid', text: '2 400 000' });
    await shows('Připraveno.');
  });

  it('that can’t be understood stays in the field’s box and nothing is filed with it', async () => {
    const backend = open({ reading: readingOf({ startsAt: undefined }) });
    await shows('Chybí 1 údaj');
    await mark(backend, 'startsAt', 'po dohodě');
    await vi.waitFor(() => expect(row('startsAt')?.querySelector('input')?.value).toBe('po dohodě'));
    expect(status()).not.toContain('Připraveno');
    expect(backend.drafts.get('27')?.fields.startsAt).toBeUndefined();
    await mark(backend, 'startsAt', '12. 3. 2027 v 10:00');
    await shows('Připraveno.');
  });

  it('takes the place of what was read, which stays remembered', async () => {
    const backend = open();
    await shows('Připraveno.');
    await mark(backend, 'title', 'Byt č. 412/7 v Zaječí');
    await vi.waitFor(() =>
      expect(backend.drafts.get('27')?.fields.title).toEqual({
        value: 'Byt č. 412/7 v Zaječí',
        read: 'Byt 3+1 s balkonem, Zaječí č. p. 412',
        origin: 'page',
      }),
    );
    expect(row('title')?.textContent).toContain('Byt č. 412/7 v Zaječí');
  });

  it('that says the same as a doubtful reading settles the doubt', async () => {
    const backend = open({ reading: readingOf({ lowestBid: found(2_400_000, 'Podání', 0.4) }) });
    await vi.waitFor(() => expect(row('lowestBid')?.dataset.issue).toBe('check'));
    await mark(backend, 'lowestBid', '2 400 000 Kč');
    await shows('Připraveno.');
  });

  it('changes nothing of what is on its way, and says so', async () => {
    const backend = open({ submissions: [submissionOfState('sending')] });
    await shows('Odesílá se');
    await mark(backend, 'title', 'Něco jiného');
    await vi.waitFor(() => expect(root.textContent).toContain('tato volba už nejde použít'));
    expect(backend.drafts.size).toBe(0);
  });

  it('is refused on a page without a case', async () => {
    const backend = open({ reading: readingOf({}, { isCasePage: false }) });
    await shows('není spis');
    await mark(backend, 'title', 'Něco');
    expect(backend.calls.map((call) => call.route)).not.toContain('drafts.save');
  });
});

describe('a draft that came from elsewhere', () => {
  it('changes the auction only where it is one', async () => {
    const reading = readingOf({ referenceNumber: undefined });
    const auction = { ...key, lot: '' };
    const backend = open({ reading });
    await shows('Připraveno.');
    const draft = { ...draftFromReading(reading, auction, 'http://spis.localhost/', fixedNow), version: 50 };
    const title = { value: 'Cizí název', origin: 'hand' } as const;
    backend.push({
      what: 'draft',
      draft: { ...draft, key: { ...auction, kind: 'notice' }, fields: { title } },
    });
    backend.push({ what: 'draft', draft: { ...draft, fields: { ...draft.fields, category: title } } });
    await vi.waitFor(() => expect(root.textContent).toContain('Cizí název'));
    expect(root.textContent).toContain('Byt 3+1 s balkonem');
  });
});
