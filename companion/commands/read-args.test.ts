import { describe, expect, it } from 'vitest';
import { UsageError } from './command.ts';
import { readArgs } from './read-args.ts';

const options = {
  case: { type: 'string' },
  follow: { type: 'boolean' },
  profile: { type: 'string', multiple: true },
} as const;

describe('what stands behind a command', () => {
  it.each<[readonly string[], Record<string, unknown>, readonly string[]]>([
    [[], {}, []],
    [['id', '--follow'], { follow: true }, ['id']],
    [['--case', '142 EX 81/25'], { case: '142 EX 81/25' }, []],
    [['--case=-5', 'id'], { case: '-5' }, ['id']],
    [['--case', '-5'], { case: '-5' }, []],
    [['--case', '-'], { case: '-' }, []],
    [['--profile', 'a', '--profile', 'b'], { profile: ['a', 'b'] }, []],
    [['--', '--follow', '-x'], {}, ['--follow', '-x']],
  ])('is read: %j', (args, values, positionals) => {
    const read = readArgs(args, options);
    expect({ ...read.values }).toEqual(values);
    expect(read.positionals).toEqual(positionals);
  });

  it.each<[readonly string[], string]>([
    [['--jason'], 'There is no option --jason here.'],
    [['--jason=1'], 'There is no option --jason here.'],
    [['-x'], 'There is no option -x here.'],
    [['--__proto__'], 'There is no option --__proto__ here.'],
    [['--constructor', 'x'], 'There is no option --constructor here.'],
    [['--case'], '--case needs a value behind it.'],
    [['--case', '--follow'], '--case needs a value behind it; "--follow" looks like an option.'],
    [['--follow=yes'], '--follow takes no value; say it alone.'],
    [['--case', '30', '--case=40'], '--case stands here twice'],
    [[''], 'One of the words is empty'],
    [['--', ''], 'One of the words is empty'],
    [['--case', ''], '--case has an empty value'],
    [['--case='], '--case has an empty value'],
    [['one', 'two'], 'There is no place for "two" here.'],
  ])('is refused by name: %j', (args, sentence) => {
    expect(() => readArgs(args, options, 1)).toThrow(UsageError);
    expect(() => readArgs(args, options, 1)).toThrow(sentence);
  });
});
