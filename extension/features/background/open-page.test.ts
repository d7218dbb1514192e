import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenedPage, openedPageSchema } from '../../../shared/contract/messages.ts';

const api = vi.hoisted(() => ({ create: vi.fn(), ask: vi.fn(), update: vi.fn(), focus: vi.fn() }));
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    tabs: { create: api.create, update: api.update },
    windows: { update: api.focus },
    runtime: { getURL: (path: string) => `chrome-extension://abc${path}`, sendMessage: api.ask },
  },
}));
const { openPage } = await import('./open-page.ts');
const { openStatus } = await import('./open-status.ts');
const { wishHandlers } = await import('../context-menu/menu-wishes.ts');

beforeEach(() => {
  vi.resetAllMocks();
  api.ask.mockRejectedValue(new Error('Could not establish connection. Receiving end does not exist.'));
});

const sha256 = 'a'.repeat(64);
const submissionId = '11111111-2222-4333-8444-555555555555';

it.each<[string, OpenedPage, string]>([
  [
    'a page of a remote system',
    { page: 'web', url: 'https://www.portaldrazeb.cz/x' },
    'https://www.portaldrazeb.cz/x',
  ],
  [
    'a section of the options',
    { page: 'options', section: 'systems' },
    'chrome-extension://abc/options.html#systems',
  ],
  ['the signing book', { page: 'status', view: 'signing' }, 'chrome-extension://abc/status.html#signing'],
  ['the status page', { page: 'status', view: null }, 'chrome-extension://abc/status.html'],
  [
    'a stored file',
    { page: 'document', sha256, submissionId },
    `chrome-extension://abc/document.html?file=${sha256}&submission=${submissionId}`,
  ],
  [
    'a file of a draft',
    { page: 'document', sha256, submissionId: null },
    `chrome-extension://abc/document.html?file=${sha256}`,
  ],
])('opens %s', async (_name, page, url) => {
  await openPage(openedPageSchema.parse(page));
  expect(api.create).toHaveBeenCalledExactlyOnceWith({ url });
});

it.each<[string, unknown]>([
  ['a script', { page: 'web', url: 'javascript:alert(1)' }],
  ['a file of the machine', { page: 'web', url: 'file:///etc/passwd' }],
  ['data', { page: 'web', url: 'data:text/html,x' }],
  ['a page of the browser', { page: 'web', url: 'chrome://settings' }],
  [
    'a page of ours that is not in the list',
    { page: 'web', url: 'chrome-extension://abc/review.html?tab=1' },
  ],
  ['a relative address', { page: 'web', url: '/options.html' }],
  ['an address without end', { page: 'web', url: `https://a.cz/${'x'.repeat(3000)}` }],
  ['a way out of the options', { page: 'options', section: '../review.html' }],
  ['a query in a section', { page: 'options', section: 'pairing?code=1' }],
  ['no file', { page: 'document', sha256: 'abc', submissionId: null }],
  ['a submission that is none', { page: 'document', sha256, submissionId: '../1' }],
  ['another page', { page: 'popup' }],
  ['more than is known', { page: 'status', view: null, url: 'https://a.cz/' }],
  ['a way out of the status page', { page: 'status', view: '../review.html' }],
])('refuses %s', (_name, page) => {
  expect(openedPageSchema.safeParse(page).success).toBe(false);
});

describe('a status page that is open already', () => {
  const taken = async (): Promise<unknown> =>
    wishHandlers['search.take'](
      {},
      { class: 'own-page', tabId: 1, frameId: 0, documentId: null, origin: 'chrome-extension://abc' },
    );

  it('comes to the front, in its window, with what was asked for', async () => {
    api.ask.mockResolvedValue({ tabId: 7, windowId: 3 });
    await openStatus('all', '  142 EX 81/25 ');
    expect(api.ask).toHaveBeenCalledExactlyOnceWith({
      to: 'status.show',
      message: { view: 'all', search: '142 EX 81/25' },
    });
    expect(api.update).toHaveBeenCalledExactlyOnceWith(7, { active: true });
    expect(api.focus).toHaveBeenCalledExactlyOnceWith(3, { focused: true });
    expect(api.create).not.toHaveBeenCalled();
    expect(await taken()).toBeNull();
  });

  it.each<[string, unknown]>([
    ['in which somebody writes', undefined],
    ['that answers something else', { tabId: -1, windowId: 3 }],
  ])('%s stays as it is: what was asked for gets a tab', async (_name, answer) => {
    api.ask.mockResolvedValue(answer);
    await openStatus('all', '142 EX 81/25');
    expect(api.update).not.toHaveBeenCalled();
    expect(api.create).toHaveBeenCalledExactlyOnceWith({ url: 'chrome-extension://abc/status.html#all' });
    expect(await taken()).toBe('142 EX 81/25');
  });
});
