import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListingSubmission } from '../../shared/submissions/listing.ts';
import { createListingsBench, type ListingsBench } from '../listings-bench.ts';
import { practiceOffice } from '../sandbox/ingatlanok/state.ts';

let bench: ListingsBench;
beforeEach(async () => {
  bench = await createListingsBench();
});
afterEach(() => bench.close());

const api = '/api/json/v3';
const requests = (method: string, path: string) =>
  bench.sandbox.journal.filter((one) => one.method === method && one.path === api + path).length;
const key = { officeId: practiceOffice, transferId: 'S1' };

describe('comparing with the portal', () => {
  it('shows what differs in one reading, and changes nothing', async () => {
    await bench.store(bench.listing(1));
    await bench.store(bench.listing(2));
    await bench.send();
    const before = bench.sandbox.journal.length;
    const listings: ListingSubmission[] = [
      bench.listing(1, { price: '1000000.5' }),
      bench.listing(2, { price: '7', address: 'Kossuth tér 1.' }),
      bench.listing(3),
    ];
    const { rows } = await bench.call('listings.compare', { listings });
    expect(rows.map((one) => [one.transferId, one.state])).toEqual([
      ['142EX1-25', 'same'],
      ['142EX2-25', 'differs'],
      ['142EX3-25', 'missing'],
    ]);
    expect(rows[1]?.differences).toEqual([
      { field: 'location.address', ours: 'Kossuth tér 1.', theirs: 'Damjanich utca 2.' },
      { field: 'price.price', ours: '7', theirs: '2000000.5' },
    ]);
    expect(rows[1]?.remoteId).toBe(bench.sandbox.state.properties[1]?.id);
    expect(bench.sandbox.journal).toHaveLength(before + 1);
  });

  it('says so when the portal does not answer', async () => {
    bench.sandbox.faults.add({ path: `${api}/**`, action: { kind: 'status', status: 503 } });
    await expect(bench.call('listings.compare', { listings: [bench.listing(1)] })).rejects.toMatchObject({
      problem: { code: 'remote-unavailable' },
    });
  });
});

describe('what is chosen from', () => {
  it('is read once a day, with zip codes from offices and own listings', async () => {
    await bench.store(bench.listing(1, { regionId: '3275', zipCode: '4024' }));
    await bench.send();
    const read = (fresh = false) => bench.call('listings.references', { fresh });
    const references = await read();
    expect(references.offices).toEqual([{ id: practiceOffice, name: 'Cvičná kancelář Budapešť' }]);
    const zips = references.regions
      .filter((one) => one.zipCodes.length > 0)
      .map((one) => [one.name, one.zipCodes]);
    expect(zips).toEqual([
      ['Budapest VII. kerület', ['1071']],
      ['Debrecen', ['4024']],
    ]);
    await read();
    expect(requests('GET', '/region')).toBe(1);
    await read(true);
    bench.clock.advance(24 * 60 * 60_000);
    await read();
    expect(requests('GET', '/region')).toBe(3);
  });
});

describe('a seller', () => {
  const save = (name = 'Gipsz Jakab') => bench.call('listings.save-seller', { ...key, name, phone: '+36 1' });
  const sellers = () => bench.sandbox.state.sellers;

  it.each(['drop-before', 'drop-after'] as const)('is never added twice: %s', async (kind) => {
    bench.sandbox.faults.add({ method: 'POST', path: `${api}/seller`, action: { kind } });
    const first = await save().catch((error: unknown) => error);
    if (kind === 'drop-before')
      expect(first).toMatchObject({ problem: { code: 'answer-lost', sent: 'unclear' } });
    else expect(first).toMatchObject({ created: true });
    expect(await save()).toMatchObject({ id: sellers()[0]?.id });
    expect(sellers()).toHaveLength(1);
  });

  it('is changed by its key, and only where something changes', async () => {
    await save();
    await save();
    expect(requests('PUT', '/seller')).toBe(0);
    expect(await save('Gipsz II. Jakab')).toMatchObject({ created: false });
    expect(sellers()[0]?.name).toBe('Gipsz II. Jakab');
  });

  it('is deleted unless listings hang on it', async () => {
    const { id } = await save();
    await bench.store(bench.listing(1, { sellerId: id }));
    await bench.send();
    await expect(bench.call('listings.delete-seller', key)).rejects.toMatchObject({
      problem: { code: 'remote-conflict', remoteWords: 'Az értékesítőnek még van hirdetése.' },
    });
    bench.sandbox.state.properties = [];
    await bench.call('listings.delete-seller', key);
    await bench.call('listings.delete-seller', key);
    expect([sellers(), requests('DELETE', '/seller')]).toEqual([[], 2]);
  });

  it('has pictures that are added and taken away once', async () => {
    await save();
    const { sha256 } = await bench.image('portrét');
    const add = () => bench.call('listings.add-seller-image', { ...key, sha256, title: 'Portrét' });
    bench.sandbox.faults.add({
      method: 'POST',
      path: `${api}/seller/image`,
      action: { kind: 'drop-before' },
    });
    await expect(add()).rejects.toMatchObject({ problem: { code: 'answer-lost' } });
    await add();
    expect(sellers()[0]?.images.map((one) => one.title)).toEqual(['Portrét']);
    const imageId = sellers()[0]?.images[0]?.id ?? '';
    bench.sandbox.faults.add({
      method: 'DELETE',
      path: `${api}/seller/image`,
      action: { kind: 'drop-after' },
    });
    await bench.call('listings.delete-seller-image', { ...key, imageId });
    expect(sellers()[0]?.images).toEqual([]);
  });

  it('takes no document for a picture', async () => {
    await save();
    const { sha256 } = await bench.attach('smlouva');
    const add = (hash: string) =>
      bench.call('listings.add-seller-image', { ...key, sha256: hash, title: 'x' });
    await expect(add(sha256)).rejects.toMatchObject({ problem: { code: 'attachment-type' } });
    await expect(add('0'.repeat(64))).rejects.toMatchObject({ problem: { code: 'attachment-missing' } });
  });
});

it('in training without a sandbox the system is not there at all', async () => {
  const training = await createListingsBench({
    env: {
      PODATELNA_TRAINING: '1',
      PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:9',
      PODATELNA_INGATLANOK_URL: '',
    },
  });
  try {
    await expect(training.call('listings.references', { fresh: true })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    const filed = training.storeRequest({
      caseKey: { fileMark: '142EX1/25', kind: 'listing', lot: '' },
      payload: training.listing(1),
      training: true,
    });
    await expect(filed).rejects.toMatchObject({ problem: { code: 'not-found' } });
  } finally {
    await training.close();
  }
});
