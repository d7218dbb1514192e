/** Who may say what to the background worker: the whole table, written out by hand a second time. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SenderClass, type ToBackground, toBackground } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { SenderStamps } from './classify-sender.ts';
import { type BackgroundHandlers, receive } from './receive.ts';

const own = {
  id: 'abcdefghijklmnop'.repeat(2),
  origin: `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`,
};
const stamps: Readonly<Record<SenderClass, SenderStamps>> = {
  page: {
    id: own.id,
    url: 'https://spis.urad.cz/142',
    frameId: 0,
    tab: { id: 7 },
    origin: 'https://spis.urad.cz',
  },
  panel: { id: own.id, url: `${own.origin}/panel.html`, frameId: 3, tab: { id: 7 }, origin: own.origin },
  'own-page': {
    id: own.id,
    url: `${own.origin}/options.html`,
    frameId: 0,
    tab: { id: 7 },
    origin: own.origin,
  },
};
const stranger: SenderStamps = { ...stamps.page, id: 'ponmlkjihgfedcba'.repeat(2) };

const uuid = '11111111-2222-4333-8444-555555555555';
const place = { frame: '', selector: '#a', label: '' };
const taught = { field: 'lowestBid', rule: { anchors: [{ by: 'id', id: 'cena' }] }, frames: {} };
const submission = {
  id: uuid,
  caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '' },
  pageUrl: null,
  payload: {},
};

/** For every message: who may send it, and one that its schema takes (none where that needs a whole submission). */
const table: { readonly [M in ToBackground]: readonly [from: readonly SenderClass[], message: unknown] } = {
  'page.summary': [
    ['page'],
    {
      isCasePage: true,
      fileMark: '142EX81/25',
      referenceNumber: null,
      auction: true,
      missing: 0,
      missingFields: ['lowestBid'],
      restricted: false,
    },
  ],
  'cases.open': [['own-page'], {}],
  'page.load-reader': [['page'], {}],
  'page.still-granted': [['page'], {}],
  'page.panel-ticket': [['page'], { ticket: uuid }],
  'panel.hello': [['panel'], { ticket: uuid }],
  'case.read': [['panel', 'own-page'], { tabId: 7 }],
  'case.show-place': [['panel', 'own-page'], { place }],
  'page.site-settings': [['page'], {}],
  'page.place-changed': [['page'], { pillBottom: 140 }],
  'page.picked': [['page'], { what: 'left' }],
  'teach.start': [['panel', 'own-page'], { second: false, here: false }],
  'teach.wanted': [['panel', 'own-page'], {}],
  'teach.stop': [['panel', 'own-page'], {}],
  'teach.try': [['panel', 'own-page'], { taught }],
  'profile.teach': [['panel', 'own-page'], { taught }],
  'profile.forget': [['panel', 'own-page'], { field: 'lowestBid' }],
  'profiles.list': [['own-page'], {}],
  'profiles.import': [['own-page'], { text: '{}' }],
  'profiles.remove': [['own-page'], { name: 'Spisy' }],
  'restriction-words.read': [['own-page'], {}],
  'restriction-words.save': [['own-page'], { words: ['režim AB'] }],
  'marked.take': [['panel', 'own-page'], { tabId: 7 }],
  'search.take': [['own-page'], {}],
  'tab.open': [['panel', 'own-page'], { page: 'options', section: 'pairing' }],
  'panel.close': [['panel'], {}],
  'panel.open-review': [['panel'], {}],
  'document.fetch': [
    ['panel', 'own-page'],
    { href: 'https://spis.urad.cz/d/1', name: 'vyhláška.pdf', documentType: 'auction_decree' },
  ],
  'submission.file': [['panel', 'own-page'], { tabId: 7, request: submission }],
  'service.call': [['panel', 'own-page'], { route: 'service.read', message: {} }],
  'case.upload-fields': [['panel', 'own-page'], { tabId: 7 }],
  'confirmation.insert': [
    ['panel', 'own-page'],
    { cudid: 'CV1', type: 'VYVESENI', field: { index: 0, label: 'Příloha' } },
  ],
  'confirmation.drag': [['panel', 'own-page'], { cudid: 'CV1', type: 'VYVESENI' }],
  'confirmation.drag-end': [['panel', 'own-page'], {}],
  'page.dropped': [['page'], {}],
  'site.grant-changed': [['own-page'], {}],
  'tab.read': [['own-page'], {}],
  'tab.open-panel': [['own-page'], { tabId: 7 }],
  // What is no code is told from what is by the background, in words of its own.
  'pairing.start': [['own-page'], { code: 'ahoj' }],
  'pairing.read': [['own-page'], {}],
  'pairing.forget': [['own-page'], {}],
};
const names = Object.keys(table) as ToBackground[]; // the table's own keys
const classes = ['page', 'panel', 'own-page'] as const;

function createHandlers(answer: (name: string) => unknown = (name) => `answer of ${name}`) {
  const asked: { readonly name: string; readonly message: unknown }[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (message: unknown) => {
        asked.push({ name, message });
        return answer(name);
      },
    ]),
  ) as unknown as BackgroundHandlers; // an entry for every name of the table
  return { asked, handlers };
}

const yes = async (): Promise<boolean> => true;
const no = async (): Promise<boolean> => false;

afterEach(() => vi.restoreAllMocks());

describe('the table of messages', () => {
  it('is the one written out here, no name more', () => {
    expect(Object.keys(toBackground).sort()).toEqual([...names].sort());
    for (const name of names)
      expect([...toBackground[name].from].sort(), name).toEqual([...table[name][0]].sort());
  });

  for (const name of names) {
    for (const sender of classes) {
      const allowed = table[name][0].includes(sender);
      it(`${allowed ? 'lets' : 'does not let'} ${sender} say ${name}`, async () => {
        const { asked, handlers } = createHandlers();
        const raw = { to: name, message: table[name][1] };
        const answer = await receive(raw, stamps[sender], own, yes, handlers);
        if (!allowed) {
          expect(answer).toBeUndefined();
          expect(asked).toEqual([]);
        } else if (name === 'submission.file') {
          // The payload is none: told so, and only because it may be said at all.
          expect(answer).toMatchObject({ ok: false, problem: { code: 'invalid-message' } });
        } else {
          expect(answer).toEqual({ ok: true, value: `answer of ${name}` });
          expect(asked.map((one) => one.name)).toEqual([name]);
        }
      });
    }

    it(`gets no answer for ${name} from another extension`, async () => {
      const { asked, handlers } = createHandlers();
      const raw = { to: name, message: table[name][1] };
      expect(await receive(raw, stranger, own, yes, handlers)).toBeUndefined();
      expect(asked).toEqual([]);
    });

    if (name !== 'panel.hello') {
      it(`gets no answer for ${name} from a sender whose place is not allowed`, async () => {
        const { asked, handlers } = createHandlers();
        const raw = { to: name, message: table[name][1] };
        for (const sender of classes)
          expect(await receive(raw, stamps[sender], own, no, handlers)).toBeUndefined();
        expect(asked).toEqual([]);
      });
    }
  }

  it('lets a panel that is not known yet say hello, and nobody else', async () => {
    const { asked, handlers } = createHandlers();
    const raw = { to: 'panel.hello', message: { ticket: uuid } };
    expect(await receive(raw, stamps.panel, own, no, handlers)).toMatchObject({ ok: true });
    expect(await receive(raw, stamps.page, own, no, handlers)).toBeUndefined();
    expect(await receive(raw, stamps['own-page'], own, no, handlers)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });
});

describe('what is none of our messages gets no answer', () => {
  const none: Record<string, unknown> = {
    nothing: undefined,
    null: null,
    'a text': 'panel.close',
    'a number': 1,
    'a list': ['panel.close', {}],
    'an empty object': {},
    'a name without a message': { to: 'panel.close' },
    'a message without a name': { message: {} },
    'an unknown name': { to: 'panel.open', message: {} },
    'a name of the other direction': { to: 'page.read', message: {} },
    'a name in capitals': { to: 'PANEL.CLOSE', message: {} },
    'a name with a space': { to: 'panel.close ', message: {} },
    'a list as a name': { to: ['panel.close'], message: {} },
    'an object that becomes a name': { to: { toString: () => 'panel.close' }, message: {} },
    'a number as a name': { to: 0, message: {} },
    __proto__: { to: '__proto__', message: {} },
    constructor: { to: 'constructor', message: {} },
    toString: { to: 'toString', message: {} },
    hasOwnProperty: { to: 'hasOwnProperty', message: {} },
    valueOf: { to: 'valueOf', message: {} },
    'a name hidden in a prototype': JSON.parse('{"__proto__":{"to":"panel.close"},"message":{}}'),
  };
  for (const [name, raw] of Object.entries(none)) {
    it(name, async () => {
      const { asked, handlers } = createHandlers();
      for (const sender of classes)
        expect(await receive(raw, stamps[sender], own, yes, handlers)).toBeUndefined();
      expect(asked).toEqual([]);
    });
  }
});

describe('a message its schema refuses', () => {
  const refused: readonly (readonly [SenderClass, ToBackground, unknown])[] = [
    ['page', 'page.summary', {}],
    ['page', 'page.summary', { isCasePage: 'CANARY' }],
    ['page', 'page.panel-ticket', { ticket: '' }],
    ['page', 'page.place-changed', { panelWidth: 12 }],
    ['page', 'page.place-changed', { pillBottom: 40.5 }],
    ['page', 'page.place-changed', { origin: 'https://evil.example' }],
    ['page', 'page.panel-ticket', { ticket: 'CANARY' }],
    ['panel', 'panel.hello', { ticket: null }],
    ['panel', 'case.read', { tabId: -1 }],
    ['panel', 'case.read', { url: 'https://evil.example' }],
    ['panel', 'submission.file', submission],
    ['panel', 'case.read', null],
    ['panel', 'case.show-place', { place: { ...place, selector: 'x'.repeat(2001) } }],
    ['panel', 'document.fetch', { href: 'javascript:alert(1)', name: 'x', documentType: 'auction_decree' }],
    ['panel', 'document.fetch', { href: 'file:///etc/passwd', name: 'x', documentType: 'auction_decree' }],
    ['panel', 'document.fetch', { href: 'chrome://settings', name: 'x', documentType: 'auction_decree' }],
    ['panel', 'document.fetch', { href: 'https://a.cz/', name: '', documentType: 'auction_decree' }],
    ['panel', 'document.fetch', { href: 'https://a.cz/', name: 'x', documentType: 'CANARY' }],
    ['panel', 'service.call', { route: 'r'.repeat(65), message: {} }],
    ['panel', 'service.call', { route: 1, message: {} }],
    ['own-page', 'tab.read', { tabId: -1 }],
    ['own-page', 'tab.read', { tabId: '7' }],
    ['own-page', 'pairing.start', { code: 'x'.repeat(201) }],
    ['own-page', 'pairing.start', {}],
    ['own-page', 'site.grant-changed', { class: 'own-page' }],
  ];
  for (const [sender, name, message] of refused) {
    it(`never reaches ${name}: ${JSON.stringify(message).slice(0, 60)}`, async () => {
      const { asked, handlers } = createHandlers();
      const answer = await receive({ to: name, message }, stamps[sender], own, yes, handlers);
      expect(answer).toEqual({
        ok: false,
        problem: { code: 'invalid-message', params: {}, sent: 'nothing' },
      });
      expect(asked).toEqual([]);
    });
  }
});

describe('a message that claims another sender', () => {
  it('is classified by its stamps all the same', async () => {
    const { asked, handlers } = createHandlers();
    const claim = {
      to: 'pairing.forget',
      message: {},
      url: `${own.origin}/options.html`,
      sender: stamps['own-page'],
    };
    expect(await receive(claim, stamps.page, own, yes, handlers)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('a handler that fails', () => {
  it('has its problem handed on', async () => {
    const { handlers } = createHandlers(() => {
      throw new ProblemError({ code: 'case-changed' });
    });
    const answer = await receive({ to: 'panel.close', message: {} }, stamps.panel, own, yes, handlers);
    expect(answer).toEqual({ ok: false, problem: { code: 'case-changed', params: {}, sent: 'nothing' } });
  });

  it('says nothing but internal of anything else', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { handlers } = createHandlers(() => {
      throw new Error('CANARY');
    });
    const answer = await receive({ to: 'panel.close', message: {} }, stamps.panel, own, yes, handlers);
    expect(answer).toEqual({ ok: false, problem: { code: 'internal', params: {}, sent: 'nothing' } });
  });
});
