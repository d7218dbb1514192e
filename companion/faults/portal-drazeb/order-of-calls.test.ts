import { describe, expect, it } from 'vitest';
import { brokenOrders } from './order-of-calls.ts';

const get = (path: string, status: number | null = 200) => ({ method: 'GET', path, status });
const list = get('/admin/auctions.json');
const detail = get('/admin/auctions/AbC.json');
const create = { method: 'POST', path: '/admin/auctions/new/execution/real.json', status: 201 };
const copy = { method: 'PATCH', path: '/admin/auctions/AbC/copy.json', status: 200 };
const change = { method: 'PATCH', path: '/admin/auctions/AbC.json', status: 200 };
const upload = { method: 'POST', path: '/admin/auctions/upload-document', status: 201 };
const login = { method: 'POST', path: '/login/jwt', status: 200 };
const broken = (...calls: (typeof list)[]) => brokenOrders(calls).flat();

describe('the order of calls', () => {
  it.each([
    ['a create after a look', [login, list, upload, create]],
    ['a copy after a look', [detail, list, copy]],
    ['a change after a reading', [detail, upload, change, detail, change]],
    ['a change after a reading before another write', [detail, list, create, change]],
  ])('is kept by %s', (_name, calls) => {
    expect(broken(...calls)).toEqual([]);
  });

  it.each([
    ['a create without a look', [login, upload, create], 'not-listed-before:make'],
    [
      'a create after a look that failed',
      [get('/admin/auctions.json', 503), create],
      'not-listed-before:make',
    ],
    [
      'a create after a look nobody answered',
      [get('/admin/auctions.json', null), create],
      'not-listed-before:make',
    ],
    ['a second create after one look', [list, create, create], 'not-listed-before:make'],
    ['a copy after a change since the look', [list, detail, change, copy], 'not-listed-before:make'],
    ['a change without a reading', [list, change], 'not-read-before:change'],
    [
      'a change after another record was read',
      [get('/admin/auctions/XyZ.json'), change],
      'not-read-before:change',
    ],
    ['a second change after one reading', [detail, change, change], 'not-read-before:change'],
    [
      'a change after a reading that failed',
      [get('/admin/auctions/AbC.json', 401), change],
      'not-read-before:change',
    ],
  ])('is broken by %s', (_name, calls, rule) => {
    expect(broken(...calls)).toEqual([rule]);
  });
});
