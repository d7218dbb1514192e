import { expect, it } from 'vitest';
import type { Channel } from '../../shared/channel/channel.ts';
import { commandOutputs } from '../../shared/contract/command-output.ts';
import type { CommandContext } from './command.ts';
import { status } from './status.ts';

const quota = { what: 'failing', used: 3, limit: 25, until: '2027-03-01T09:00:00.000Z' };
const systems = [
  { system: 'cud', configured: true },
  { system: 'ingatlanok', configured: true, quota },
  // Its limit is nobody's concern while nothing is sent there.
  { system: 'dochazka', configured: false, quota: { ...quota, what: 'requests' } },
];

async function printed(json: boolean): Promise<string[]> {
  const lines: string[] = [];
  const channel = {
    call: async (route: string) =>
      route === 'service.read' ? { systems } : { cursor: 0, needsPerson: 0, submissions: [] },
  } as unknown as Channel; // no more of it is used here
  await status([], { channel, json, print: (line: string) => lines.push(line) } as unknown as CommandContext);
  return lines;
}

it('status tells how much of the limit of a system in use is used', async () => {
  expect(await printed(false)).toEqual([
    'Nothing has been filed.',
    'ingatlanok: 3 of 25 failing requests in an hour. Nothing is sent there before 2027-03-01T09:00:00.000Z.',
  ]);
  const [line = ''] = await printed(true);
  expect(commandOutputs.status.parse(JSON.parse(line)).quotas).toEqual([{ system: 'ingatlanok', ...quota }]);
});
