/**
 * Reads `images` and `documents` of a create or an edit (portal reference, sections 4.2, 8, 9): what is listed by hash
 * stays, what is listed as a file is attached, everything else is removed.
 */
import { isJsonObject, type JsonObject } from '../read-json-body.ts';
import { type AuctionState, isDocumentType, mayAttach, type PortalDocumentType } from './document-matrix.ts';
import { type Findings, note, refuse } from './findings.ts';
import { isGiven, readInteger, readText, refuseUnknownKeys, requireField, type Scope } from './read-field.ts';
import { own, type PortalAuction, type PortalState, type PortalUpload, type StoredFile } from './state.ts';

export interface AttachContext {
  readonly state: PortalState;
  /** Null for an auction that is being created. */
  readonly auction: PortalAuction | null;
  readonly status: AuctionState;
  readonly now: number;
  readonly uploadLifetimeMs: number;
}

/** An attachment that stays, or a temporary file that becomes one; `extra` is its priority or type. */
export type Planned<Extra> =
  | { readonly kind: 'keep'; readonly hash: string; readonly extra: Extra }
  | { readonly kind: 'attach'; readonly path: string; readonly name: string; readonly extra: Extra };

export interface PlannedFiles {
  readonly images: readonly Planned<{ readonly priority: number }>[];
  readonly documents: readonly Planned<{ readonly document_type: PortalDocumentType }>[];
}

/** Reads both lists. With findings that refuse, the result is incomplete and must not be used. */
export function readFiles(body: JsonObject, context: AttachContext, findings: Findings): PlannedFiles {
  const images = readList(body, 'images', 'image', context, findings, (scope, planned) => {
    const priority = readInteger(scope, 'priority');
    requireField(scope, 'priority', priority);
    if (planned.kind === 'attach' && context.status !== 'draft') {
      refuse(
        findings,
        'document-state',
        scope.prefix.slice(0, -1),
        `Not allowed in state ${context.status}.`,
      );
    }
    return priority === null ? null : { priority };
  });
  const documents = readList(body, 'documents', 'document', context, findings, (scope, planned) => {
    const type = readDocumentType(scope);
    if (type === null) return null;
    const current = context.auction?.documents.find(({ hash }) => isKept(planned, hash));
    // A kept document is not judged again (PD-19), unless the edit makes another type of it.
    if (current?.document_type !== type && !mayAttach(type, context.status)) {
      const message = `Document type ${type} is not allowed in state ${context.status}.`;
      refuse(findings, 'document-state', `${scope.prefix}document_type`, message);
    }
    return { document_type: type };
  });
  return { images, documents };
}

type EntryStart =
  | { readonly kind: 'keep'; readonly hash: string }
  | { readonly kind: 'attach'; readonly path: string; readonly name: string };

function isKept(planned: EntryStart, hash: string): boolean {
  return planned.kind === 'keep' && planned.hash === hash;
}

function readList<Extra>(
  body: JsonObject,
  key: 'images' | 'documents',
  use: PortalUpload['use'],
  context: AttachContext,
  findings: Findings,
  readExtra: (scope: Scope, planned: EntryStart) => Extra | null,
): Planned<Extra>[] {
  if (!Object.hasOwn(body, key)) {
    // Taken, and everything attached goes (PD-06): the most dangerous body a client can send.
    if (context.auction !== null) note(findings, 'key-left-out', key);
    return [];
  }
  const entries = body[key];
  if (!Array.isArray(entries)) {
    refuse(findings, 'type', key, 'This value should be of type array.');
    return [];
  }
  const seen = new Set<string>();
  return entries.flatMap((entry: unknown, index) => {
    const field = `${key}[${index}]`;
    if (!isJsonObject(entry)) {
      refuse(findings, 'type', field, 'This value should be an object.');
      return [];
    }
    const scope: Scope = { values: entry, prefix: `${field}.`, findings };
    refuseUnknownKeys(scope, ['file', 'hash', use === 'image' ? 'priority' : 'document_type']);
    const start = readStart(scope, field, key, use, context);
    if (start === null) return [];
    const identity = start.kind === 'keep' ? start.hash : start.path;
    if (seen.has(identity)) markRepeated(start, field, findings);
    seen.add(identity);
    const extra = readExtra(scope, start);
    return extra === null ? [] : [{ ...start, extra }];
  });
}

function markRepeated(start: EntryStart, field: string, findings: Findings): void {
  if (start.kind === 'keep') refuse(findings, 'hash-repeated', field, 'This hash is listed twice.');
  // The portal attaches it twice (PD-06).
  else note(findings, 'file-repeated', field);
}

function readStart(
  scope: Scope,
  field: string,
  key: 'images' | 'documents',
  use: PortalUpload['use'],
  context: AttachContext,
): EntryStart | null {
  const hasHash = isGiven(scope, 'hash');
  if (hasHash === isGiven(scope, 'file')) {
    refuse(scope.findings, 'hash-or-file', field, 'Give either hash or file.');
    return null;
  }
  if (!hasHash) return readNewFile(scope, use, context);
  const hash = readText(scope, 'hash');
  if (hash === null) return null;
  const current: readonly StoredFile[] = context.auction?.[key] ?? [];
  if (!current.some((file) => file.hash === hash)) {
    refuse(scope.findings, 'unknown-hash', `${field}.hash`, 'This auction has no such attachment.');
    return null;
  }
  return { kind: 'keep', hash };
}

function readNewFile(parent: Scope, use: PortalUpload['use'], context: AttachContext): EntryStart | null {
  const { findings } = parent;
  const raw = parent.values.file;
  if (!isJsonObject(raw)) {
    refuse(findings, 'type', `${parent.prefix}file`, 'This value should be an object.');
    return null;
  }
  const scope: Scope = { values: raw, prefix: `${parent.prefix}file.`, findings };
  refuseUnknownKeys(scope, ['uploadedFileName', 'name']);
  const path = readText(scope, 'uploadedFileName');
  const name = readText(scope, 'name');
  requireField(scope, 'uploadedFileName', path);
  requireField(scope, 'name', name);
  if (path === null || name === null) return null;

  const obstacle = obstacleOf(path, use, context);
  if (obstacle !== null) {
    refuse(findings, obstacle.rule, `${scope.prefix}uploadedFileName`, obstacle.message);
    return null;
  }
  if (own(context.state.uploads, path)?.usedBy !== null) {
    note(findings, 'file-repeated', parent.prefix.slice(0, -1));
  }
  return { kind: 'attach', path, name };
}

function obstacleOf(
  path: string,
  use: PortalUpload['use'],
  { state, auction, now, uploadLifetimeMs }: AttachContext,
): { readonly rule: string; readonly message: string } | null {
  const upload = own(state.uploads, path);
  if (upload === undefined) return { rule: 'unknown-upload', message: 'Uploaded file was not found.' };
  if (upload.use !== use) return { rule: 'wrong-upload', message: `Uploaded file is not ${use}.` };
  if (now - upload.uploadedAt > uploadLifetimeMs) {
    return { rule: 'upload-expired', message: 'Uploaded file is no longer available.' };
  }
  // The same auction may attach it again: a repeated edit doubles the attachment (PD-06).
  if (upload.usedBy !== null && upload.usedBy !== auction?.hash) {
    return { rule: 'upload-used', message: 'Uploaded file has already been used.' };
  }
  return null;
}

function readDocumentType(scope: Scope): PortalDocumentType | null {
  const type = readText(scope, 'document_type');
  requireField(scope, 'document_type', type);
  if (type === null) return null;
  if (isDocumentType(type)) return type;
  refuse(scope.findings, 'document-type', `${scope.prefix}document_type`, 'This is not a document type.');
  return null;
}
