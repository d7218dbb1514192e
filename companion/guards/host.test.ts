import { describe, expect, it } from 'vitest';
import { isOwnHost } from './host.ts';

const port = 48_211;

describe('the Host guard', () => {
  it('accepts the loopback address with the exact port', () => {
    expect(isOwnHost('127.0.0.1:48211', port)).toBe(true);
  });

  const denied: Record<string, string | undefined> = {
    'an absent Host': undefined,
    'an empty Host': '',
    'a host that merely starts with 127.0.0.1': '127.0.0.1.evil.com:48211',
    'the same without a port': '127.0.0.1.evil.com',
    'a host that ends with the address': 'evil.com.127.0.0.1:48211',
    'a rebound name': 'evil.example:48211',
    'a name that resolves to loopback': '127.0.0.1.nip.io:48211',
    localhost: 'localhost:48211',
    'localhost without a port': 'localhost',
    'a subdomain of localhost': 'spis.localhost:48211',
    'the address without a port': '127.0.0.1',
    'the address with an empty port': '127.0.0.1:',
    'another port': '127.0.0.1:48212',
    'a port that starts alike': '127.0.0.1:482110',
    'a port that is a prefix': '127.0.0.1:4821',
    'a port with a leading zero': '127.0.0.1:048211',
    'a port with a sign': '127.0.0.1:+48211',
    'a second port': '127.0.0.1:48211:80',
    'userinfo before it': 'evil@127.0.0.1:48211',
    'it as userinfo': '127.0.0.1:48211@evil.com',
    'another address of the loopback net': '127.0.0.2:48211',
    'a short form': '127.1:48211',
    'a decimal form': '2130706433:48211',
    'an octal form': '0177.0.0.1:48211',
    'a hexadecimal form': '0x7f.0.0.1:48211',
    'the unspecified address': '0.0.0.0:48211',
    'IPv6 loopback': '[::1]:48211',
    'a mapped IPv6 address': '[::ffff:127.0.0.1]:48211',
    'a trailing dot': '127.0.0.1.:48211',
    'a leading space': ' 127.0.0.1:48211',
    'a trailing space': '127.0.0.1:48211 ',
    'a list of two': '127.0.0.1:48211, evil.com',
    'a list of it twice': '127.0.0.1:48211, 127.0.0.1:48211',
    'a scheme before it': 'http://127.0.0.1:48211',
    'a path behind it': '127.0.0.1:48211/',
    'full-width digits': '１27.0.0.1:48211',
    'a null byte behind it': '127.0.0.1:48211\0',
    'LOCALHOST in upper case': 'LOCALHOST:48211',
  };
  for (const [name, header] of Object.entries(denied)) {
    it(`refuses ${name}`, () => {
      expect(isOwnHost(header, port)).toBe(false);
    });
  }

  it('refuses everything while the port is not known yet', () => {
    expect(isOwnHost('127.0.0.1:48211', 0)).toBe(false);
  });
});
