import { describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/channel/channel.ts';
import type { SubmissionState } from '../../shared/contract/states.ts';
import { cancel } from './cancel.ts';
import type { CommandContext } from './command.ts';

const shown = {
  id: 'x',
  number: '142EX81/25-27',
  title: 'Byt',
  system: 'portal-drazeb',
  action: 'publish',
  caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '27' },
  steps: [],
  candidates: [],
  problem: null,
  remote: null,
};

/** A companion that knows one submission, and which route was asked of it. */
async function routeFor(state: SubmissionState): Promise<string | undefined> {
  const asked: string[] = [];
  const channel = {
    call: async (route: string) => {
      asked.push(route);
      return { submission: { ...shown, state } };
    },
  } as unknown as Channel; // no more of it is used here
  const context = { channel, json: true, print: () => undefined } as unknown as CommandContext;
  await cancel(['x'], context);
  return asked[1];
}

describe('cancel takes the way its state has', () => {
  it.each([
    ['waiting', 'submissions.withdraw'],
    ['held', 'submissions.undo'],
    ['queued', 'submissions.stop'],
    ['retrying', 'submissions.stop'],
    ['sending', 'submissions.stop'],
    ['unknown', 'submissions.decide'],
    ['rejected', 'submissions.decide'],
    // Refused by the companion, which says why.
    ['done', 'submissions.stop'],
  ] as const)('%s: %s', async (state, route) => {
    expect(await routeFor(state)).toBe(route);
  });
});
