import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { SubmissionState } from '../../../shared/contract/states.ts';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { type FollowParts, follow } from './follow.ts';
import type { Overview } from './overview-memory.ts';

const missing = new ProblemError({ code: 'service-missing' });
const unpaired = new ProblemError({ code: 'not-paired' });

/** A companion that is asked `rounds` times, and what was told of it. */
function stage(
  rounds: readonly ('news' | 'nothing' | 'lost' | 'unpaired')[],
  state: SubmissionState = 'done',
) {
  const told: string[] = [];
  const left = [...rounds];
  let isLost = false;
  const submission = submissionOfState(state);
  const parts: FollowParts = {
    refresh: async (): Promise<Overview> => ({
      readAt: '2027-03-01T08:00:00.000Z',
      cursor: 7,
      needsPerson: 0,
      service: null,
      problem: isLost ? missing.problem : null,
      submissions: [submission],
    }),
    async watch(since, waitMs) {
      told.push(`asks after ${since}, ${waitMs} ms`);
      const round = left.shift();
      isLost = round === 'lost';
      if (round === 'lost') throw missing;
      if (round === 'unpaired') throw unpaired;
      return round === 'news'
        ? { cursor: since + 1, submissions: [submission] }
        : { cursor: since, submissions: [] };
    },
    stayAwake: async () => undefined,
    isWatched: () => left.length > 0,
    tellService: async (problem) => void told.push(problem === null ? 'back' : problem.code),
    tellSubmissions: async (submissions) => void told.push(`${submissions.length} changed`),
    show: async ({ problem }) => void told.push(problem === null ? 'shown' : 'shown without'),
    pause: async (ms) => void told.push(`pause ${ms}`),
  };
  return { parts, told };
}

describe('following the companion', () => {
  it('waits for what changes, and shows it', async () => {
    const { parts, told } = stage(['nothing', 'news', 'nothing']);
    await follow(parts);
    expect(told).toEqual([
      'shown',
      'asks after 7, 20000 ms',
      'asks after 7, 20000 ms',
      '1 changed',
      'shown',
      'asks after 8, 20000 ms',
    ]);
  });

  it('says once that it is lost, and as soon as it answers that it is back', async () => {
    const { parts, told } = stage(['lost', 'lost', 'nothing', 'nothing']);
    await follow(parts);
    expect(told).toEqual([
      'shown',
      'asks after 7, 20000 ms',
      'service-missing',
      'pause 1000',
      'shown without',
      // Not the long poll: nothing may change for minutes.
      'asks after 7, 0 ms',
      'pause 2000',
      'asks after 7, 0 ms',
      'back',
      'asks after 7, 20000 ms',
    ]);
  });

  it('asks one that stays away every three seconds', async () => {
    const { parts, told } = stage(['lost', 'lost', 'lost', 'lost', 'lost', 'nothing']);
    await follow(parts);
    const pauses = told.filter((one) => one.startsWith('pause'));
    expect(pauses).toEqual(['pause 1000', 'pause 2000', 'pause 3000', 'pause 3000', 'pause 3000']);
  });

  it('ends where the browser is no longer paired', async () => {
    const { parts, told } = stage(['unpaired', 'nothing']);
    await follow(parts);
    expect(told.at(-1)).toBe('not-paired');
  });

  it('goes on without anybody looking while something is under way', async () => {
    const { parts, told } = stage(['nothing'], 'sending');
    let rounds = 0;
    await follow({
      ...parts,
      isWatched: () => false,
      refresh: async () => {
        rounds += 1;
        const overview = await parts.refresh();
        return rounds < 3 ? overview : { ...overview, submissions: [submissionOfState('done')] };
      },
      watch: async (since) => ({ cursor: since + 1, submissions: [submissionOfState('done')] }),
    });
    expect(rounds).toBe(3);
    expect(told.filter((one) => one === '1 changed')).toHaveLength(2);
  });
});
