import { beforeEach, describe, expect, it } from 'vitest';
import { doubles } from './doubles.ts';
import { createIngatlanokSandbox, type IngatlanokSandbox } from './index.ts';
import { practiceOffice } from './state.ts';
import { clientOf, goodProperty, office, vary } from './test-client.ts';

let now = 0;
let sandbox: IngatlanokSandbox;
let client: ReturnType<typeof clientOf>;
beforeEach(() => {
  now = Date.parse('2027-03-01T08:00:00.000Z');
  sandbox = createIngatlanokSandbox({ now: () => now });
  client = clientOf(sandbox);
});
const brokenRules = () => sandbox.journal.flatMap((one) => one.brokenRules);
const key = (transferId: string) => `transfer_id=${transferId}&office_id=${practiceOffice}`;

describe('a property', () => {
  it('is added, listed with all its digits, changed and deleted', async () => {
    const added = await client.add('T1');
    expect(added.status).toBe(201);
    expect(added.text).toBe('{"id":{"id":18446744073709560001,"transfer_id":"T1"}}');
    const list = await client.call('GET', `/property?part=id,price,image,map&${key('T1')}`);
    expect(list.text).toBe(
      `[{"id":{"id":18446744073709560001,"transfer_id":"T1","office_id":${practiceOffice}},` +
        '"price":{"price":140000000.00,"price_currency":"huf"},"image":[],"map":null}]',
    );
    expect((await client.call('PUT', `/property?${key('T1')}`, { price: { price: 1 } })).status).toBe(200);
    expect(sandbox.state.properties[0]?.blocks.price).toMatchObject({ price: 1, price_currency: 'huf' });
    expect((await client.call('DELETE', `/property?${key('T1')}`)).text).toBe('{}');
    expect(sandbox.state.properties).toEqual([]);
    expect(brokenRules()).toEqual([]);
  });

  it.each([
    ['no transfer id', 'id', undefined],
    ['an empty transfer id', 'id.transfer_id', ''],
    ['a transfer id of 41 characters', 'id.transfer_id', 'x'.repeat(41)],
    ['a transfer id that is a number', 'id.transfer_id', 12],
    ['no office', 'property.office_id', undefined],
    ['an office as text', 'property.office_id', practiceOffice],
    ['a negative office', 'property.office_id', -1],
    ['no type', 'property.type', undefined],
    ['no offer', 'property.action', undefined],
    ['no region', 'location.region_id', undefined],
    ['no price', 'price.price', undefined],
    ['a price as text', 'price.price', '140000000.00'],
    ['a negative price', 'price.price', -5],
    ['a price with three decimals', 'price.price', 1.125],
    ['no currency', 'price.price_currency', undefined],
    ['a zip code of five digits', 'location.zip_code', '10711'],
    ['a switch as text', 'location.is_address_public', 'true'],
    ['an address too long', 'location.address', 'x'.repeat(256)],
    ['a special block that is a list', 'special', []],
    ['a description in no language', 'description', { hungarian: 'x' }],
    ['a block that is text', 'price', 'x'],
  ])('is refused with code 2 and counted for %s', async (_name, path, value) => {
    const answer = await client.call('POST', '/property', vary(goodProperty('T1'), path, value));
    expect([answer.status, answer.body.error_code]).toEqual([400, 2]);
    expect(sandbox.state.properties).toEqual([]);
    expect(sandbox.state.failing).toHaveLength(1);
    expect(brokenRules()).not.toEqual([]);
  });

  it.each<[string, string, unknown, number, number]>([
    ['an office that lost its last digits', 'property.office_id', 18446744073709552000, 403, 103],
    ['an unknown region', 'location.region_id', 99, 422, 102],
    ['an unknown seller', 'seller', { id: 99 }, 422, 102],
  ])('is refused but not counted for %s', async (_name, path, value, status, code) => {
    const answer = await client.call('POST', '/property', vary(goodProperty('T1'), path, value));
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
    expect(sandbox.state.failing).toEqual([]);
  });

  it('journals fields nobody knows and what might cost money', async () => {
    await client.call('POST', '/property', {
      ...vary(goodProperty('T1'), 'property.is_featured', true),
      extra: 1,
    });
    expect(brokenRules()).toEqual(['unknown:extra']);
    expect(sandbox.journal.at(-1)?.effect?.detail).toMatchObject({ costs: ['is_featured'] });
  });

  it('has a key that is taken once, and answers code 24 without counting it', async () => {
    await client.add('T1');
    const again = await client.add('T1');
    expect([again.status, again.body.error_code]).toEqual([400, 24]);
    expect(sandbox.state.failing).toEqual([]);
    expect(doubles(sandbox.state)).toEqual([]);
  });

  it('may not be deleted and added again within the window, under its key or another', async () => {
    await client.add('T1');
    await client.call('DELETE', `/property?${key('T1')}`);
    expect((await client.add('T1')).body.error_code).toBe(131);
    const other = vary(goodProperty('T1'), 'id.transfer_id', 'T2');
    expect((await client.call('POST', '/property', other)).body.error_code).toBe(131);
    now += 24 * 60 * 60 * 1000;
    expect((await client.add('T1')).status).toBe(201);
    expect(brokenRules()).toContain('deleted-and-added-again:transfer_id');
  });

  it.each([
    ['both keys', `id=1&${key('T1')}`],
    ['a transfer id without its office', 'transfer_id=T1'],
    ['no key', ''],
    ['an unknown parameter', `${key('T1')}&force=1`],
    ['a parameter twice', `${key('T1')}&office_id=1`],
  ])('is not changed by %s', async (_name, query) => {
    await client.add('T1');
    const answer = await client.call('PUT', `/property?${query}`, { price: { price: 1 } });
    expect([answer.status, answer.body.error_code]).toEqual([400, 2]);
  });

  it('is found by the moment it was added, in Budapest time', async () => {
    await client.add('T1');
    const addedAfter = async (moment: string) =>
      (await client.call('GET', `/property?part=id&created_after=${moment}`)).body.length;
    expect(await addedAfter('2027-03-01T08:59:59')).toBe(1);
    expect(await addedAfter('2027-03-01T09:00:00')).toBe(0);
    expect((await client.call('GET', '/property?part=id&created_after=2027-03-01T09:00:00Z')).status).toBe(
      400,
    );
    expect((await client.call('GET', '/property')).status).toBe(400);
  });

  it('is found by its key only where the filter exists', async () => {
    sandbox = createIngatlanokSandbox({ filtersHonoured: false });
    client = clientOf(sandbox);
    await client.add('T1');
    await client.add('T2');
    expect((await client.call('GET', `/property?part=id&${key('T1')}`)).body).toHaveLength(2);
  });
});

describe('pictures and sellers', () => {
  const content = Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64');

  it('of a property are added, changed, listed in order and deleted', async () => {
    await client.add('T1');
    const path = `/property/image?${key('T1')}`;
    await client.call('POST', path, { image: { content, title: 'a', order: 2 } });
    await client.call('POST', path, { image: { content, title: 'b', order: 1 } });
    const images = async () => (await client.call('GET', `/property?part=image&${key('T1')}`)).body[0].image;
    expect((await images()).map((one: { title: string }) => one.title)).toEqual(['b', 'a']);
    const [{ id }] = await images();
    await client.call('PUT', `${path}&image_id=${id.text}`, { image: { order: 3 } });
    expect((await images()).map((one: { title: string }) => one.title)).toEqual(['a', 'b']);
    await client.call('DELETE', `${path}&image_id=${id.text}`);
    expect(await images()).toHaveLength(1);
    expect(brokenRules()).toEqual([]);
  });

  it.each([
    ['no picture', { title: 'x' }],
    ['a text file', { content: Buffer.from('hello').toString('base64') }],
    ['no base64', { content: '*' }],
    ['an order that is text', { content, order: '1' }],
  ])('refuse %s', async (_name, image) => {
    await client.add('T1');
    expect((await client.call('POST', `/property/image?${key('T1')}`, { image })).body.error_code).toBe(2);
  });

  it('keep a seller who has listings', async () => {
    const added = await client.call('POST', '/seller', {
      id: { transfer_id: 'S1' },
      seller: { name: 'Gipsz Jakab', office_id: office },
    });
    expect(added.status).toBe(201);
    await client.call('POST', '/property', vary(goodProperty('T1'), 'seller', { id: added.body.id.id }));
    expect((await client.call('DELETE', `/seller?${key('S1')}`)).status).toBe(409);
    await client.call('PUT', `/seller?${key('S1')}`, { seller: { name: 'Gipsz II. Jakab' } });
    const list = await client.call('GET', '/seller?part=id,seller');
    expect(list.body[0].seller.name).toBe('Gipsz II. Jakab');
    const again = await client.call('POST', '/seller', {
      id: { transfer_id: 'S1' },
      seller: { name: 'x', office_id: office },
    });
    expect(again.body.error_code).toBe(24);
  });
});

describe('a batch', () => {
  const entry = (transferId: string) => ({
    method: 'POST',
    uri: '/property',
    body: goodProperty(transferId),
  });

  it('answers 207 with a status for every entry, in order', async () => {
    await client.add('T2');
    const answer = await client.call('POST', '/batch', [
      entry('T1'),
      entry('T2'),
      { method: 'GET', uri: `/property?part=id&${key('T1')}` },
      { method: 'POST', uri: '/batch', body: [] },
    ]);
    expect(answer.status).toBe(207);
    expect(answer.body.map((one: { status: number }) => one.status)).toEqual([201, 400, 200, 400]);
    expect(sandbox.state.properties.map((one) => one.transferId)).toEqual(['T2', 'T1']);
  });

  it('takes 100 entries and not one more', async () => {
    const entries = Array.from({ length: 101 }, (_, index) => entry(`T${index}`));
    expect((await client.call('POST', '/batch', entries)).status).toBe(413);
    expect(sandbox.state.properties).toEqual([]);
    expect((await client.call('POST', '/batch', entries.slice(1))).body).toHaveLength(100);
    expect((await client.call('POST', '/batch', {})).status).toBe(400);
  });

  it('is carried out in part where the remote breaks off', async () => {
    sandbox.faults.add({ path: '/api/json/v3/batch', action: { kind: 'partial', entries: 1 } });
    await expect(client.call('POST', '/batch', [entry('T1'), entry('T2')])).rejects.toThrow();
    expect(sandbox.state.properties.map((one) => one.transferId)).toEqual(['T1']);
  });

  it('that is wrong throughout locks the address for an hour', async () => {
    const wrong = Array.from({ length: 100 }, () => ({ method: 'POST', uri: '/property', body: {} }));
    const answer = await client.call('POST', '/batch', wrong);
    expect(answer.body.every((one: { body: { error_code: number } }) => one.body.error_code === 2)).toBe(
      true,
    );
    expect((await client.add('T1')).body.error_code).toBe(12);
    expect(brokenRules()).not.toContain('sent-while-locked:');
    expect((await client.call('GET', '/region?part=region')).status).toBe(429);
    expect(brokenRules()).toContain('sent-while-locked:');
    now += 60 * 60 * 1000;
    expect((await client.add('T1')).status).toBe(201);
  });
});

describe('the gate', () => {
  it('counts wrong passwords', async () => {
    const stranger = clientOf(sandbox, 'falsch');
    expect((await stranger.call('GET', '/office?part=id')).body.error_code).toBe(1);
    expect(sandbox.state.failing).toHaveLength(1);
  });

  it.each<[string, string, string, string | undefined, Record<string, string>]>([
    ['a body that is no JSON', 'POST', '/property', '{', {}],
    ['a body of another type', 'POST', '/property', '{}', { 'content-type': 'text/plain' }],
    ['an empty body', 'PUT', `/property?id=1`, undefined, {}],
  ])('refuses %s with code 2', async (_name, method, path, body, headers) => {
    expect((await client.call(method, path, body, headers)).body.error_code).toBe(2);
  });

  it('knows no other path', async () => {
    for (const [method, path] of [
      ['PATCH', '/property?id=1'],
      ['GET', '/property/1'],
      ['GET', '/nothing'],
    ] as const) {
      expect((await client.call(method, path)).status).toBe(404);
    }
  });

  it('lists offices and regions', async () => {
    const offices = await client.call('GET', '/office?part=id,region,contact');
    expect(offices.text).toContain(`{"id":{"id":${practiceOffice}},"region":{"id":1071,`);
    expect((await client.call('GET', '/region?part=region')).body.length).toBeGreaterThan(5);
    expect((await client.call('GET', '/office')).status).toBe(400);
  });

  it('shows a person what there is, escaped', async () => {
    await client.call(
      'POST',
      '/property',
      vary(goodProperty('T1'), 'description.hu', '<script>alert(1)</script>'),
    );
    const page = await (await sandbox.app.request('/')).text();
    expect(page).toContain('140000000.00 HUF');
    expect(page).not.toContain('<script>alert');
  });
});
