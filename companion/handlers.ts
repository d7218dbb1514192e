/** The routes of the contract, each on the part that does it. Handlers throw a ProblemError to refuse. */
import { pieceBytes } from '../shared/contract/file-limits.ts';
import type { Problem } from '../shared/contract/problems.ts';
import type { RouteReply } from '../shared/contract/routes.ts';
import { abilities } from '../shared/contract/service-info.ts';
import { type System, systems } from '../shared/contract/submission.ts';
import type { Attachments } from './attachments/attachments.ts';
import { lookInto } from './attachments/look-into.ts';
import { readPiece } from './attachments/read-piece.ts';
import type { createAttendanceHandlers } from './attendance/attendance-handlers.ts';
import type { AuditHandlers } from './audit/audit-handlers.ts';
import { toIsoOrNull } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Connector } from './connectors/connector.ts';
import type { Reach } from './connectors/reach.ts';
import type { Drafts } from './drafts/drafts.ts';
import type { Life } from './life/life.ts';
import type { createListingHandlers } from './listings/listing-handlers.ts';
import type { createLookRemote } from './look-remote.ts';
import type { NoticeHandlers } from './notices/notice-handlers.ts';
import type { createOfficeHandlers } from './office/office-handlers.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { SystemPauses } from './outbox/system-pauses.ts';
import type { PdfTasks } from './pdf/pdf-tasks.ts';
import type { ReadRemote } from './read-remote.ts';
import type { Receipts } from './receipts/receipts.ts';
import type { CoreHandlers, Handlers } from './routes.ts';
import type { SecretStore } from './secrets/secrets.ts';
import type { SigningBook } from './signing/signing-book.ts';
import type { createSigningHandlers } from './signing/signing-handlers.ts';
import type { Vault } from './vault/vault.ts';
import { version } from './version.ts';

export interface HandlerParts {
  readonly config: Config;
  readonly outbox: Outbox;
  readonly pauses: SystemPauses;
  readonly reach: Reach;
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly drafts: Drafts;
  readonly attachments: Attachments;
  /** Reads PDFs where nothing depends on the answer. */
  readonly hints: PdfTasks;
  readonly signing: SigningBook;
  readonly signingHandlers: ReturnType<typeof createSigningHandlers>;
  readonly secrets: SecretStore;
  readonly vault: Vault;
  readonly lookRemote: ReturnType<typeof createLookRemote>;
  readonly examine: Handlers['service.examine'];
  readonly trySystem: (system: System) => Promise<RouteReply<'systems.try'>>;
  /** A pair as the audit calls it. */
  readonly nameOfPair: (pair: string) => string;
  readonly noteAuditEnd: () => Promise<void>;
  readonly auditHandlers: AuditHandlers;
  readonly listingHandlers: ReturnType<typeof createListingHandlers>;
  readonly attendanceHandlers: ReturnType<typeof createAttendanceHandlers>;
  readonly receipts: Receipts;
  readonly officeHandlers: ReturnType<typeof createOfficeHandlers>;
  readonly life: Life;
  readonly readRemote: ReadRemote;
  readonly noticeHandlers: NoticeHandlers;
  /** Ends long polls when the companion closes. */
  readonly closing: AbortSignal;
}

const cutOff: Problem = { code: 'offline', params: {}, sent: 'nothing' };

export function createHandlers(parts: HandlerParts): CoreHandlers {
  const { config, outbox, pauses, life, drafts, attachments, secrets, vault } = parts;
  return {
    ...parts.auditHandlers,
    ...parts.listingHandlers,
    ...parts.attendanceHandlers,
    ...parts.officeHandlers,
    'remote.read': ({ system, id }) => parts.readRemote.record(system, id),
    'remote.choices': ({ system }) => parts.readRemote.choices(system),
    'life.read': async ({ fileMark, atOnce }) => {
      if (atOnce) await life.refresh(true);
      return life.read(fileMark);
    },
    'life.dismiss': async ({ id }) => {
      life.dismiss(id);
      return {};
    },
    ...parts.noticeHandlers,
    'service.read': async (_message, { pair }) => {
      const configured = new Set(secrets.list().map((one) => one.system));
      return {
        version,
        training: config.training,
        vault: vault.state() === 'locked' ? 'locked' : 'open',
        undoSeconds: config.undoSeconds,
        approval: config.approval,
        setBy: config.setBy,
        can: [...abilities],
        caller: parts.nameOfPair(pair),
        systems: systems.map((system) => {
          const pause = pauses.read(system);
          return {
            system,
            configured: configured.has(system),
            host: new URL(config.urls[system]).host,
            waitsUntil: toIsoOrNull(pause?.until ?? null),
            problem: pause?.problem ?? (parts.reach.isCutOff(system) ? cutOff : null),
            ...quotaOf(parts, system),
          };
        }),
      };
    },
    'service.examine': parts.examine,
    'systems.try': ({ system }) => parts.trySystem(system),
    'submissions.watch': ({ since, waitMs }) => outbox.watch(since, waitMs, parts.closing),
    'submissions.list': async (query) => outbox.list(query),
    'submissions.search': async (query, { pair }) => outbox.search(query, pair),
    'submissions.read': async ({ id }) => ({ submission: outbox.read(id) }),
    'submissions.content': async ({ id }) => ({ payload: outbox.content(id) }),
    'submissions.store': async (request, { pair }) => {
      const submission = outbox.store(request, pair);
      // Not waited for: stored is stored.
      if (submission.awaits?.includes('signature') === true) void parts.signing.passSigned();
      return { submission };
    },
    'submissions.undo': async ({ id }, { pair }) => ({ submission: outbox.undo(id, pair) }),
    'submissions.send-now': async ({ id }, { pair }) => ({ submission: outbox.sendNow(id, pair) }),
    'submissions.stop': async ({ id }, { pair }) => ({ submission: outbox.stop(id, pair) }),
    'submissions.retry': async ({ id }, { pair }) => ({ submission: outbox.retry(id, pair) }),
    'submissions.approve': async ({ id, approvedBy }, { pair }) => ({
      submission: outbox.approve(id, approvedBy, pair),
    }),
    'submissions.withdraw': async ({ id, note }, { pair }) => ({
      submission: outbox.withdraw(id, note, pair),
    }),
    'submissions.history': async ({ id, after }) => outbox.history(id, after),
    'submissions.decide': async ({ id, decision }, { pair }) => ({
      submission: outbox.decide(id, decision, pair),
    }),
    'receipts.read': ({ id }) => parts.receipts.read(id),
    'remote.look': (message) => parts.lookRemote(message),
    'drafts.read': async ({ key }) => ({ draft: drafts.read(key) }),
    'drafts.save': async ({ draft }) => ({ draft: drafts.save(draft) }),
    'drafts.discard': async ({ key }) => {
      drafts.discard(key);
      return {};
    },
    'drafts.list': async ({ limit, unfiled = false }) => ({ drafts: drafts.list(limit, unfiled) }),
    'attachments.begin': async ({ uploadId, size }, { pair }) => ({
      ...attachments.begin({ uploadId, size, pair }),
      pieceBytes,
    }),
    'attachments.finish': ({ uploadId, sha256 }, { pair }) => attachments.finish(uploadId, sha256, pair),
    'attachments.read': async ({ sha256, offset }) => readPiece(attachments, sha256, offset),
    'attachments.look': ({ sha256 }) => lookInto({ attachments, pdf: parts.hints }, sha256),
    ...parts.signingHandlers,
    'secrets.set': async ({ system, secret }, { pair }) => {
      const note = await secrets.set(system, secret, parts.nameOfPair(pair));
      outbox.credentialsChanged(system);
      return note;
    },
    'secrets.list': async () => ({ secrets: secrets.list() }),
    'secrets.remove': async ({ system }, { pair }) => {
      await secrets.remove(system, parts.nameOfPair(pair));
      return {};
    },
    'vault.read': () => vault.describe(),
    'vault.unlock': async ({ passphrase }) => {
      await vault.unlock(passphrase);
      return {};
    },
    'vault.lock': async () => {
      await parts.noteAuditEnd();
      await vault.lock();
      return {};
    },
    'vault.change-passphrase': async ({ passphrase, next }) => {
      await vault.changePassphrase(passphrase, next);
      return {};
    },
  };
}

function quotaOf({ connectors }: HandlerParts, system: System) {
  const quota = connectors.get(system)?.quota?.();
  return quota === undefined ? {} : { quota: { ...quota, until: toIsoOrNull(quota.until) } };
}
