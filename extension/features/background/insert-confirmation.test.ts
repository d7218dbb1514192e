/** A confirmation goes into a field of its own case's page, and of no other, as it is at that moment. */
import { createHash } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { isProblemError } from '../../../shared/contract/problems.ts';

const api = vi.hoisted(() => ({ sendMessage: vi.fn(), call: vi.fn(), executeScript: vi.fn() }));
vi.mock('../../platform/browser.ts', () => ({
  browser: { tabs: { sendMessage: api.sendMessage }, scripting: { executeScript: api.executeScript } },
}));
vi.mock('./service.ts', () => ({ service: { call: api.call } }));
const { insertConfirmation } = await import('./insert-confirmation.ts');

const content = '%PDF-1.4 potvrzeni %%EOF';
const field = { index: 1, label: 'Příloha' };
const insertion = { cudid: 'CV1', type: 'VYVESENI', field };
let fileMark: string | null;
let fields: unknown;
let order: string[];

beforeEach(() => {
  fileMark = '142EX81/25';
  fields = [{ index: 0, label: 'Jiné' }, field];
  order = [];
  api.sendMessage.mockImplementation(async () => ({ isCasePage: true, fileMark, restricted: false }));
  api.call.mockImplementation(async (route: string, { fileMark: asked }: { fileMark?: string }) => {
    order.push(route);
    if (route === 'notices.list') {
      return { notices: asked === '142EX81/25' ? [{ cudid: 'CV1', fileMark: '142EX81/25' }] : [] };
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { name: 'a.pdf', sha256, size: content.length, offset: 0, base64: btoa(content) };
  });
  api.executeScript.mockImplementation(async ({ args: [file] }: { args: unknown[] }) => {
    order.push(file === null ? 'look' : 'put');
    return [{ result: { fields, put: file !== null } }];
  });
});

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isProblemError(error) ? error.problem.code : 'none';
};

it('is put into the chosen field of the top document, after the page was asked once more', async () => {
  expect(await insertConfirmation(7, insertion)).toEqual({ name: 'a.pdf' });
  expect(order).toEqual(['confirmations.read-piece', 'notices.list', 'look', 'put']);
  expect(api.executeScript).toHaveBeenLastCalledWith(
    expect.objectContaining({
      target: { tabId: 7, frameIds: [0] },
      args: [{ index: 1, name: 'a.pdf', base64: btoa(content) }],
    }),
  );
});

it.each<[string, () => void, string]>([
  [
    'the page went on to another case',
    () => {
      fileMark = '142EX82/25';
    },
    'case-changed',
  ],
  [
    'the page is no case',
    () => {
      fileMark = null;
    },
    'case-changed',
  ],
  [
    'the field is gone',
    () => {
      fields = [];
    },
    'page-gone',
  ],
  [
    'another field stands in its place',
    () => {
      fields = [{ index: 1, label: 'Veřejná zpráva' }];
    },
    'page-gone',
  ],
  [
    'nobody answers there',
    () => {
      api.executeScript.mockRejectedValue(new Error('no tab'));
    },
    'page-gone',
  ],
])('is not put anywhere when %s', async (_name, change, code) => {
  change();
  expect(await codeOf(insertConfirmation(7, insertion))).toBe(code);
  expect(order).not.toContain('put');
});
