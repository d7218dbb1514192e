/** The portal's refusals in our words: which of our fields, and what the portal itself said (PD-09, PD-10). */
import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';
import { itemFields, topFields } from './field-names.ts';

/** Field names of the portal and the fields of a draft they stand for. */
const fields: Readonly<Record<string, string>> = {
  ...topFields,
  ...itemFields,
  category: 'category',
  documents: 'attachments',
  images: 'attachments',
  document_type: 'attachments',
};
/** Longer names first: `ruian` is part of `ruian_cadastral_office`. */
const names = Object.keys(fields).sort((a, b) => b.length - a.length);

const longestWords = 1000;
const deepest = 8;

interface Complaint {
  /** Path in the portal's words; empty for a complaint about the whole. */
  readonly path: string;
  readonly words: string;
}

/** A refusal (4xx) as a problem for a person; the status decides the code, the body field and words. */
export function refusalProblem(status: number, bodyText: string): Problem {
  const complaints = readComplaints(bodyText);
  const field = complaints
    .map(({ path, words }) => fieldOf(path) ?? fieldOf(words))
    .find((one) => one !== undefined);
  const words = quote(complaints, bodyText);
  return {
    code: codeOf(status),
    params: { status },
    sent: 'nothing',
    ...(field === undefined ? {} : { field }),
    ...(words === '' ? {} : { remoteWords: words }),
  };
}

function codeOf(status: number): ProblemCode {
  if (status === 403) return 'remote-forbidden';
  if (status === 404) return 'remote-not-found';
  if (status === 409) return 'remote-conflict';
  return 'remote-refused';
}

function fieldOf(text: string): string | undefined {
  const name = names.find((one) => new RegExp(`(?<![a-z_])${one}(?![a-z_])`).test(text));
  return name === undefined ? undefined : fields[name];
}

function quote(complaints: readonly Complaint[], bodyText: string): string {
  const aboutFields = complaints.filter((one) => one.path !== '');
  const said = (aboutFields.length > 0 ? aboutFields : complaints).map(nameIfUnknown);
  const words = said.length > 0 ? [...new Set(said)].join(' ') : plain(bodyText);
  return words.slice(0, longestWords);
}

/** A field that is none of ours is only known by the portal's own name for it. */
function nameIfUnknown({ path, words }: Complaint): string {
  const isKnown = path === '' || fieldOf(path) !== undefined || words.includes(path);
  return isKnown ? words : `${path}: ${words}`;
}

/** An error page in HTML is of no use to a person; its text may be. */
function plain(text: string): string {
  return text
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function readComplaints(bodyText: string): Complaint[] {
  let body: unknown;
  try {
    body = JSON.parse(bodyText);
  } catch {
    return []; // not JSON: the raw text is quoted instead (PD-09)
  }
  if (typeof body === 'string') return [{ path: '', words: body }];
  const found: Complaint[] = [];
  collect(body, '', found, 0);
  return found;
}

/** Keys whose text is a sentence about the whole object they stand in. */
const sentences: ReadonlySet<string> = new Set([
  'message',
  'messages',
  'error',
  'error_description',
  'detail',
]);
/** Keys whose members are named after fields, when they are no plain list. */
const fieldMaps: ReadonlySet<string> = new Set(['errors', 'children']);
const pathKeys: readonly string[] = ['propertyPath', 'property_path', 'field'];

/** Walks `{message}`, `{error}`, `{errors}`, `{violations}` and Symfony's `{children:{x:{errors:[]}}}`. */
function collect(value: unknown, path: string, found: Complaint[], depth: number): void {
  if (depth > deepest) return;
  if (typeof value === 'string') {
    if (value.trim() !== '') found.push({ path, words: value.trim() });
    return;
  }
  if (Array.isArray(value)) {
    for (const one of value) collect(one, path, found, depth + 1);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const named = entries.find(([key, one]) => pathKeys.includes(key) && typeof one === 'string');
  if (named !== undefined) {
    const sentence = entries.filter(([key]) => sentences.has(key) || key === 'title').slice(0, 1);
    for (const [, one] of sentence) collect(one, String(named[1]), found, depth + 1);
    return;
  }
  for (const [key, one] of entries) {
    if (fieldMaps.has(key)) collectFields(one, path, found, depth);
    else if (sentences.has(key) || key === 'violations') collect(one, path, found, depth + 1);
    else if (path !== '' || isFieldAtTop(key, one)) collect(one, join(path, key), found, depth + 1);
  }
}

function collectFields(value: unknown, path: string, found: Complaint[], depth: number): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    collect(value, path, found, depth + 1);
    return;
  }
  for (const [field, one] of Object.entries(value)) {
    // Symfony puts one map into the other: `{errors: {children: {…}}}`.
    if (fieldMaps.has(field)) collect({ [field]: one }, path, found, depth + 1);
    else collect(one, join(path, field), found, depth + 1);
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** At the top a `title` or `description` of text is about the error itself (RFC 9457), not our field. */
function isFieldAtTop(key: string, value: unknown): boolean {
  if ((key === 'title' || key === 'description') && typeof value === 'string') return false;
  return Object.hasOwn(fields, key);
}
