import { describe, expect, it } from 'vitest';
import { asksForHelp, helpOf, unknownCommand, wholeHelp } from './help.ts';
import { type CommandName, helpTexts } from './help-texts.ts';

describe('help', () => {
  it.each(Object.keys(helpTexts) as CommandName[])('has %s in the list and by itself', (name) => {
    expect(wholeHelp()).toMatch(new RegExp(`^podatelna ${name}( |$)`, 'm'));
    expect(helpOf(name)).toMatch(new RegExp(`^podatelna ${name}( |$)`, 'm'));
  });

  it('stays within the width of a terminal in its columns', () => {
    for (const line of wholeHelp().split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  });

  it.each<[string, string | undefined]>([
    ['stauts', 'status'],
    ['statu', 'status'],
    ['stat', 'status'],
    ['STATUS', 'status'],
    ['sendnow', 'send-now'],
    ['dcotor', 'doctor'],
    ['bakcup', 'backup'],
    ['pais', 'pair'],
    ['versoin', 'version'],
    ['delete', undefined],
    ['x', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('of "%s" is about %s', (word, meant) => {
    const sentence = unknownCommand(word);
    expect(sentence).toContain(`"${word}"`);
    if (meant === undefined) expect(sentence).not.toContain('did you mean');
    else expect(sentence).toContain(`did you mean "${meant}"?`);
  });

  it.each<[readonly string[], boolean]>([
    [['--help'], true],
    [['142', '-h'], true],
    [['--', '--help'], false],
    [['help'], false],
  ])('is asked for by %j: %s', (words, asked) => {
    expect(asksForHelp(words)).toBe(asked);
  });
});
