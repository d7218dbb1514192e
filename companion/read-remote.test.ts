import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench } from './test-bench.ts';
import { fileFirst, sendAndRead } from './test-changes.ts';

let bench: TestBench;
afterEach(() => bench.close());

const context = { pair: 'test' };
const read = (id: string, system: 'portal-drazeb' | 'ingatlanok' = 'portal-drazeb') =>
  bench.companion().handlers['remote.read']({ system, id }, context);
const choices = () => bench.companion().handlers['remote.choices']({ system: 'portal-drazeb' }, context);

describe('a record at the portal', () => {
  it('is read by our own field names, with its files', async () => {
    bench = await createTestBench();
    const filed = await fileFirst(bench, 'save-draft');
    const { record } = await read(filed.remote?.id ?? '');
    expect(record).toMatchObject({
      number: '142EX81/25-27',
      state: 'draft',
      url: null,
      values: {
        referenceNumber: '142EX81/25-27',
        lowestBid: 2_000_000,
        depositAccount: '19-2000145399/0800',
        startsAt: '2027-05-12T09:00:00.000Z',
        category: 'Rodinné domy',
        cadastralAreaCode: 642_649,
        addressPointCode: 21_738_321,
      },
      images: [{ name: 'dům.png' }, { name: 'sklep.png' }],
      documents: [{ name: 'vyhláška.pdf', documentType: 'auction_decree' }],
    });
  });

  it.each([
    ['is not there', 'nikde', 'remote-not-found'],
    ['would be elsewhere', '../../login', 'remote-not-found'],
  ])('that %s is a problem with a code', async (_name, id, code) => {
    bench = await createTestBench();
    await expect(read(id)).rejects.toMatchObject({ problem: { code } });
  });

  it('that cannot be read says why', async () => {
    bench = await createTestBench();
    bench.sandbox.faults.add({ path: '/admin/**', times: 9, action: { kind: 'status', status: 503 } });
    await expect(read('abc')).rejects.toMatchObject({ problem: { code: 'remote-unavailable' } });
    await expect(choices()).rejects.toMatchObject({ problem: { code: 'remote-unavailable' } });
  });

  it('is not asked for without credentials', async () => {
    bench = await createTestBench({ withCredentials: false });
    await expect(read('abc')).rejects.toMatchObject({ problem: { code: 'secret-missing' } });
    expect(bench.sandbox.journal).toHaveLength(0);
  });
});

describe('what can be chosen', () => {
  it('are categories, and offices with their persons', async () => {
    bench = await createTestBench();
    const { categories, offices } = await choices();
    expect(categories).toContainEqual({ id: 3, title: '/Nemovitosti/Rodinné domy', kind: 'real' });
    expect(offices).toEqual([
      { id: 1, title: 'Exekutorský úřad Cvičiště', persons: [{ id: 11, name: 'Mgr. Jana Nová' }] },
    ]);
  });

  it('tell whom a new record will name as responsible', async () => {
    bench = await createTestBench();
    const [office] = Object.values(bench.sandbox.state.offices);
    Object.assign(office ?? {}, {
      responsible_persons: [...(office?.responsible_persons ?? []), { id: 12, name: 'Petr Malý' }],
    });
    const { handlers } = bench.companion();
    const choose = async (responsiblePerson: number | null): Promise<void> => {
      const { version, settings } = await handlers['office.read']({}, context);
      await handlers['office.save']({ version, settings: { ...settings, responsiblePerson } }, context);
    };
    expect((await choices()).responsiblePerson).toEqual({ id: 11, name: 'Mgr. Jana Nová' });
    await choose(12);
    expect((await choices()).responsiblePerson).toEqual({ id: 12, name: 'Petr Malý' });
    await choose(99);
    expect((await choices()).responsiblePerson).toBeNull();
  });

  it('is the responsible person, in the office settings: from then on that one is named', async () => {
    bench = await createTestBench();
    const [office] = Object.values(bench.sandbox.state.offices);
    Object.assign(office ?? {}, {
      responsible_persons: [...(office?.responsible_persons ?? []), { id: 12, name: 'Petr Malý' }],
    });
    const personOf = (): unknown =>
      Object.values(bench.sandbox.state.auctions).at(-1)?.data.responsible_person;
    const { handlers } = bench.companion();
    const { version, settings } = await handlers['office.read']({}, context);
    await handlers['office.save']({ version, settings: { ...settings, responsiblePerson: 12 } }, context);
    const filed = await fileFirst(bench, 'save-draft');
    expect(personOf()).toBe(12);
    expect(JSON.stringify(filed.steps)).toContain('Petr Malý');
  });

  it('is refused before anything is made where that person has left', async () => {
    bench = await createTestBench();
    const { handlers } = bench.companion();
    const { version, settings } = await handlers['office.read']({}, context);
    await handlers['office.save']({ version, settings: { ...settings, responsiblePerson: 99 } }, context);
    const refused = await sendAndRead(bench, await bench.auction({ action: 'save-draft', attachments: [] }));
    expect(refused).toMatchObject({ state: 'rejected', problem: { code: 'remote-choice', sent: 'nothing' } });
    expect(Object.keys(bench.sandbox.state.auctions)).toEqual([]);
  });

  it('is nothing where the portal has no such lists', async () => {
    bench = await createTestBench({
      around: async (request, next) =>
        /categories|offices/.test(request.url) ? new Response('', { status: 404 }) : next(),
    });
    expect(await choices()).toEqual({ categories: [], offices: [], responsiblePerson: null });
  });
});
