// @vitest-environment jsdom
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { StoreInput, SubmissionView } from '../../../shared/contract/submission.ts';
import type { LotsWay } from '../../../shared/extraction/profile/schema.ts';
import type { CaseReading, LotReadings } from '../../../shared/extraction/reading.ts';
import { draftFromReading } from '../../../shared/submissions/auction-draft.ts';
import type { OverlayLink } from '../overlay/overlay-link.ts';
import type { PickedValue } from '../teach/teach-state.ts';
import type { PanelProps } from './panel.tsx';
import {
  documentOf,
  documents,
  type FakeBackend,
  type FakeOptions,
  fakeBackend,
  fixedNow,
  found,
  placeOf,
  readingOf,
  submissionOfState,
} from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
let root: HTMLElement;
let time: string;

beforeEach(() => {
  time = fixedNow;
});

const attachmentsOf = (payload: StoreInput['payload'] | undefined) =>
  payload !== undefined && 'attachments' in payload ? payload.attachments : [];
const soften = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const status = (): string => soften(root.querySelector('[data-first-line]')?.textContent ?? '');
const page = (): string => soften(root.textContent ?? '');
const row = (field: string): HTMLElement | null => root.querySelector(`[data-field="${field}"]`);
const buttons = (): HTMLButtonElement[] => [...root.querySelectorAll('button')];

function button(name: string): HTMLButtonElement {
  const found = buttons().find(
    (one) => soften(one.getAttribute('aria-label') ?? one.textContent ?? '') === name,
  );
  if (found === undefined)
    throw new Error(`no button "${name}" in: ${buttons().map((one) => one.textContent)}`);
  return found;
}

function open(options: FakeOptions = {}, props: Partial<PanelProps> = {}): FakeBackend {
  const backend = fakeBackend(options);
  root = mountPanel(backend, { now: () => time, ...props });
  return backend;
}

const shows = (text: string | RegExp): Promise<void> => vi.waitFor(() => expect(status()).toMatch(text));

async function type(field: string, text: string, end: 'leave' | 'Enter' | 'Escape' = 'leave'): Promise<void> {
  const input = await vi.waitFor(() => {
    const box = row(field)?.querySelector<HTMLInputElement>('.field-input');
    if (!box) throw new Error(`no box for ${field}`);
    return box;
  });
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(input.value).toBe(text));
  if (end === 'leave') input.dispatchEvent(new FocusEvent('blur'));
  else input.dispatchEvent(new KeyboardEvent('keydown', { key: end, bubbles: true }));
}

const storedDraft = (reading: CaseReading) => ({
  ...draftFromReading(reading, key, 'http://spis.localhost/', fixedNow),
  version: 3,
});

it('a text that is too long stays in its box as it was typed, and says by how much', async () => {
  const backend = open({ reading: readingOf({ title: undefined }) });
  await shows('Chybí 1 údaj');
  await type('title', 'x'.repeat(5000));
  await shows(/^Opravte 1 údaj: název\.$/);
  expect(row('title')?.textContent).toMatch(/Nejvýše 255 znaků, je jich 5.000\./);
  expect(row('title')?.querySelector<HTMLInputElement>('.field-input')?.value).toHaveLength(5000);
  await vi.waitFor(() => expect(JSON.stringify([...backend.drafts.values()])).toContain('x'.repeat(5000)));
});

describe('a complete case', () => {
  it('is read, its files are fetched, and the button names the effect', async () => {
    const backend = open();
    await shows('Připraveno.');
    expect(backend.fetched).toEqual(documents.slice(0, 3).map((document) => document.name));
    expect(button('Zveřejnit dražbu').getAttribute('aria-disabled')).toBeNull();
    expect(button('Uložit rozpracovanou')).toBeTruthy();
    expect(page()).toContain('Bude veřejné na portaldrazeb.cz. Termín a dokumenty pak nelze změnit.');
  });

  it('is filed once by a double click', async () => {
    const backend = open();
    await shows('Připraveno.');
    const publish = button('Zveřejnit dražbu');
    publish.click();
    publish.click();
    await shows('Zveřejní se za');
    expect(backend.filed).toHaveLength(1);
    expect(backend.filed[0]).toMatchObject({
      caseKey: key,
      training: false,
      payload: { action: 'publish', number: '142EX81/25-27', lowestBid: 2_400_000 },
    });
    expect(attachmentsOf(backend.filed[0]?.payload).map((file) => file.documentType)).toEqual([
      'auction_decree',
      'expert_report',
      'image',
    ]);
  });

  it('can be taken back, but not by the second click of the one that filed', async () => {
    const backend = open();
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    await shows('Zveřejní se za');
    button('Vrátit zpět').click();
    expect(backend.calls.map((call) => call.route)).not.toContain('submissions.undo');
    expect(buttons().map((one) => one.textContent)).not.toContain('Odeslat hned');
    time = '2026-11-21T08:14:00.900Z';
    await vi.waitFor(() => expect(button('Vrátit zpět').getAttribute('aria-disabled')).toBeNull());
    button('Vrátit zpět').click();
    await vi.waitFor(() => expect(page()).toContain('Neodesláno (vráceno zpět)'));
    await vi.waitFor(() =>
      expect(root.querySelector('.sr-only > [role="status"]')?.textContent).toBe(
        'Neodesláno (vráceno zpět). Připraveno.',
      ),
    );
    await shows('Připraveno.');
  });

  it('ignores a click no person made', async () => {
    const backend = open({}, { trusts: (event) => event.isTrusted });
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(backend.drafts.size).toBe(1));
    expect(backend.filed).toEqual([]);
  });

  it('opens the review elsewhere when something may lie over the button', async () => {
    const backend = open({}, { covered: true });
    const openReview = vi.spyOn(backend, 'openReview');
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    expect(openReview).toHaveBeenCalledOnce();
    expect(backend.filed).toEqual([]);
  });

  it('says of a press that came too early that it does not count, and takes the next one', async () => {
    class Painted {
      readonly tell: IntersectionObserverCallback;
      constructor(tell: IntersectionObserverCallback) {
        this.tell = tell;
      }
      observe(): void {
        const entry = { isIntersecting: true, intersectionRatio: 1, isVisible: true };
        this.tell([entry as never], this as never); // all that is read of it
      }
      disconnect(): void {}
    }
    vi.stubGlobal('IntersectionObserver', Painted);
    vi.stubGlobal('IntersectionObserverEntry', class {});
    onTestFinished(() => void vi.unstubAllGlobals());
    const sound = { sound: true, onTop: true, alone: true, stillMs: 60_000 };
    let move = (): void => {};
    const overlay: OverlayLink = {
      onMoved: (listener) => {
        move = listener;
      },
      report: async () => sound,
    };
    const backend = open({}, { covered: true, overlay });
    const openReview = vi.spyOn(backend, 'openReview');
    await shows('Připraveno.');
    // However long drawing took: it came to its place just now.
    move();
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(page()).toContain('proto stisk neplatí. Nic se neodeslalo'));
    expect(backend.filed).toEqual([]);
    const isReady = (): boolean => button('Zveřejnit dražbu').getAttribute('aria-disabled') === null;
    await vi.waitFor(() => expect(isReady()).toBe(true));
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
    expect(page()).not.toContain('proto stisk neplatí');
    expect(openReview).not.toHaveBeenCalled();
  });

  it('says in the review why it opened, until something is filed', async () => {
    const backend = open({}, { isReview: true });
    await shows('Připraveno.');
    const line = root.querySelector('[data-first-line]');
    const why = root.querySelector(`#${line?.getAttribute('aria-describedby')}`);
    expect(why?.textContent).toContain('nic se odtamtud neodeslalo');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
    await vi.waitFor(() => expect(page()).not.toContain('nic se odtamtud neodeslalo'));
  });

  it('over the page and in the side panel says nothing of a review', async () => {
    open();
    await shows('Připraveno.');
    expect(page()).not.toContain('nic se odtamtud neodeslalo');
    expect(root.querySelector('[data-first-line]')?.hasAttribute('aria-describedby')).toBe(false);
  });

  it('offers the side panel where the same site made a review necessary again', async () => {
    let times = 0;
    const openSidePanel = vi.fn(async () => true);
    const close = vi.fn();
    const backend = open({}, { covered: true });
    Object.assign(backend, { openSidePanel, close });
    vi.spyOn(backend, 'openReview').mockImplementation(async () => {
      times += 1;
      return { times };
    });
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(times).toBe(1));
    expect(page()).not.toContain('V postranním panelu');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(page()).toContain('V postranním panelu je vidět vždy.'));
    button('Otevřít v postranním panelu').click();
    // In the click itself, before any wait.
    expect(openSidePanel).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });

  it('says how the side panel is opened where the browser lets only its own buttons do it', async () => {
    const backend = open({}, { covered: true });
    const close = vi.fn();
    Object.assign(backend, { openSidePanel: async () => false, close });
    await shows('Připraveno.');
    button('Otevřít v postranním panelu').click();
    await vi.waitFor(() => expect(page()).toContain('klikněte na ikonu Podatelny v liště prohlížeče'));
    expect(close).not.toHaveBeenCalled();
    // Once more puts the sentence away.
    button('Otevřít v postranním panelu').click();
    await vi.waitFor(() => expect(page()).not.toContain('klikněte na ikonu Podatelny'));
  });

  it('keeps its id when the answer of the service was lost', async () => {
    let attempts = 0;
    const backend = open({
      file: async (request) => {
        attempts += 1;
        if (attempts === 1) throw new ProblemError({ code: 'internal' });
        return submissionOfState('held', { id: request.id });
      },
    });
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(page()).toContain('Nastala chyba na naší straně'));
    expect(page()).toContain('Nic se neodeslalo.');
    time = '2026-11-21T08:14:02.000Z';
    await vi.waitFor(() => button('Zveřejnit dražbu').click());
    await shows('Zveřejní se za');
    expect(backend.filed.map((one) => one.id)).toEqual([backend.filed[0]?.id, backend.filed[0]?.id]);
  });

  it('says "cvičně" on every filing button in training', async () => {
    open({ service: { ...(await import('./panel-fixtures.ts')).serviceInfo, training: true } });
    await shows('Připraveno.');
    expect(button('Zveřejnit dražbu (cvičně)')).toBeTruthy();
    expect(button('Uložit rozpracovanou (cvičně)')).toBeTruthy();
    expect(page()).toContain('CVIČNÝ REŽIM');
  });
});

describe('an incomplete case', () => {
  const reading = readingOf({ lowestBid: undefined, startsAt: undefined });

  it('names what is missing, and the button goes there', async () => {
    const backend = open({ reading });
    await shows('Chybí 2 údaje: nejnižší podání, zahájení.');
    button('Doplnit 2 údaje').click();
    await vi.waitFor(() => expect(row('lowestBid')?.contains(document.activeElement)).toBe(true));
    expect(backend.filed).toEqual([]);
  });

  it('takes what is typed, and is ready when nothing is left', async () => {
    const backend = open({ reading });
    await shows('Chybí 2 údaje');
    await type('lowestBid', '2,4 mil', 'Enter');
    await shows('Chybí 1 údaj: zahájení.');
    await type('startsAt', '12.3. 10');
    await shows('Připraveno.');
    await vi.waitFor(() => expect(backend.drafts.get('27')?.fields.lowestBid?.value).toBe(2_400_000));
    expect(backend.drafts.get('27')?.fields.startsAt).toMatchObject({
      value: '2027-03-12T09:00:00.000Z',
      origin: 'hand',
    });
  });

  it('keeps a text it does not understand, says why, and files nothing', async () => {
    open({ reading: readingOf({ lowestBid: undefined }) });
    await shows('Chybí 1 údaj');
    await type('lowestBid', 'asi milion');
    await vi.waitFor(() => expect(row('lowestBid')?.textContent).toContain('Částce nerozumíme'));
    expect(row('lowestBid')?.querySelector('input')?.value).toBe('asi milion');
    await shows('Opravte 1 údaj: nejnižší podání.');
  });

  it('says nothing against a text while it is being typed', async () => {
    open({ reading: readingOf({ lowestBid: undefined }) });
    await shows('Chybí 1 údaj');
    const input = row('lowestBid')?.querySelector('input');
    if (!input) throw new Error('no box');
    input.value = 'a';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(input.value).toBe('a'));
    expect(row('lowestBid')?.textContent).not.toContain('nerozumíme');
  });

  it('offers the answers of an ambiguous page to choose from', async () => {
    const value = (raw: string, iso: string) => ({ raw, value: iso, place: placeOf(raw) });
    open({
      reading: readingOf({
        startsAt: {
          status: 'missing',
          reason: 'ambiguous',
          candidates: [
            value('12. 3. 2027 10:00', '2027-03-12T09:00:00.000Z'),
            value('12. 3. 2027 11:00', '2027-03-12T10:00:00.000Z'),
          ],
        },
      }),
    });
    await shows('Chybí 1 údaj: zahájení.');
    button('12. 3. 2027 11:00').click();
    await shows('Připraveno.');
    expect(soften(row('startsAt')?.textContent ?? '')).toContain('12. 3. 2027 11:00');
  });

  it('asks once what to make of haléře, with both amounts', async () => {
    const backend = open({ reading: readingOf({ lowestBid: found(2_400_000.5) }) });
    await shows('Opravte 1 údaj: nejnižší podání.');
    expect(page()).toContain('Portál dražeb bere jen celé koruny. Dolů, nebo nahoru?');
    button('2 400 000 Kč');
    button('2 400 001 Kč').click();
    await shows('Připraveno.');
    await vi.waitFor(() => expect(backend.drafts.get('27')?.fields.lowestBid?.value).toBe(2_400_001));
    expect(page()).not.toContain('celé koruny');
  });

  it('asks for a look at a value that was read without certainty', async () => {
    const backend = open({ reading: readingOf({ lowestBid: found(2_400_000, 'Podání', 0.4) }) });
    await shows('Zkontrolujte 1 údaj: nejnižší podání.');
    button('Souhlasí').click();
    await shows('Připraveno.');
    await vi.waitFor(() => expect(backend.drafts.get('27')?.fields.lowestBid?.origin).toBe('hand'));
  });
});

describe('editing in place', () => {
  it('gives up by Esc without closing the panel', async () => {
    const backend = open();
    const close = vi.spyOn(backend, 'close');
    await shows('Připraveno.');
    button('Rozbalit vše').click();
    await vi.waitFor(() => button('Nejnižší podání: 2 400 000 Kč, upravit').click());
    await type('lowestBid', '1', 'Escape');
    await vi.waitFor(() => button('Nejnižší podání: 2 400 000 Kč, upravit'));
    expect(close).not.toHaveBeenCalled();
  });

  it('goes back to what the page says', async () => {
    open();
    await shows('Připraveno.');
    button('Rozbalit vše').click();
    await vi.waitFor(() => button('Nejnižší podání: 2 400 000 Kč, upravit').click());
    await type('lowestBid', '2 000 000');
    await vi.waitFor(() => button('Nejnižší podání: 2 000 000 Kč, upravit').click());
    await vi.waitFor(() => button('Vrátit hodnotu ze stránky').click());
    await vi.waitFor(() => button('Nejnižší podání: 2 400 000 Kč, upravit'));
  });

  it('shows markup of the page as characters', async () => {
    open({ reading: readingOf({ title: '<img src=x onerror="alert(1)"> Byt' }) });
    await shows('Připraveno.');
    expect(page()).toContain('<img src=x onerror="alert(1)"> Byt');
    expect(root.querySelector('img')).toBeNull();
  });
});

describe('a page that changed', () => {
  it('shows both values and files nothing until a person decided', async () => {
    const draft = storedDraft(readingOf({ lowestBid: 2_200_000 }));
    const backend = open({ draft });
    await shows('Stránka se od čtení změnila: 1 údaj.');
    expect(page()).toContain('2 400 000 Kč');
    expect(page()).toContain('2 200 000 Kč');
    expect(buttons().map((one) => one.textContent)).not.toContain('Zveřejnit dražbu');
    button('Převzít ze stránky').click();
    await shows('Připraveno.');
    await vi.waitFor(() => expect(backend.drafts.get('27')?.fields.lowestBid?.value).toBe(2_400_000));
  });

  it('keeps what is in the draft when a person says so', async () => {
    const draft = storedDraft(readingOf({ lowestBid: 2_200_000 }));
    const backend = open({ draft });
    await shows('Stránka se od čtení změnila');
    button('Ponechat koncept').click();
    await shows('Připraveno.');
    await vi.waitFor(() =>
      expect(backend.drafts.get('27')?.fields.lowestBid).toMatchObject({ value: 2_200_000, read: 2_400_000 }),
    );
  });
});

describe('a draft that somebody else saved meanwhile', () => {
  it('is compared before anything of ours is saved over it', async () => {
    const backend = open({ draft: storedDraft(readingOf()) });
    await shows('Připraveno.');
    await vi.waitFor(() => expect(backend.drafts.get('27')?.attachments).toHaveLength(3));
    const known = backend.drafts.get('27');
    if (known === undefined) throw new Error('no draft');
    const theirs = { ...known, version: known.version + 1 };
    backend.drafts.set('27', {
      ...theirs,
      fields: { ...theirs.fields, title: { value: 'Byt', origin: 'hand' } },
    });
    button('Rozbalit vše').click();
    await vi.waitFor(() => button('Nejnižší podání: 2 400 000 Kč, upravit').click());
    await type('lowestBid', '2 000 000');
    await shows('Koncept mezitím uložil někdo jiný. Liší se 2 údaje.');
    button('Ponechat moje').click();
    await vi.waitFor(() => expect(backend.drafts.get('27')?.fields.lowestBid?.value).toBe(2_000_000));
    expect(backend.drafts.get('27')?.version).toBe(theirs.version + 1);
  });
});

describe('attachments', () => {
  it('that are a login page are named, and nothing is filed without a decision', async () => {
    const backend = open({
      fetchDocument: async () => {
        throw new ProblemError({ code: 'attachment-login-page' });
      },
    });
    await shows('Některou přílohu se nepodařilo stáhnout');
    expect(page()).toContain('Místo souboru přišla přihlašovací stránka.');
    button('Vyřešit přílohy').click();
    expect(backend.filed).toEqual([]);
  });

  it('are left out for good when unticked', async () => {
    const backend = open();
    await shows('Připraveno.');
    root.querySelectorAll<HTMLInputElement>('.file input')[1]?.click();
    await vi.waitFor(() => expect(backend.drafts.get('27')?.leftOut).toEqual([documents[1]?.href]));
    expect(backend.drafts.get('27')?.attachments).toHaveLength(2);
  });

  it('of a type a draft may not have are not offered that type', async () => {
    open();
    await shows('Připraveno.');
    const types = [...(root.querySelector('.file select')?.querySelectorAll('option') ?? [])].map(
      (one) => one.value,
    );
    expect(types).toContain('auction_decree');
    expect(types).not.toContain('resolution_award');
  });
});

describe('what became of a submission', () => {
  const refused = (field?: string): SubmissionView =>
    submissionOfState('rejected', {
      problem: {
        code: 'remote-refused',
        params: {},
        sent: 'draft',
        remoteWords: 'start_at must be in the future <b>',
        ...(field === undefined ? {} : { field }),
      },
    });

  it("shows the portal's own words on the field it refused, and reopens the draft there", async () => {
    open({ draft: storedDraft(readingOf()), submissions: [refused('startsAt')] });
    await shows('Portál dražeb odmítl pole Zahájení. Nic není veřejné, na portálu zůstala rozpracovaná.');
    expect(row('startsAt')?.textContent).toContain('„start_at must be in the future <b>“');
    button('Opravit a odeslat znovu').click();
    await shows('Opravte 1 údaj: zahájení.');
    expect(row('startsAt')?.textContent).toContain('„start_at must be in the future <b>“');
    await type('startsAt', '12. 3. 2027 10:30');
    await shows('Připraveno.');
  });

  it('says a refusal that belongs to no field above the form', async () => {
    open({ draft: storedDraft(readingOf()), submissions: [refused()] });
    await shows('Portál dražeb data nepřijal.');
    button('Opravit a odeslat znovu').click();
    await vi.waitFor(() =>
      expect(root.querySelector('.note--bad')?.textContent).toContain('start_at must be'),
    );
  });

  it('offers to publish what was saved on the portal, by its hash', async () => {
    const saved = submissionOfState('done', {
      action: 'save-draft',
      remote: { id: 'Ykwdg', url: 'javascript:alert(1)', state: 'draft' },
    });
    const backend = open({ submissions: [saved] });
    await shows('Uloženo na portálu jako rozpracovaná');
    // Offers no link for a javascript: address.
    expect(buttons().map((one) => one.textContent)).not.toContain('Otevřít na portálu');
    await vi.waitFor(() => button('Zveřejnit rozpracovanou').click());
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
    expect(backend.filed[0]?.payload).toMatchObject({ action: 'publish-draft', remoteHash: 'Ykwdg' });
  });

  it('leaves the unclear to a person, and sends again only after they looked', async () => {
    const backend = open({
      submissions: [
        submissionOfState('unknown', { problem: { code: 'answer-lost', params: {}, sent: 'unclear' } }),
      ],
    });
    await shows('Nevíme, zda se dražba založila.');
    expect(button('Odeslat znovu').getAttribute('aria-disabled')).toBe('true');
    button('Odeslat znovu').click();
    root.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    await vi.waitFor(() => expect(button('Odeslat znovu').getAttribute('aria-disabled')).toBeNull());
    expect(backend.calls.map((call) => call.route)).not.toContain('submissions.decide');
    button('Odeslat znovu').click();
    await vi.waitFor(() =>
      expect(backend.calls.at(-1)).toMatchObject({
        route: 'submissions.decide',
        message: { decision: { what: 'resend', checked: true } },
      }),
    );
  });

  it('follows a submission as it goes', async () => {
    const backend = open({ submissions: [submissionOfState('queued')] });
    await shows('Ve frontě');
    backend.push({
      what: 'submissions',
      submissions: [submissionOfState('done', { stateSince: '2026-11-21T08:14:09.000Z' })],
    });
    await shows('Zveřejněno 21. 11. 2026 v 9:14:09.');
  });

  it('does not go back when a slow answer comes late', async () => {
    const backend = open({
      submissions: [submissionOfState('done', { stateSince: '2026-11-21T08:14:09.000Z' })],
    });
    await shows('Zveřejněno');
    backend.push({ what: 'submissions', submissions: [submissionOfState('held', { stateSince: fixedNow })] });
    await shows('Zveřejněno');
  });
});

describe('a record the portal already has', () => {
  const record = {
    id: 'Ykwdg',
    number: '142EX81/25-27',
    state: 'upcoming',
    startsAt: '2027-03-12T09:00:00.000+00:00',
    updatedAt: null,
    url: 'https://www.portaldrazeb.cz/drazba/x',
    matches: true,
  };

  it('stops the filing until there is a reason for another one', async () => {
    const backend = open({ look: { records: [record] } });
    await shows('Na portálu už je 142 EX 81/25-27.');
    expect(buttons().map((one) => one.textContent)).not.toContain('Zveřejnit dražbu');
    button('Založit další…').click();
    const box = await vi.waitFor(() => {
      const input = root.querySelector<HTMLInputElement>('#duplicate-reason');
      if (!input) throw new Error('no box');
      return input;
    });
    box.value = 'nový termín';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() =>
      expect(button('Pokračovat s tímto důvodem').getAttribute('aria-disabled')).toBeNull(),
    );
    button('Pokračovat s tímto důvodem').click();
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(backend.filed[0]).toMatchObject({ duplicateReason: 'nový termín' }));
  });
});

describe('where nothing can be filed', () => {
  it.each<[string, FakeOptions, RegExp]>([
    ['no case', { reading: readingOf({}, { isCasePage: false }) }, /^Na této stránce není spis\.$/],
    [
      'a restricted case',
      { reading: readingOf({}, { restriction: { raw: 'neveřejný', place: placeOf('Spis') } }) },
      /^Spis je označen „neveřejný“\. Nic se odtud neodešle\.$/,
    ],
    ['a page that is gone', { reading: new ProblemError({ code: 'page-gone' }) }, /už není otevřená/],
    [
      'a service that does not run',
      { service: new ProblemError({ code: 'service-missing' }) },
      /neběží\. Koncept zůstává/,
    ],
    [
      'a stranger in place of the service',
      { service: new ProblemError({ code: 'service-foreign' }) },
      /něco jiného/,
    ],
    ['a browser that is not paired', { service: new ProblemError({ code: 'not-paired' }) }, /není spárován/],
    [
      'a voluntary auction',
      { reading: readingOf({ fileMark: '142DD3/26', referenceNumber: '142DD3/26-4', voluntary: true }) },
      /^Dobrovolnou dražbu/,
    ],
    [
      'a start in the past',
      { reading: readingOf({ startsAt: '2026-11-20T09:00:00.000Z', endsAt: undefined }) },
      /zahájení/,
    ],
    ['an amount with hellers', { reading: readingOf({ lowestBid: 45_600.5 }) }, /nejnižší podání/],
  ])('says so: %s', async (_name, options, sentence) => {
    const backend = open(options);
    await shows(sentence);
    expect(buttons().map((one) => one.textContent)).not.toContain('Zveřejnit dražbu');
    expect(backend.filed).toEqual([]);
  });

  it('keeps what was typed while the service is away, and saves it when it is back', async () => {
    const backend = open({ reading: readingOf({ lowestBid: undefined }) });
    await shows('Chybí 1 údaj');
    backend.push({ what: 'service', problem: new ProblemError({ code: 'service-missing' }).problem });
    await shows('Služba Podatelna neběží. Koncept zůstává v tomto okně.');
    await type('lowestBid', '5 000');
    backend.push({ what: 'service', problem: null });
    await shows('Připraveno.');
    await vi.waitFor(() => expect(backend.drafts.get('27')?.fields.lowestBid?.value).toBe(5000));
  });

  it('offers an auction on a case that does not speak of one only when asked', async () => {
    const silent = {
      lowestBid: undefined,
      appraisedPrice: undefined,
      startsAt: undefined,
      deposit: undefined,
    };
    const backend = open({ reading: readingOf(silent) });
    await shows(/^Přečten/);
    expect(backend.fetched).toEqual([]);
    button('Připravit dražbu').click();
    await shows('Chybí');
  });
});

describe('several lots', () => {
  it('each have a draft of their own', async () => {
    const backend = open({
      reading: readingOf(
        {
          referenceNumber: undefined,
          lots: [
            { referenceNumber: '142EX81/25-27' },
            { referenceNumber: '142EX81/25-28', lowestBid: 900_000, startsAt: '2027-03-12T10:00:00.000Z' },
          ],
        },
        { documents: [...documents, documentOf('Vyhláška 142 EX 81-25-28.pdf', 'auction_decree')] },
      ),
    });
    await shows('Připraveno.');
    const tabs = [...root.querySelectorAll<HTMLElement>('[role="tab"]')];
    expect(tabs).toHaveLength(2);
    tabs[1]?.click();
    await vi.waitFor(() => expect(page()).toContain('900 000 Kč'));
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(backend.filed[0]?.caseKey.lot).toBe('28'));
    expect(backend.filed[0]?.payload).toMatchObject({ number: '142EX81/25-28', lowestBid: 900_000 });
    // The other lot's decree would become public with this one.
    expect(attachmentsOf(backend.filed[0]?.payload).map((file) => file.name)).not.toContain(
      documents[0]?.name,
    );
  });
});

describe('three lots', () => {
  it('of which one is incomplete: the other two are filed, and shared files are fetched once', async () => {
    const decree = (lot: string) => documentOf(`Vyhláška 142 EX 81-25-${lot}.pdf`, 'auction_decree');
    const report = documentOf('Znalecký posudek 2231-45-2026.pdf', 'expert_report');
    const at = (hour: string) => ({
      startsAt: `2027-03-12T${hour}:00:00.000Z`,
      endsAt: `2027-03-12T${hour}:30:00.000Z`,
    });
    const backend = open({
      reading: readingOf(
        {
          referenceNumber: undefined,
          startsAt: undefined,
          endsAt: undefined,
          lots: [
            { referenceNumber: '142EX81/25-27', ...at('09') },
            { referenceNumber: '142EX81/25-28', ...at('10') },
            { referenceNumber: '142EX81/25-29' },
          ],
        },
        { documents: [decree('27'), decree('28'), decree('29'), report] },
      ),
    });
    const tab = (index: number): void => root.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.click();
    for (const [index, lot] of ['27', '28'].entries()) {
      await vi.waitFor(() => expect(root.querySelectorAll('[role="tab"]')).toHaveLength(3));
      // The button's place stays empty for a moment after the one before.
      time = new Date(Date.parse(time) + 2000).toISOString();
      tab(index);
      await vi.waitFor(() => expect(page()).toContain(`142 EX 81/25-${lot}`));
      await shows('Připraveno.');
      button('Zveřejnit dražbu').click();
      await vi.waitFor(() => expect(backend.filed).toHaveLength(index + 1));
    }
    tab(2);
    await shows(/Chybí 1 údaj: zahájení/);
    expect(backend.filed.map(({ caseKey }) => caseKey.lot)).toEqual(['27', '28']);
    const shared = backend.filed.map(({ payload }) => attachmentsOf(payload).map(({ name }) => name));
    expect(shared).toEqual([
      [decree('27').name, report.name],
      [decree('28').name, report.name],
    ]);
    expect(backend.fetched.filter((name) => name === report.name)).toHaveLength(1);
  });
});

describe('the keyboard', () => {
  const press = (key: string): void => {
    (document.activeElement ?? root).dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey: key !== 'Escape', bubbles: true }),
    );
  };

  it('files by Ctrl+Enter', async () => {
    const backend = open();
    await shows('Připraveno.');
    root.querySelector<HTMLElement>('#primary')?.focus();
    press('Enter');
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
  });

  it('walks the open fields by Ctrl+Down and Ctrl+Up', async () => {
    open({ reading: readingOf({ lowestBid: undefined, startsAt: undefined }) });
    await shows('Chybí 2 údaje');
    root.querySelector<HTMLElement>('#primary')?.focus();
    press('ArrowDown');
    expect(row('lowestBid')?.contains(document.activeElement)).toBe(true);
    press('ArrowDown');
    expect(row('startsAt')?.contains(document.activeElement)).toBe(true);
    press('ArrowUp');
    expect(row('lowestBid')?.contains(document.activeElement)).toBe(true);
  });

  it('closes by Esc and never takes back', async () => {
    const backend = open({ submissions: [submissionOfState('held')] });
    const close = vi.spyOn(backend, 'close');
    await shows('Zveřejní se za');
    button('Odeslat hned').focus();
    press('Escape');
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    expect(backend.calls.map((call) => call.route)).not.toContain('submissions.undo');
  });

  it('is heard while focus is on nothing, as after the button that was pressed has gone', async () => {
    const backend = open();
    const close = vi.spyOn(backend, 'close');
    await shows('Připraveno.');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });
});

describe('teaching', () => {
  const pick: PickedValue = {
    what: 'value',
    text: '2 400 000 Kč <b>',
    guess: null,
    ways: [[{ by: 'label', label: 'Vyvolávka' }], [{ by: 'structure', selector: 'main > p' }]],
    lots: [],
    frame: null,
    frames: {},
    count: 1,
  };
  const choose = (field: string): void => {
    const select = root.querySelector<HTMLSelectElement>('.teach select');
    if (!select) throw new Error('nothing to choose from');
    select.value = field;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('of a page that is no case: point, name, see what it reads, keep, take back', async () => {
    const backend = open({ reading: readingOf({}, { isCasePage: false }) });
    await shows('Na této stránce není spis.');
    button('Naučit tuto stránku').click();
    await shows('Klikněte na hodnotu na stránce.');
    backend.push({ what: 'picked', pick });
    await shows('Co to je?');
    expect(root.querySelector('.teach q')?.textContent).toBe('2 400 000 Kč <b>');
    expect(page()).toContain('popisek „Vyvolávka“');
    expect(buttons().map((one) => one.textContent)).not.toContain('Uložit údaj');
    choose('lowestBid');
    await vi.waitFor(() =>
      expect(soften(root.querySelector('.teach__value')?.textContent ?? '')).toContain('2 400 000'),
    );
    button('Uložit údaj').click();
    await shows('Uloženo: Nejnižší podání.');
    button('Vrátit zpět').click();
    await shows('Co to je?');
    expect(backend.taught.map((one) => Reflect.get(one, 'what'))).toEqual(['start', 'teach', 'forget']);
  });

  it('of lots: what is read in each of them is shown before anything is kept', async () => {
    const lot = (value: unknown): LotReadings => ({ lowestBid: found(value, 'Bod A') });
    const backend = open({
      reading: readingOf({}, { isCasePage: false }),
      tried: {
        rule: { anchors: [{ by: 'label', label: 'Bod A' }], count: { min: 1, max: 1 }, transforms: [] },
        reading: found(100, 'Bod A'),
        count: 4,
        lots: [
          lot(100),
          lot(200),
          {},
          {
            lowestBid: {
              status: 'missing',
              reason: 'invalid',
              candidates: [{ raw: 'dle <b>dohody', place: { frame: '', selector: 'i', label: '' } }],
            },
          },
        ],
      },
    });
    await shows('Na této stránce není spis.');
    button('Naučit tuto stránku').click();
    await shows('Klikněte na hodnotu na stránce.');
    backend.push({ what: 'picked', pick });
    await shows('Co to je?');
    choose('lots.lowestBid');
    await vi.waitFor(() => expect(page()).toContain('Položky se tu zatím nepoznaly.'));
    button('Ukázat v další položce').click();
    await vi.waitFor(() => expect(page()).toContain('Ukažte totéž v jiné položce.'));
    const way: LotsWay = {
      lots: {
        anchors: [{ by: 'structure', selector: 'tr' }],
        count: { min: 1, max: 9 },
        mixed: false,
        fields: {},
      },
      rule: { anchors: [{ by: 'column', label: 'Bod A' }], count: { min: 1, max: 1 }, transforms: [] },
    };
    backend.push({ what: 'picked', pick: { ...pick, lots: [way] } });
    await vi.waitFor(() => expect(root.querySelectorAll('.teach__lots li')).toHaveLength(4));
    expect([...root.querySelectorAll('.teach__lots li')].map((one) => soften(one.textContent ?? ''))).toEqual(
      ['100 Kč', '200 Kč', 'v této položce není', 'nedá se přečíst jako nejnižší podání: „dle <b>dohody“'],
    );
    expect(page()).toContain('sloupec „Bod A“');
    expect(buttons().map((one) => one.textContent)).toContain('Ukázat v další položce');
    // In lots that are known one example is enough.
    const inKnown = { ...way, lots: { ...way.lots, fields: { title: way.rule } } };
    button('Zpět').click();
    await shows('Klikněte na hodnotu na stránce.');
    backend.push({ what: 'picked', pick: { ...pick, guess: 'lowestBid', lots: [inKnown] } });
    await vi.waitFor(() => expect(root.querySelectorAll('.teach__lots li')).toHaveLength(4));
    expect(buttons().map((one) => one.textContent)).not.toContain('Ukázat v další položce');
    expect(root.querySelector('.teach select option:checked')?.textContent).toBe('položka: nejnižší podání');
    button('Uložit údaj').click();
    await shows('Uloženo v položkách: nejnižší podání.');
    button('Vrátit zpět').click();
    await shows('Co to je?');
    expect(backend.taught.at(-1)).toEqual({ what: 'forget', field: 'lots' });
  });

  it('asks once before what was picked is lost, by Esc too', async () => {
    const backend = open({ reading: readingOf({}, { isCasePage: false }) });
    const close = vi.spyOn(backend, 'close');
    const pressEscape = (): void => {
      const main = root.querySelector('main');
      main?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    };
    await shows('Na této stránce není spis.');
    button('Naučit tuto stránku').click();
    await shows('Klikněte na hodnotu na stránce.');
    backend.push({ what: 'picked', pick: { ...pick, guess: 'lowestBid' } });
    await vi.waitFor(() => button('Uložit údaj'));
    pressEscape();
    await vi.waitFor(() => expect(page()).toContain('Údaj není uložen.'));
    pressEscape();
    await shows('Na této stránce není spis.');
    expect(close).not.toHaveBeenCalled();
  });

  it('names the fields whose taught place is gone, and offers to teach them again', async () => {
    const backend = open({
      reading: readingOf({}, { profile: { name: 'Spisy', broken: ['lowestBid', 'deposit'] } }),
    });
    await shows('Připraveno.');
    expect(page()).toContain('Pole Nejnižší podání, Jistota se na stránce změnila.');
    button('Naučit znovu').click();
    await shows('Klikněte na hodnotu na stránce.');
    expect(backend.taught).toEqual([{ what: 'start', second: false }]);
  });

  it('names a field that is gone in one lot, and the lot', async () => {
    const profile = { name: 'S', broken: [], brokenInLots: [{ lot: 2, field: 'lowestBid' }] } as const;
    open({ reading: readingOf({}, { profile }) });
    await shows('Připraveno.');
    expect(page()).toContain('Pole Nejnižší podání (položka 2) se na stránce změnilo.');
  });

  it('says nothing of a profile that reads everything', async () => {
    open({ reading: readingOf({}, { profile: { name: 'Spisy', broken: [] } }) });
    await shows('Připraveno.');
    expect(root.querySelector('[data-broken]')).toBeNull();
  });

  it('asks for a look at a value that stands in for a taught one', async () => {
    const doubtful = { ...found(2_400_000, 'Podání', 0.5), doubt: 'profile-anchor-broken' };
    open({ reading: readingOf({ lowestBid: doubtful }, { profile: { name: 'S', broken: ['lowestBid'] } }) });
    await shows('Zkontrolujte 1 údaj: nejnižší podání.');
    expect(row('lowestBid')?.textContent).toContain('Naučené místo na stránce není.');
  });
});
