import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { mayBeCase } from './may-be-case.ts';
import { readCase } from './read-case.ts';

const pages = readdirSync(new URL('./pages', import.meta.url)).filter((name) => name.endsWith('.html'));

describe('the gate before the engine', () => {
  it.each(pages)('lets every case page through (%s)', (name) => {
    const html = readFileSync(new URL(`./pages/${name}`, import.meta.url), 'utf8');
    const { document } = new JSDOM(html, { runScripts: 'dangerously' }).window; // our own pages
    if (readCase(document).isCasePage) expect(mayBeCase(document)).toBe(true);
  });

  it('finds a mark in a field and in a frame', () => {
    expect(mayBeCase(new JSDOM('<input value="142 EX 81/25">').window.document)).toBe(true);
    const { document } = new JSDOM('<iframe></iframe>').window;
    document.querySelector('iframe')?.contentDocument?.body.append('142 EX 81/25');
    expect(mayBeCase(document)).toBe(true);
  });

  it.each(['<p>Počasí na zítra</p>', '<form><input type="password"></form>', ''])('keeps %j out', (body) => {
    expect(mayBeCase(new JSDOM(body).window.document)).toBe(false);
  });
});
