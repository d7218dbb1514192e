import { describe, expect, it } from 'vitest';
import { hashOfLocation } from './hash-of-location.ts';

describe('the hash of a new auction', () => {
  it.each([
    ['/admin/auctions/Ykwdg.json', 'Ykwdg'],
    ['https://www.portaldrazeb.cz/admin/auctions/Ykwdg.json', 'Ykwdg'],
    ['https://www.portaldrazeb.cz/admin/auctions/Ykwdg', 'Ykwdg'],
    [' /admin/auctions/Ykwdg.json?a=1#b ', 'Ykwdg'],
  ])('is read from %s', (location, hash) => {
    expect(hashOfLocation(location)).toBe(hash);
  });

  it.each([
    null,
    '',
    '/',
    '/admin/auctions.json',
    '/admin/auctions/new',
    '/admin/auctions/new/execution/real.json',
    '/admin/auctions/Ykwdg/copy.json',
    '/admin/auctions/Yk%2Fwdg.json',
    '/admin/auctions/..json',
    '/drazba/137ex10413-25-mb-ykwdg',
    'https://elsewhere.example/login',
  ])('is not read from %s', (location) => {
    expect(hashOfLocation(location)).toBeUndefined();
  });
});
