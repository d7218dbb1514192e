import { describe, expect, it } from 'vitest';
import { sectionKind } from './sections.ts';

describe('a heading', () => {
  it.each([
    ['Poslední dražby', 'foreign'],
    ['Další dražby', 'foreign'],
    ['Ostatní nabídky', 'foreign'],
    ['Odkazy', 'foreign'],
    ['Other auctions', 'foreign'],
    ['Platba jistoty', 'deposit'],
    ['Složení a úhrada dražební jistoty', 'deposit'],
    ['Platby', 'payment'],
    ['Úhrada dluhu', 'payment'],
    ['Doplatek nejvyššího podání po započtení jistoty', 'payment'],
    ['Aktuální dražba', 'auction'],
    ['Poslední dražba', 'auction'],
    ['Další dražba', 'auction'],
    ['Nový termín dražby', 'auction'],
  ])('%s is about: %s', (heading, kind) => {
    expect(sectionKind(heading)).toBe(kind);
  });
});
