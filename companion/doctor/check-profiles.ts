import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseProfileText } from '../../shared/extraction/profile/parse-profile.ts';
import { officeProfilesPath, parseOfficeProfiles } from '../office/office-profiles.ts';
import { obstacleAt } from '../platform/obstacle.ts';
import { readFileIfThere } from '../platform/owner-only-file.ts';
import { type Finding, ok, problem, sentenceOf, unchecked } from './finding.ts';

/** Where browsers read an administrator's policies; those of Windows lie in its registry. */
export const policyPlaces: readonly string[] = [
  '/etc/chromium/policies/managed',
  '/etc/opt/chrome/policies/managed',
  '/etc/opt/edge/policies/managed',
  '/etc/firefox/policies',
  '/usr/lib/mozilla/managed-storage',
  '/usr/lib64/mozilla/managed-storage',
  '/Library/Application Support/Mozilla/ManagedStorage',
];

const managed = z.object({ profiles: z.array(z.string()) });
const byExtension = z.record(z.string(), z.unknown());
const extensions = z.object({ extensions: byExtension.optional(), Extensions: byExtension.optional() });
/** Chromium's file, Firefox's policies.json, Firefox's managed-storage manifest. */
const policyFile = z.object({
  '3rdparty': extensions.optional(),
  policies: z.object({ '3rdparty': extensions.optional() }).optional(),
  data: z.unknown().optional(),
});

interface ProfilePlaces {
  readonly policies?: readonly string[];
  /** Where the companion keeps those of the office's file; absent where nobody knows. */
  readonly dataFolder?: string | undefined;
  /** Given by tests. */
  readonly lookAt?: typeof obstacleAt;
}

/**
 * Profiles an administrator has set for case systems, by policy or with the office's file: one that is wrong is left out
 * by the extension.
 */
export function checkProfiles({
  policies = policyPlaces,
  dataFolder,
  lookAt = obstacleAt,
}: ProfilePlaces = {}): Finding {
  const byPolicy = judge(
    policies.flatMap((place) => jsonFilesIn(place)).map((path) => [path, profilesIn(path)]),
  );
  const kept = dataFolder === undefined ? undefined : officeProfilesPath(dataFolder);
  const closed = kept === undefined ? undefined : lookAt(kept, 'read');
  const ofOffice = judge(kept === undefined || closed !== undefined ? [] : [officeTexts(kept)]);
  const broken = [...byPolicy.broken, ...ofOffice.broken];
  const says = [
    ...(broken.length > 0 ? [`${broken.join('; ')}.`] : []),
    ...(closed === undefined ? [] : [closed.says]),
  ];
  if (says.length > 0) {
    const todo = [
      ...(byPolicy.broken.length > 0
        ? ['Correct it, or teach the case system anew and save its profile from the options.']
        : []),
      ...(ofOffice.broken.length > 0
        ? [
            "Import the office's file again (podatelna office import <file>); what a newer version wrote needs that version.",
          ]
        : []),
      ...(closed === undefined ? [] : [closed.todo]),
    ];
    return problem('profiles', says.join(' '), todo.join(' '));
  }
  const counts = [
    ...(byPolicy.good > 0 ? [`${byPolicy.good} set by policy`] : []),
    ...(ofOffice.good > 0 ? [`${ofOffice.good} from the office's file`] : []),
  ];
  if (counts.length > 0) return ok('profiles', `${counts.join(', ')}, all valid.`);
  return unchecked('profiles', 'None is set for the office; those of each browser are shown in its options.');
}

/** A file and its profiles as texts; without any the reason why it can't be read at all. */
type ProfileFile = readonly [path: string, texts: readonly string[] | string];

function judge(files: readonly ProfileFile[]): {
  readonly broken: readonly string[];
  readonly good: number;
} {
  const broken: string[] = [];
  let good = 0;
  for (const [path, texts] of files) {
    if (typeof texts === 'string') {
      broken.push(`${path} ${texts}`);
      continue;
    }
    for (const [index, text] of texts.entries()) {
      const parsed = parseProfileText(text);
      if (parsed.ok) good += 1;
      else broken.push(`${path}, profile ${index + 1}: ${reasonOf(parsed.refusal)}`);
    }
  }
  return { broken, good };
}

function officeTexts(path: string): ProfileFile {
  let text: string | undefined;
  try {
    text = readFileIfThere(path);
  } catch (error) {
    return [path, `can't be read: ${sentenceOf(error)}`];
  }
  try {
    return [path, text === undefined ? [] : parseOfficeProfiles(text).map((one) => JSON.stringify(one))];
  } catch {
    return [path, 'holds no list of profiles'];
  }
}

type Refusal = Extract<ReturnType<typeof parseProfileText>, { ok: false }>['refusal'];

function reasonOf(refusal: Refusal): string {
  if (refusal.reason === 'invalid') return `${refusal.path} is wrong`;
  return refusal.reason === 'newer' ? 'written by a newer version' : 'not JSON';
}

/** Of a file that is no JSON browsers ignore all. */
function profilesIn(path: string): ProfileFile[1] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return 'is not valid JSON';
  }
  const read = policyFile.safeParse(json);
  if (!read.success) return [];
  const { '3rdparty': chromium, policies, data } = read.data;
  const places = [chromium, policies?.['3rdparty']].flatMap((one) =>
    Object.values({ ...one?.extensions, ...one?.Extensions }),
  );
  return [...places, data].flatMap((one) => {
    const found = managed.safeParse(one);
    // Other extensions may have profiles of their own; ours name origins.
    return found.success && found.data.profiles.some((text) => text.includes('origins'))
      ? found.data.profiles
      : [];
  });
}

function jsonFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
  } catch {
    return []; // no such browser here
  }
}
