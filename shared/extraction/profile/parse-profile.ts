/** Takes a profile from outside: a file, the policy, the browser's storage. Nothing unchecked gets further. */
import { isFieldId } from '../../case/fields.ts';
import { currentVersion, type Profile, profileSchema } from './schema.ts';

export type ProfileRefusal =
  /** `path` names the place in the file (`pages[0].fields.lowestBid.anchors[0].id`), `field` the field where it is one. */
  | { readonly reason: 'invalid'; readonly path: string; readonly field: string | null }
  /** Written by a newer Podatelna. */
  | { readonly reason: 'newer'; readonly version: number }
  | { readonly reason: 'not-json' };

export type ParsedProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly refusal: ProfileRefusal };

type Step = (profile: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Brings a profile of version n (the key) to n + 1. Version 1 is the first, so there is none yet to bring. */
const steps: ReadonlyMap<number, Step> = new Map();

/** @param migrations given by tests; a file keeps its version, only what is read is brought up. */
export function migrateProfile(
  profile: Readonly<Record<string, unknown>>,
  migrations: ReadonlyMap<number, Step> = steps,
): Record<string, unknown> {
  let at: Record<string, unknown> = { ...profile };
  for (;;) {
    const version = at.version;
    const step = typeof version === 'number' ? migrations.get(version) : undefined;
    if (step === undefined || typeof version !== 'number') return at;
    at = { ...step(at), version: version + 1 };
  }
}

/** Named where no place inside it can be. */
const wholeProfile = 'profile';

/** `['pages', 0, 'fields']` → `pages[0].fields`. */
function printPath(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? wholeProfile : text.slice(0, 200);
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns the profile, or which place of it is refused */
export function parseProfile(raw: unknown): ParsedProfile {
  if (!isRecord(raw)) return { ok: false, refusal: { reason: 'invalid', path: wholeProfile, field: null } };
  if (typeof raw.version === 'number' && raw.version > currentVersion)
    return { ok: false, refusal: { reason: 'newer', version: raw.version } };
  const parsed = profileSchema.safeParse(migrateProfile(raw));
  if (parsed.success) return { ok: true, profile: parsed.data };
  const [issue]: readonly Issue[] = parsed.error.issues;
  const unknownKey = issue?.code === 'unrecognized_keys' ? (issue.keys?.[0] ?? '') : undefined;
  const path = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])];
  const field = path.find((part) => typeof part === 'string' && isFieldId(part));
  return {
    ok: false,
    refusal: { reason: 'invalid', path: printPath(path), field: typeof field === 'string' ? field : null },
  };
}

/** Where a profile at a place of a list is wrong: `profiles[0].origins[0]`; `profiles[0]` where it is none at all. */
export function refusedPlace(place: string, refusal: ProfileRefusal): string {
  return 'path' in refusal && refusal.path !== wholeProfile ? `${place}.${refusal.path}` : place;
}

/** A profile as the text of a file. */
export function parseProfileText(text: string): ParsedProfile {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, refusal: { reason: 'not-json' } };
    throw error;
  }
  return parseProfile(raw);
}
