import { describe, expect, it } from 'vitest';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { createTestBench } from '../test-bench.ts';
import type { CommandContext } from './command.ts';
import { signing } from './signing.ts';
import type { Terminal } from './terminal.ts';

const id = '00000000-0000-4000-8000-000000000001/'.concat('a'.repeat(64));
const failed = { id: '00000000-0000-4000-8000-000000000009', at: '2027-03-01T08:00:00.000Z' };

const listed = (after: typeof failed | null): RouteReply<'signing.list'> => ({
  key: {
    kind: 'token',
    needsPin: true,
    token: { label: 'Karta', attempts: 'low', hasPinPad: false, failed: after },
    certificate: null,
    problem: null,
  },
  documents: [
    {
      id,
      submissionId: id.slice(0, 36),
      sha256: 'a'.repeat(64),
      number: '142EX81/25-27',
      title: 'Dům',
      name: 'vyhláška\u001b[2J.pdf',
      documentType: 'auction_decree',
      size: 10,
      preparedBy: '',
    },
  ],
});

/** What was asked of the companion, by a person at a terminal or by a script. */
async function run(
  args: string[],
  options: { failed?: typeof failed; terminal?: Terminal; input?: string } = {},
) {
  const bench = await createTestBench();
  const asked: unknown[] = [];
  const said: string[] = [];
  const context: CommandContext = {
    config: bench.companion().config,
    channel: {
      call: (async (route: string, message: unknown) => {
        if (route === 'signing.list') return listed(options.failed ?? null);
        asked.push({ route, ...Object(message) });
        return { signed: [id], failed: null };
      }) as CommandContext['channel']['call'], // one stand-in for every route
      watch: () => Promise.reject(new Error('not watched')),
      upload: () => Promise.reject(new Error('nothing to upload')),
      forget: () => {},
    },
    signal: new AbortController().signal,
    print: (line) => said.push(line),
    warn: (line) => said.push(`! ${line}`),
    terminal: options.terminal,
    json: false,
    readInput: async () => options.input ?? '',
  };
  const code = await signing(args, context).finally(() => bench.close());
  return { code, asked, said };
}
const person: Terminal = { ask: async () => 'urad', askHidden: async () => '1234' };

describe('podatelna signing', () => {
  it('lists what waits, with names that can do nothing to a terminal', async () => {
    const { said } = await run(['list'], { failed });
    expect(said).toEqual([
      `${id}  142EX81/25-27  vyhláška [2J.pdf`,
      'Token Karta; tries left: low.',
      'The token refused a PIN at 2027-03-01T08:00:00.000Z. A further mistake may lock it.',
    ]);
  });

  it('signs all with one PIN', async () => {
    const { asked, code } = await run(['sign', '--all'], { terminal: person });
    expect(code).toBe(0);
    expect(asked).toEqual([{ route: 'signing.sign', ids: [id], pin: '1234' }]);
  });

  it('tells a person of an earlier failure before asking for another PIN', async () => {
    const { asked, said } = await run(['sign', id], { terminal: person, failed });
    expect(said[0]).toMatch(/^! The token refused a PIN/);
    expect(asked).toEqual([{ route: 'signing.sign', ids: [id], pin: '1234', afterFailure: failed.id }]);
  });

  it('gives a script no further try', async () => {
    const { asked } = await run(['sign', '--all'], { input: '1234\n', failed });
    expect(asked).toEqual([{ route: 'signing.sign', ids: [id], pin: '1234' }]);
  });

  it.each([
    [['secret', 'set', 'signing-key'], '1234\n', { name: 'signing-key', secret: { password: '1234' } }],
    [
      ['secret', 'set', 'time-stamp'],
      'urad\nheslo\n',
      { name: 'time-stamp', secret: { username: 'urad', password: 'heslo' } },
    ],
    [['secret', 'remove', 'time-stamp'], '', { name: 'time-stamp', secret: null }],
  ])('hands over a secret: %s', async (args, input, message) => {
    expect((await run(args, { input })).asked).toEqual([{ route: 'signing.set-secret', ...message }]);
  });

  it.each([[[]], [['sing']], [['secret', 'set', 'cud']], [['secret', 'read', 'signing-key']]])(
    'refuses %j',
    async (args) => {
      await expect(run(args)).rejects.toThrow('Say: signing');
    },
  );
});
