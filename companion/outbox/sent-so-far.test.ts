import { describe, expect, it } from 'vitest';
import { sentSoFar } from './sent-so-far.ts';

type Step = Parameters<typeof sentSoFar>[0][number];
const create = (state: Step['state'], params: Step['params'] = {}): Step => ({
  name: 'create',
  effect: 'effect',
  state,
  params,
});
const publish = (state: Step['state'], params: Step['params'] = {}): Step => ({
  name: 'publish',
  effect: 'irreversible',
  state,
  params,
});
const login: Step = { name: 'login', effect: 'safe', state: 'open', params: {} };

describe('what is outside because of a submission', () => {
  it.each<[string, readonly Step[], string]>([
    ['nothing was begun', [], 'nothing'],
    ['only what leaves no trace', [login], 'nothing'],
    ['a create that was refused', [create('failed')], 'nothing'],
    ['a create that was proved absent', [create('failed', { absent: 1 })], 'nothing'],
    ['a create whose answer is awaited', [create('open')], 'unclear'],
    ['a lost create of which a person said it is not there', [create('failed', { checked: 1 })], 'unclear'],
    ['a lost create that was given up', [create('failed', { givenUp: 1 })], 'unclear'],
    ['one that went through at the second try', [create('failed', { checked: 1 }), create('done')], 'draft'],
    ['one that was refused at the second', [create('failed', { checked: 1 }), create('failed')], 'unclear'],
    ['a record that was adopted', [create('failed', { adopted: 1 })], 'draft'],
    ['what was published', [create('done'), publish('done')], 'public'],
    [
      'a lost publishing a person saw nothing of',
      [create('done'), publish('failed', { checked: 1 })],
      'unclear',
    ],
  ])('%s', (_name, steps, expected) => {
    expect(sentSoFar(steps)).toBe(expected);
  });
});
