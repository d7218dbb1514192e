import { describe, expect, it } from 'vitest';
import type { StoreInput } from '../../../shared/contract/submission.ts';
import { createHandOver, partiesOf } from './hand-over.ts';
import { fakeBackend, readingOf, serviceInfo } from './panel-fixtures.ts';
import { createStore } from './state.ts';

const parties = readingOf({
  debtors: [{ name: ' Bohumil Vráblík ' }, { name: 'Moravská úvěrová a.s.' }],
  creditors: [{ name: 'Moravská úvěrová a.s.' }],
});
const able = { ...serviceInfo, can: ['parties'] };
const request = (fileMark: string): StoreInput =>
  ({
    id: '6f1c1b2e-0000-4000-8000-000000000001',
    caseKey: { fileMark, kind: 'auction', lot: '27' },
    payload: { action: 'publish' },
  }) as StoreInput; // the rest is not looked at

describe('what is handed over', () => {
  it.each([
    ['names the parties of the case on the page', parties, able, '142EX81/25', true],
    ['names nobody for another case', parties, able, '142EX82/25', false],
    ['names nobody where the page does not', readingOf(), able, '142EX81/25', false],
    ['names nobody to a companion that takes no names', parties, serviceInfo, '142EX81/25', false],
  ] as const)('%s', async (_name, reading, info, fileMark, isNamed) => {
    const backend = fakeBackend();
    const store = createStore();
    store.set({ page: { status: 'read', url: '', reading }, service: { status: 'ready', info } });
    await createHandOver(backend, store)(request(fileMark));
    const names = ['Bohumil Vráblík', 'Moravská úvěrová a.s.'];
    expect(backend.filed[0]?.parties).toEqual(isNamed ? names : undefined);
  });

  it('holds no more names than an outbox takes, none of them longer', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `${index} ${'a'.repeat(300)}` }));
    const names = partiesOf(readingOf({ debtors: many }));
    expect([names.length, Math.max(...names.map((one) => one.length))]).toEqual([40, 200]);
  });
});
