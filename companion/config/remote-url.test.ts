import { describe, expect, it } from 'vitest';
import { readRemoteUrl } from './remote-url.ts';

const accept = [
  ['https://www.portaldrazeb.cz', 'https://www.portaldrazeb.cz'],
  ['https://www.portaldrazeb.cz/', 'https://www.portaldrazeb.cz'],
  ['https://ingatlanok.hu/api/json/v3', 'https://ingatlanok.hu/api/json/v3'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
] as const;

const deny = [
  ['plain HTTP to the real host', 'http://www.portaldrazeb.cz'],
  ['a host that merely starts with 127.0.0.1', 'http://127.0.0.1.example.cz'],
  ['a host that merely starts with localhost', 'http://localhost.example.cz'],
  ['localhost as a user name', 'http://localhost@example.cz'],
  ['another address of this machine', 'http://127.0.0.2'],
  ['the unspecified address', 'http://0.0.0.0:8080'],
  ['credentials in the address', 'https://user:word@www.portaldrazeb.cz'],
  ['a query', 'https://www.portaldrazeb.cz/?key=1'],
  ['a fragment', 'https://www.portaldrazeb.cz/#x'],
  ['a file', 'file:///etc/passwd'],
  ['a script', 'javascript:alert(1)'],
  ['a bare host', 'www.portaldrazeb.cz'],
  ['nothing', ''],
] as const;

describe('the address of a remote system', () => {
  it.each(accept)('accepts %s', (text, url) => {
    expect(readRemoteUrl(text)).toEqual({ url });
  });

  it.each(deny)('refuses %s', (_name, text) => {
    expect(readRemoteUrl(text)).toHaveProperty('wrong');
  });
});
