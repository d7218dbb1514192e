import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { installService, type RunProgram, readService, removeService } from './service.ts';
import { type ProgramAnswer, planService, type ServicePlan } from './service-plan.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-service-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const planOf = (platform: NodeJS.Platform): ServicePlan => {
  const plan = planService(platform, {
    command: ['/opt/podatelna', 'start'],
    env: {},
    homeFolder: root,
    configFolder: root,
    userName: 'jana',
    userId: 501,
  });
  if (plan === undefined) throw new Error('no plan');
  return plan;
};

const said = (code: number, output = ''): ProgramAnswer => ({ code, output });
const noBus = said(1, 'Failed to connect to bus: No medium found');
const booted = () => true;

/** The user's systemd as it behaves (systemctl(1)): what it knows of the unit, and whether it is reached. */
class FakeSystemd {
  isReached = true;
  state = 'inactive';
  /** Ends within the time it is given. */
  canStop = true;
  private readonly plan: ServicePlan;

  constructor(plan: ServicePlan) {
    this.plan = plan;
  }

  readonly run: RunProgram = ([, , word]) => {
    if (!this.isReached) return noBus;
    const hasFile = existsSync(this.plan.file.path);
    const [link = ''] = this.plan.links;
    if (word === 'is-active') return said(this.state === 'active' ? 0 : 3, this.state);
    if (word === 'stop') {
      if (!hasFile && this.state !== 'active') return said(5, 'Unit podatelna.service not loaded.');
      if (!this.canStop) return said(1, 'Job for podatelna.service canceled.');
      this.state = 'inactive';
    }
    if (word === 'disable') {
      if (!hasFile) return said(1, 'Failed to disable unit: Unit file podatelna.service does not exist.');
      rmSync(link, { force: true });
    }
    if (word === 'enable') {
      mkdirSync(dirname(link), { recursive: true });
      rmSync(link, { force: true });
      symlinkSync(this.plan.file.path, link);
    }
    if (word === 'restart') this.state = 'active';
    return said(0);
  };
}

describe('the service of systemd', () => {
  const plan = planOf('linux');
  const [link = ''] = plan.links;
  const hasLink = () => lstatSync(link, { throwIfNoEntry: false }) !== undefined;
  let systemd: FakeSystemd;
  beforeEach(() => {
    rmSync(join(root, 'systemd'), { recursive: true, force: true });
    systemd = new FakeSystemd(plan);
    installService(plan, systemd.run, booted);
  });

  it('is not removed without a session, where it would run on unseen', () => {
    systemd.isReached = false;
    expect(() => removeService(plan, systemd.run, booted)).toThrow(
      /^The service was not removed: systemctl --user stop .*No medium found.*Nothing was changed\..*enable-linger/,
    );
    expect({ file: existsSync(plan.file.path), link: hasLink() }).toEqual({ file: true, link: true });
    systemd.isReached = true;
    expect(removeService(plan, systemd.run, booted)).toEqual({ wasThere: true, unasked: undefined });
    expect({ state: systemd.state, link: hasLink() }).toEqual({ state: 'inactive', link: false });
  });

  it('is removed where systemd does not run at all, and nothing of it can', () => {
    systemd.isReached = false;
    expect(removeService(plan, systemd.run, () => false)).toEqual({ wasThere: true, unasked: undefined });
    expect({ file: existsSync(plan.file.path), link: hasLink() }).toEqual({ file: false, link: false });
  });

  it('is asked for and ended also without its description, with the link that was left', () => {
    rmSync(plan.file.path);
    expect(readService(plan, systemd.run, booted)).toMatchObject({ installed: false, state: 'running' });
    expect(removeService(plan, systemd.run, booted)).toEqual({ wasThere: true, unasked: undefined });
    expect({ state: systemd.state, link: hasLink() }).toEqual({ state: 'inactive', link: false });
    expect(removeService(plan, systemd.run, booted)).toEqual({ wasThere: false, unasked: undefined });
  });

  it('that runs without its description is replaced by an installation', () => {
    rmSync(plan.file.path);
    installService(plan, systemd.run, booted);
    expect(readService(plan, systemd.run, booted)).toMatchObject({ installed: true, state: 'running' });
  });

  it('that cannot be ended keeps its description', () => {
    systemd.canStop = false;
    expect(() => removeService(plan, systemd.run, booted)).toThrow(
      /could not be ended: .*canceled.*still runs/,
    );
    expect(existsSync(plan.file.path)).toBe(true);
  });

  it('of which nothing lies here may still run where nobody can be asked', () => {
    removeService(plan, systemd.run, booted);
    systemd.isReached = false;
    const { wasThere, unasked } = removeService(plan, systemd.run, booted);
    expect({ wasThere, unasked }).toEqual({
      wasThere: false,
      unasked: expect.stringMatching(/^Whether it still runs can't be asked: .*enable-linger/),
    });
  });

  it.each<[ProgramAnswer, boolean, string]>([
    [said(0, 'active'), true, 'running'],
    [said(3, 'deactivating'), true, 'running'],
    [said(3, 'activating'), true, 'stopped'],
    [said(3, 'inactive'), true, 'stopped'],
    [said(3, 'failed'), true, 'failed'],
    [noBus, true, 'unasked'],
    [said(127, "systemctl can't be run"), true, 'unasked'],
    [said(124, 'systemctl came to no end'), true, 'unasked'],
    [noBus, false, 'stopped'],
  ])('is seen by the word of systemd: %j, where it runs: %j', (answer, isBooted, state) => {
    const seen = readService(
      plan,
      () => answer,
      () => isBooted,
    );
    expect(seen.state).toBe(state);
    expect(seen.unasked === undefined).toBe(state !== 'unasked');
    expect(seen.unasked ?? '').not.toContain('does not run on this machine');
  });
});

it.each<[NodeJS.Platform, number, string]>([
  ['darwin', 0, 'running'],
  ['darwin', 113, 'stopped'],
  ['darwin', 112, 'unasked'],
  ['win32', 0, 'running'],
  ['win32', 1, 'stopped'],
  ['win32', 127, 'unasked'],
])('is seen by the exit code of the system: %s %i', (platform, code, state) => {
  const seen = readService(
    planOf(platform),
    () => said(code),
    () => false,
  );
  expect(seen.state).toBe(state);
  expect(seen.unasked ?? '').not.toContain('systemd');
});
