import { beforeEach, expect, it, vi } from 'vitest';
import { type OpenedPage, openedPageSchema } from '../../../shared/contract/messages.ts';

const api = vi.hoisted(() => ({ create: vi.fn() }));
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    tabs: { create: api.create },
    runtime: { getURL: (path: string) => `chrome-extension://abc${path}` },
  },
}));
const { openPage } = await import('./open-page.ts');

beforeEach(() => vi.resetAllMocks());

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
  ['the signing book', { page: 'signing-book' }, 'chrome-extension://abc/status.html#signing'],
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
  ['more than is known', { page: 'signing-book', url: 'https://a.cz/' }],
])('refuses %s', (_name, page) => {
  expect(openedPageSchema.safeParse(page).success).toBe(false);
});
