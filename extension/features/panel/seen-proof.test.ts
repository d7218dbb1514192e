import { describe, expect, it } from 'vitest';
import { createSeenProof, type Seen } from './seen-proof.ts';

type Step = readonly ['painted', boolean, number] | readonly ['moved', number];

function judge(steps: readonly Step[], at: number): Seen {
  const proof = createSeenProof(0);
  for (const step of steps) {
    if (step[0] === 'painted') proof.painted(step[1], step[2]);
    else proof.moved(step[1]);
  }
  return proof.judge(at);
}

const seen: Readonly<Record<string, readonly [steps: readonly Step[], at: number]>> = {
  'painted for half a second': [[['painted', true, 100]], 600],
  'painted for long': [[['painted', true, 100]], 60_000],
  'told twice that it is painted': [
    [
      ['painted', true, 100],
      ['painted', true, 500],
    ],
    600,
  ],
  'half a second after it came to rest': [
    [
      ['painted', true, 100],
      ['moved', 700],
      ['moved', 2000],
    ],
    2500,
  ],
  'painted again after a cover': [
    [
      ['painted', true, 100],
      ['painted', false, 1000],
      ['painted', true, 1200],
    ],
    1700,
  ],
};

const notSeen: Readonly<Record<string, readonly [steps: readonly Step[], at: number, Seen]>> = {
  'nothing heard yet': [[], 100, 'waiting'],
  'nothing heard for long': [[], 1500, 'unseen'],
  'painted a blink ago': [[['painted', true, 1000]], 1499, 'waiting'],
  'never painted': [[['painted', false, 100]], 5000, 'unseen'],
  'covered just now': [
    [
      ['painted', true, 100],
      ['painted', false, 5000],
    ],
    5000,
    'unseen',
  ],
  'uncovered under the cursor': [
    [
      ['painted', true, 100],
      ['painted', false, 5000],
      ['painted', true, 5100],
    ],
    5200,
    'waiting',
  ],
  'moved under the cursor': [
    [
      ['painted', true, 100],
      ['moved', 5000],
    ],
    5050,
    'waiting',
  ],
  'moved while covered': [
    [
      ['painted', true, 100],
      ['painted', false, 5000],
      ['moved', 5300],
    ],
    9000,
    'unseen',
  ],
  'never at rest': [
    [
      ['painted', true, 100],
      ['moved', 1000],
      ['moved', 1400],
      ['moved', 1800],
      ['moved', 2200],
      ['moved', 2600],
    ],
    2700,
    'unseen',
  ],
};

describe('counts as seen', () => {
  it.each(Object.entries(seen))('%s', (_name, [steps, at]) => {
    expect(judge(steps, at)).toBe('seen');
  });
});

describe('does not count as seen', () => {
  it.each(Object.entries(notSeen))('%s', (_name, [steps, at, verdict]) => {
    expect(judge(steps, at)).toBe(verdict);
  });
});
