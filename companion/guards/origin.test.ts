import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPossibleOrigin } from './origin.ts';

const chromium = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
const firefox = 'moz-extension://3f1c2a90-0b1d-4c5e-8f60-123456789abc';

describe('the Origin guard', () => {
  const accepted: Record<string, string | undefined> = {
    'an absent Origin (the command line)': undefined,
    'an extension in Chromium': chromium,
    'an extension in Firefox': firefox,
  };
  for (const [name, header] of Object.entries(accepted)) {
    it(`lets ${name} go on to the seal`, () => {
      expect(isPossibleOrigin(header)).toBe(true);
    });
  }

  const denied: Record<string, string> = {
    'an empty Origin': '',
    'an opaque Origin (sandboxed frame, data:, file:)': 'null',
    'a web site': 'https://evil.example',
    'a web site over plain HTTP': 'http://evil.example',
    'a page on another loopback port': 'http://127.0.0.1:8080',
    'a page on our own port': 'http://127.0.0.1:48211',
    'a page on localhost': 'http://localhost:3000',
    'an extension id that is too short': chromium.slice(0, -1),
    'an extension id that is too long': `${chromium}a`,
    'an extension id with a letter behind p': chromium.replace('a', 'q'),
    'an extension id in upper case': chromium.toUpperCase(),
    'a scheme in upper case': chromium.replace('chrome-extension', 'Chrome-Extension'),
    'a trailing slash': `${chromium}/`,
    'a path': `${chromium}/panel.html`,
    'a port': `${chromium}:80`,
    userinfo: chromium.replace('//', '//evil@'),
    'a site that carries the id as its name': chromium.replace('chrome-extension', 'https'),
    'an extension origin inside an address': `https://evil.example/${chromium}`,
    'two origins': `${chromium}, https://evil.example`,
    'two origins with a space': `https://evil.example ${chromium}`,
    'the same origin twice': `${chromium}, ${chromium}`,
    'a line break and another': `${chromium}\nhttps://evil.example`,
    'a trailing line break': `${chromium}\n`,
    'a leading space': ` ${chromium}`,
    'a Firefox id without dashes': firefox.replaceAll(/(?<=\/\/.*)-/g, ''),
    'a Firefox id in upper case': firefox.replace('3f1c2a90', '3F1C2A90'),
    'a Firefox id that is no UUID': 'moz-extension://podatelna',
    'a Firefox id behind the other scheme': firefox.replace('moz-', 'chrome-'),
    'Safari, which is not supported': firefox.replace('moz-extension', 'safari-web-extension'),
    'a word': 'chrome-extension',
  };
  for (const [name, header] of Object.entries(denied)) {
    it(`refuses ${name}`, () => {
      expect(isPossibleOrigin(header)).toBe(false);
    });
  }

  it('refuses whatever a web page can have as its origin', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'ws'] }), (url) => {
        expect(isPossibleOrigin(new URL(url).origin)).toBe(false);
      }),
    );
  });
});
