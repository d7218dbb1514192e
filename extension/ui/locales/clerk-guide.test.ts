/** The clerk's guide (docs/navod.md) and the product use the same words, and its pictures are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cs } from './cs.ts';
import type { Message } from './message.ts';

const docs = join(import.meta.dirname, '../../../docs');
const guide = readFileSync(join(docs, 'navod.md'), 'utf8').replaceAll(/\s+/g, ' ');
/** Stressed, and no name of anything on a screen. */
const plain = new Set(['zda něco odešlo', 'připraveno']);

const forms = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message).filter((one) => one !== undefined);
const known = new Set(Object.values(cs).flatMap(forms));
const named = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map((hit) => hit[1] ?? '');

describe('the clerk’s guide', () => {
  it('names what stands on the screen by its own words', () => {
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((one) => !known.has(one) && !plain.has(one))).toEqual([]);
  });

  it('shows pictures that are there', () => {
    const pictures = [...guide.matchAll(/\]\((images\/[^)]+)\)/g)].map((hit) => hit[1] ?? '');
    expect(pictures.length).toBeGreaterThan(3);
    expect(pictures.filter((one) => !existsSync(join(docs, one)))).toEqual([]);
  });
});
