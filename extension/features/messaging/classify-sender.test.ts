import { describe, expect, it } from 'vitest';
import { classifySender, type SenderStamps } from './classify-sender.ts';

const chromium = {
  id: 'abcdefghijklmnop'.repeat(2),
  origin: `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`,
};
const firefox = {
  id: 'podatelna@example.cz',
  origin: 'moz-extension://3f1c2a90-0b1d-4c5e-8f60-123456789abc',
};
const page = 'https://spis.urad.cz/spis/142';

/** As a browser stamps what it sends, in the named browser. */
const stamp = (own: typeof chromium, more: Partial<SenderStamps>): SenderStamps => ({ id: own.id, ...more });

for (const [browser, own] of Object.entries({ chromium, firefox })) {
  const inTab = (url: string, frameId: number, more: Partial<SenderStamps> = {}): SenderStamps =>
    stamp(own, { url, frameId, tab: { id: 7 }, ...more });

  describe(`a sender in ${browser} is known`, () => {
    const known: Record<string, readonly [SenderStamps, object]> = {
      'as the page: a content script in the top document': [
        inTab(page, 0, { origin: 'https://spis.urad.cz', documentId: 'D1' }),
        { class: 'page', tabId: 7, frameId: 0, documentId: 'D1', origin: 'https://spis.urad.cz' },
      ],
      'as the page: a content script in a frame': [
        inTab('http://spis.localhost:8080/dokument', 12, { origin: 'http://spis.localhost:8080' }),
        { class: 'page', tabId: 7, frameId: 12, documentId: null, origin: 'http://spis.localhost:8080' },
      ],
      'as the page: from a browser that stamps no origin': [
        inTab(page, 0),
        { class: 'page', tabId: 7, frameId: 0, documentId: null, origin: 'https://spis.urad.cz' },
      ],
      'as the panel: our panel in a frame of a page': [
        inTab(`${own.origin}/panel.html`, 4, { origin: own.origin, documentId: 'D2' }),
        { class: 'panel', tabId: 7, frameId: 4, documentId: 'D2', origin: own.origin },
      ],
      'as the panel: with query and fragment': [
        inTab(`${own.origin}/panel.html?x=1#y`, 4),
        { class: 'panel', tabId: 7, frameId: 4, documentId: null, origin: own.origin },
      ],
      'as our own page: the popup, which has no tab': [
        stamp(own, { url: `${own.origin}/popup.html`, origin: own.origin }),
        { class: 'own-page', tabId: null, frameId: null, documentId: null, origin: own.origin },
      ],
      'as our own page: the options in a tab': [
        inTab(`${own.origin}/options.html#pairing`, 0, { origin: own.origin }),
        { class: 'own-page', tabId: 7, frameId: 0, documentId: null, origin: own.origin },
      ],
      'as our own page: the review, which no page can open': [
        inTab(`${own.origin}/review.html?tab=3`, 0),
        { class: 'own-page', tabId: 7, frameId: 0, documentId: null, origin: own.origin },
      ],
    };
    for (const [name, [stamps, expected]] of Object.entries(known)) {
      it(name, () => {
        expect(classifySender(stamps, own)).toEqual(expected);
      });
    }
  });

  describe(`a sender in ${browser} is nobody`, () => {
    const nobody: Record<string, SenderStamps> = {
      'without any stamp': {},
      'without an id': { url: page, frameId: 0, tab: { id: 7 } },
      'with the id of another extension': inTab(page, 0, { id: 'ponmlkjihgfedcba'.repeat(2) }),
      'with our id in upper case': inTab(page, 0, { id: own.id.toUpperCase() }),
      'with an empty id': inTab(page, 0, { id: '' }),
      'with another extension’s page under our id': inTab('chrome-extension://ponmlkjihgfedcba/x.html', 0),
      'without an address': stamp(own, { frameId: 0, tab: { id: 7 } }),
      'with an address that is none': inTab('not an address', 0),
      'with an empty address': inTab('', 0),
      'that is our popup in a frame of a page': inTab(`${own.origin}/popup.html`, 3),
      'that is our options in a frame of a page': inTab(`${own.origin}/options.html`, 3),
      'that is our background page in a frame': inTab(`${own.origin}/_generated_background_page.html`, 3),
      'that is a file of ours in a frame': inTab(`${own.origin}/manifest.json`, 3),
      'that is our panel, opened by a page in a window of its own': inTab(
        `${own.origin}/panel.html?tab=3`,
        0,
      ),
      'that is our review, framed by a page': inTab(`${own.origin}/review.html?tab=3`, 2),
      'whose path only starts like the panel': inTab(`${own.origin}/panel.html.evil`, 3),
      'whose path only ends like the panel': inTab(`${own.origin}/evil/panel.html`, 3),
      'whose panel is written in capitals': inTab(`${own.origin}/PANEL.html`, 3),
      'whose panel is escaped': inTab(`${own.origin}/%70anel.html`, 3),
      'whose query names the panel': inTab(`${own.origin}/popup.html?/panel.html`, 3),
      'that is our root in a frame': inTab(`${own.origin}/`, 3),
      'in a sandboxed frame of a granted site': inTab(page, 5, { origin: 'null' }),
      'in a frame of another origin than its address': inTab(page, 5, { origin: 'https://evil.example' }),
      'that is our panel, sandboxed by the page': inTab(`${own.origin}/panel.html`, 5, { origin: 'null' }),
      'that is our panel with the page’s origin': inTab(`${own.origin}/panel.html`, 5, {
        origin: 'https://spis.urad.cz',
      }),
      'that is our popup with another origin': stamp(own, {
        url: `${own.origin}/popup.html`,
        origin: 'https://evil.example',
      }),
      'on about:blank': inTab('about:blank', 3, { origin: 'https://spis.urad.cz' }),
      'on about:srcdoc': inTab('about:srcdoc', 3, { origin: 'https://spis.urad.cz' }),
      'on a data: address': inTab('data:text/html,x', 3, { origin: 'null' }),
      'on a blob: address': inTab(`blob:https://spis.urad.cz/1`, 3, { origin: 'https://spis.urad.cz' }),
      'on a blob: address of ours': inTab(`blob:${own.origin}/1`, 3, { origin: own.origin }),
      'on a file': inTab('file:///home/novak/spis.html', 0, { origin: 'null' }),
      'on a javascript: address': inTab('javascript:void 0', 0),
      'on a page of the browser': inTab('chrome://settings/', 0),
      'on view-source': inTab('view-source:https://spis.urad.cz/', 0),
      'on FTP': inTab('ftp://spis.urad.cz/', 0),
      'on a WebSocket address': inTab('wss://spis.urad.cz/', 0),
      'that is a page without a tab': stamp(own, { url: page, frameId: 0 }),
      'that is a page in a tab without an id': stamp(own, { url: page, frameId: 0, tab: {} }),
      'that is a page without a frame': stamp(own, { url: page, tab: { id: 7 } }),
      'that is a page in frame -1': inTab(page, -1),
      'that is a page of ours without a frame but with a tab': stamp(own, {
        url: `${own.origin}/options.html`,
        tab: { id: 7 },
      }),
      'that is a page of ours in a frame without a tab': stamp(own, {
        url: `${own.origin}/popup.html`,
        frameId: 3,
      }),
      'that is a page of ours in frame -1': inTab(`${own.origin}/options.html`, -1),
    };
    for (const [name, stamps] of Object.entries(nobody)) {
      it(name, () => {
        expect(classifySender(stamps, own)).toBeUndefined();
      });
    }
  });

  describe(`an address in ${browser} that resembles ours`, () => {
    const resembling = [
      `https://${own.id}/panel.html`,
      `https://spis.urad.cz/${own.origin}/panel.html`,
      `https://spis.urad.cz/#${own.origin}/panel.html`,
      `https://panel.html/`,
      `http://chrome-extension/panel.html`,
    ];
    for (const url of resembling) {
      it(`is a page like any other: ${url.replace(own.id, 'ID')}`, () => {
        expect(classifySender(inTab(url, 3), own)?.class ?? 'nobody').not.toMatch(/own-page|panel/);
        expect(classifySender(inTab(url, 0), own)?.class ?? 'nobody').not.toMatch(/own-page|panel/);
      });
    }
  });
}

describe('what a message says of its sender', () => {
  it('is not looked at: only the stamps are', () => {
    const claimed = {
      ...stamp(chromium, { url: page, frameId: 0, tab: { id: 7 } }),
      class: 'own-page',
      tabId: 1,
    };
    expect(classifySender(claimed, chromium)).toMatchObject({ class: 'page', tabId: 7 });
  });
});
