import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';
import { type ProblemCode, ProblemError } from '../../shared/contract/problems.ts';
import { readCommandLinePairing } from '../channel/pairs.ts';
import { problemText } from '../commands/problem-text.ts';
import { silentLog } from '../log.ts';
import { startService } from '../start.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { checkCompanion } from './check-companion.ts';
import type { PortHolder } from './port-holder.ts';

let root: string;
let home: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'podatelna-companion-'));
  home = join(root, 'home');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const program: PortHolder = { words: 'your own program node server.js (process 4711)', process: '4711' };

/** What is said where asking ends with this. */
async function look(code: ProblemCode, params = {}, ports: readonly number[] = [], holder?: PortHolder) {
  const refusal = new ProblemError({ code, params });
  const channel: Pick<Channel, 'call'> = { call: () => Promise.reject(refusal) };
  const { finding } = await checkCompanion({ home, channel, ports, holderOf: () => holder });
  return finding;
}

describe('a companion that does not answer', () => {
  const silent = { port: 50_123, silent: 1 };

  it('and holds the folder is ours, with what to do', async () => {
    const release = lockFolder(home);
    const finding = await look('service-foreign', silent, [], { ...program, home });
    release();
    expect(finding.says).toBe("Your companion runs (process 4711), but doesn't answer.");
    expect(finding.todo).toMatch(/Wait a moment.*kill 4711.*kill -9 4711.*start it again/);
  });

  it('is not called another program by the commands', () => {
    const text = problemText({ code: 'service-foreign', params: silent, sent: 'nothing' });
    expect(text).toContain("doesn't answer");
    expect(text).not.toMatch(/Another program|silent/);
    const spoken = problemText({ code: 'service-foreign', params: { port: 1 }, sent: 'nothing' });
    expect(spoken).toContain('Another program answers');
  });

  it('is a stranger where nobody holds the folder', async () => {
    expect((await look('service-foreign', silent, [], program)).says).toContain(
      'Something else answers on port 50123: your own program node server.js (process 4711).',
    );
  });
});

describe('a port that another companion of ours has', () => {
  const other: PortHolder = {
    words: 'your companion of the folder /home/jana/old (process 4711)',
    process: '4711',
    home: '/home/jana/old',
  };

  it('is told with the cause: the folder is a copy, or another one is meant', async () => {
    const { says, todo } = await look('service-foreign', { port: 50_123 }, [50_123], other);
    expect(says).toContain(`Something else answers on port 50123: ${other.words}.`);
    expect(says).toContain(`The one of this folder, ${home}, isn't running.`);
    expect(todo).toMatch(/PODATELNA_HOME.*copy.*kill 4711.*podatelna start/);
  });

  it('is any program’s where it is of this folder: what it says can’t be read', async () => {
    const { todo } = await look('service-foreign', { port: 50_123 }, [50_123], { ...other, home });
    expect(todo).toContain('command-line.json or pairs.json came from a backup');
  });
});

describe('a port that is taken', () => {
  it.each(['service-missing', 'not-paired'] as const)(
    'is named where it is the only one: %s',
    async (code) => {
      const finding = await look(code, {}, [47_999], program);
      expect(finding.says).toContain(`Its port 47999 is taken: ${program.words}.`);
      expect(finding.todo).toContain('PODATELNA_PORT');
    },
  );

  it('is of no matter among many', async () => {
    expect((await look('service-missing', {}, [47_999, 48_000], program)).says).toBe('No companion runs.');
  });

  it('has no other in its place where it is fixed', async () => {
    const foreign = { port: 47_999 };
    expect((await look('service-foreign', foreign, [47_999], program)).todo).toContain('set another port');
    expect((await look('service-foreign', foreign, [47_999, 48_000], program)).todo).toContain(
      'it takes another of its ports',
    );
  });
});

it("a copied folder's companion is not the one of the first folder", async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  await new Promise((resolve) => server.close(resolve));
  const env = { PODATELNA_HOME: home, PODATELNA_PORT: String(port), PODATELNA_VAULT: 'file' };
  const running = await startService({ env, log: silentLog });
  const copy = join(root, 'copy');
  cpSync(home, copy, { recursive: true });
  const at = (folder: string) =>
    checkCompanion({
      home: folder,
      channel: createChannel(() => readCommandLinePairing(folder), { fetch }),
      ports: [port],
    });
  const [own, copied] = [await at(home), await at(copy)];
  await running.stop();
  expect(own.finding.state).toBe('ok');
  expect(copied.service).toBeUndefined();
  expect(copied.finding.state).toBe('problem');
  expect(copied.finding.says).toContain(
    process.platform === 'linux' ? `of the folder ${home};` : 'of another folder',
  );
});
