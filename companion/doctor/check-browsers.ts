import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Finding, ok, problem, unchecked } from './finding.ts';

interface Browser {
  readonly name: string;
  /** Programs on PATH, and full paths where systems put them. */
  readonly programs: readonly string[];
  /** What the extension's manifest asks for. */
  readonly least: number;
}

const leastChromium = 130;
const browsers: readonly Browser[] = [
  {
    name: 'Chrome',
    programs: [
      'google-chrome-stable',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
    least: leastChromium,
  },
  { name: 'Chromium', programs: ['chromium', 'chromium-browser'], least: leastChromium },
  {
    name: 'Edge',
    programs: [
      'microsoft-edge-stable',
      'microsoft-edge',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    least: leastChromium,
  },
  {
    name: 'Firefox',
    programs: [
      'firefox',
      'firefox-esr',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    least: 140,
  },
];

export interface BrowserFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** What the program prints when asked for its version. */
  versionOf(program: string): Promise<string>;
}

/** Which browsers there are that the extension runs in. */
export async function checkBrowsers(facts: BrowserFacts = factsOfThisMachine()): Promise<Finding[]> {
  const found = await Promise.all(
    browsers.map(async (browser) => {
      const program = browser.programs.map((name) => find(name, facts)).find((path) => path !== undefined);
      return program === undefined ? undefined : judge(browser, await majorOf(program, facts));
    }),
  );
  const findings = found.filter((one) => one !== undefined);
  if (findings.length > 0) return findings;
  const todo = 'Install Chrome, Edge, Chromium or Firefox.';
  return [problem('browsers', 'No browser that the extension runs in was found.', todo)];
}

function find(name: string, { env, exists }: BrowserFacts): string | undefined {
  if (/[\\/]/.test(name)) return exists(name) ? name : undefined;
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(exists);
}

/** @returns null where it isn't told; Windows' browsers open a window when they are asked. */
async function majorOf(program: string, facts: BrowserFacts): Promise<number | null> {
  if (facts.platform === 'win32') return null;
  try {
    const [, major] = /(\d+)\.\d/.exec(await facts.versionOf(program)) ?? [];
    return major === undefined ? null : Number(major);
  } catch {
    return null; // it is there; what it says of itself is all we miss
  }
}

function judge({ name, least }: Browser, major: number | null): Finding {
  if (major === null)
    return unchecked('browsers', `It is there; its version must be at least ${least}.`, name);
  if (major >= least) return ok('browsers', `Version ${major}.`, name);
  return problem(
    'browsers',
    `Version ${major} is too old for the extension.`,
    `Update to ${least} or newer.`,
    name,
  );
}

function factsOfThisMachine(): BrowserFacts {
  return {
    platform: process.platform,
    env: process.env,
    exists: existsSync,
    versionOf: async (program) =>
      (await promisify(execFile)(program, ['--version'], { timeout: 5_000 })).stdout,
  };
}
