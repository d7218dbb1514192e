import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFor, matchesAddress, sameAddress } from './page-address.ts';

const any = { path: '/**', query: {} };

describe('the pages a kind is about', () => {
  it.each([
    ['every page', any, 'https://spis.cz/a/b?c=1'],
    ['one part stands for the case', { path: '/spis/*', query: {} }, 'https://spis.cz/spis/142-81-25'],
    ['a page below', { path: '/spis/*/drazba', query: {} }, 'https://spis.cz/spis/7/drazba'],
    ['any depth', { path: '/app/**', query: {} }, 'https://spis.cz/app/a/b/c'],
    [
      'a parameter',
      { path: '/index.php', query: { view: 'case' } },
      'https://spis.cz/index.php?id=4&view=case',
    ],
    ['a route behind the hash', { path: '/', query: {}, hash: '/spis/*' }, 'https://spis.cz/#/spis/9'],
  ])('%s', (_name, address, url) => {
    expect(matchesAddress(address, url)).toBe(true);
  });

  it.each([
    ['another path', { path: '/spis/*', query: {} }, 'https://spis.cz/osoby/7'],
    [
      'a page below, which `*` does not cover',
      { path: '/spis/*', query: {} },
      'https://spis.cz/spis/7/dokumenty',
    ],
    ['a longer beginning', { path: '/spis/*', query: {} }, 'https://spis.cz/x/spis/7'],
    ['a dot is a dot', { path: '/a.aspx', query: {} }, 'https://spis.cz/aXaspx'],
    ['a bracket is a bracket', { path: '/[a-z]', query: {} }, 'https://spis.cz/b'],
    ['another value', { path: '/**', query: { view: 'case' } }, 'https://spis.cz/?view=list'],
    ['a parameter that is missing', { path: '/**', query: { view: 'case' } }, 'https://spis.cz/'],
    ['another route', { path: '/', query: {}, hash: '/spis/*' }, 'https://spis.cz/#/osoby/9'],
    ['no address at all', any, 'about'],
  ])('not %s', (_name, address, url) => {
    expect(matchesAddress(address, url)).toBe(false);
  });
});

describe('the address of a taught page', () => {
  it.each([
    ['https://spis.cz/spis/142-81-25/drazba', '/spis/*/drazba', {}, undefined],
    ['https://spis.cz/spis/byt-zajeci', '/spis/*', {}, undefined],
    ['https://spis.cz/Detail.aspx?id=81&tab=drazba', '/Detail.aspx', { tab: 'drazba' }, undefined],
    ['https://spis.cz/index.php?page=case&jmeno=Novak', '/index.php', { page: 'case' }, undefined],
    ['https://spis.cz/app#/spis/81/25', '/app', {}, '/spis/*/*'],
    ['https://spis.cz/spis/3f2504e0-4f89-11d3', '/spis/*', {}, undefined],
    ['https://spis.cz/spis/5#jistota', '/spis/*', {}, undefined],
  ])('of %s holds nothing of its case', (url, path, query, hash) => {
    expect(addressFor(url)).toEqual({ path, query, ...(hash === undefined ? {} : { hash }) });
  });

  it('always fits the page it was made from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 5 }),
        fc.string(),
        fc.string(),
        (parts, search, hash) => {
          const url = new URL('https://spis.cz/');
          url.pathname = parts.join('/');
          url.search = search;
          url.hash = hash;
          expect(matchesAddress(addressFor(url.href), url.href)).toBe(true);
        },
      ),
    );
  });

  it('is the same whatever the order of its parameters', () => {
    const one = { path: '/', query: { a: '1', b: '2' } };
    expect(sameAddress(one, { path: '/', query: { b: '2', a: '1' } })).toBe(true);
    expect(sameAddress(one, { path: '/', query: { a: '1' } })).toBe(false);
    expect(sameAddress(one, { ...one, hash: '/x' })).toBe(false);
  });
});
