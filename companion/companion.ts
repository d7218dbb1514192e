/** Puts the companion's parts together, without a port: the service and the tests listen, or don't. */
import { type Attachments, createAttachments } from './attachments/attachments.ts';
import { type BlobFiles, createBlobFolder } from './attachments/blob-folder.ts';
import { createAttendanceHandlers } from './attendance/attendance-handlers.ts';
import { createAttendancePeople } from './attendance/attendance-people.ts';
import { createAuditHandlers } from './audit/audit-handlers.ts';
import { createAuditKeeper } from './audit/audit-keeper.ts';
import { nameOfPair } from './audit/audited-pairs.ts';
import { lostEnd } from './audit/lost-end.ts';
import { takeUpNotedEnd } from './audit/noted-end.ts';
import type { PairStore } from './channel/pairs.ts';
import { type Clock, systemClock } from './clock.ts';
import { createClockTrust } from './clock-trust.ts';
import type { Config } from './config/config.ts';
import { createRemoteSystems } from './connectors/remote-systems.ts';
import { createExamine } from './doctor/examine.ts';
import { createTrySystem } from './doctor/try-system.ts';
import { createDrafts } from './drafts/drafts.ts';
import { createHandlers } from './handlers.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createLife } from './life/life.ts';
import { createListingHandlers } from './listings/listing-handlers.ts';
import { errorName, type Log } from './log.ts';
import { createLookRemote } from './look-remote.ts';
import { collectPolicy } from './notices/collect-policy.ts';
import { noteVersion } from './notices/note-version.ts';
import { createNotices } from './notices/notices.ts';
import { followOffice } from './office/follow-office.ts';
import { createOffice } from './office/office.ts';
import { createOfficeHandlers } from './office/office-handlers.ts';
import { createOfficeProfiles } from './office/office-profiles.ts';
import { createOfficeTaker } from './office/take-office.ts';
import { type OpenFolder, type OpenFolderParts, openFolder } from './open-folder.ts';
import { createChanges } from './outbox/changes.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { OutboxParts } from './outbox/parts.ts';
import { recover } from './outbox/recover.ts';
import { createSettling } from './outbox/settling.ts';
import { createSystemPauses } from './outbox/system-pauses.ts';
import { createWorker } from './outbox/worker.ts';
import { createPdfTasks } from './pdf/pdf-tasks.ts';
import { accountName } from './platform/account-name.ts';
import { explained, pathOf } from './platform/obstacle.ts';
import { factsOf, type ProcessFacts, readConfig } from './read-config.ts';
import { createReadRemote } from './read-remote.ts';
import { createReceipts } from './receipts/receipts.ts';
import type { CoreHandlers } from './routes.ts';
import { createKnownCertificate } from './signing/known-certificate.ts';
import { createPinAttempts } from './signing/pin-attempts.ts';
import { createSigningBook } from './signing/signing-book.ts';
import { createSigningHandlers } from './signing/signing-handlers.ts';
import { createSigningSecrets } from './signing/signing-secrets.ts';
import { toSign } from './signing/to-sign.ts';
import { databasePath } from './store/open-database.ts';
import type { LockedReason, Protection } from './vault/key-store.ts';
import type { VaultState } from './vault/vault.ts';

/** What the world outside gives; everything has a real default. */
export interface CompanionParts extends ProcessFacts, OpenFolderParts {
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  readonly blobFiles?: BlobFiles;
}

export interface VaultAtStart {
  readonly state: VaultState;
  /** Undefined where nothing is kept yet. */
  readonly protection: Protection | undefined;
  /** Undefined where it isn't locked. */
  readonly reason: LockedReason | undefined;
  /** What was filed before isn't all known. */
  readonly lostEnd: ReturnType<typeof lostEnd>;
}

export interface Companion {
  readonly config: Config;
  readonly log: Log;
  readonly handlers: CoreHandlers;
  /** Who may talk to it. */
  readonly pairs: PairStore;
  readonly acceptPiece: Attachments['acceptPiece'];
  /** How the vault is once it has been tried to open it without a person. */
  readonly vaultReady: Promise<VaultAtStart>;
  /** When the backup was made whose restore was cut short, and is finished by this start. */
  readonly finishedRestore: string | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds that pass evenly, whatever is done to the machine's clock. */
  elapsed(): number;
  /** Begins to do what is due, and keeps at it. */
  startWorker(): void;
  /** Does what is due now and returns; for tests and one-off runs. */
  drain(): Promise<void>;
  /** One round of keeping up with the notice board now; for tests and one-off runs. */
  followNotices(): Promise<void>;
  /** Ends the step under way, closes the database, gives the folder free. Idempotent. */
  stop(): Promise<void>;
}

/** A hint that takes longer comes too late for the clerk who waits to click. */
const hintMs = 4_000;

/** @throws ConfigError and other errors whose message is a sentence for a person. */
export async function createCompanion(parts: CompanionParts = {}): Promise<Companion> {
  const clock = parts.clock ?? systemClock;
  const config = readConfig(parts);
  let folder: OpenFolder | undefined;
  try {
    folder = await openFolder(config, clock, parts);
    return putTogether(parts, config, clock, folder);
  } catch (error) {
    folder?.close();
    throw explained(error, pathOf(error) ?? databasePath(config), 'Nothing was sent.');
  }
}

function putTogether(parts: CompanionParts, config: Config, clock: Clock, folder: OpenFolder): Companion {
  const { log, db, vault, secrets, pairs, signingSettings } = folder;
  const trust = createClockTrust({ db, clock, log, dataFolder: config.dataFolder });
  const ask = trust.watch(parts.fetch ?? fetch);
  const keeper = createAuditKeeper({ db, clock, vault, log });
  const attachments = createAttachments(db, createBlobFolder(config.dataFolder, parts.blobFiles), clock);
  const office = createOffice(db, clock);
  const changes = createChanges();
  const systems = createRemoteSystems({
    config,
    clock,
    fetch: ask,
    db,
    secrets,
    responsiblePerson: () => office.read().settings.responsiblePerson,
    changes,
  });
  const { reach, connectors } = systems;

  const hints = createPdfTasks({ timeoutMs: hintMs });

  const drafts = createDrafts(db, clock);
  const officeProfiles = createOfficeProfiles(config.dataFolder);
  const outboxParts: OutboxParts = {
    db,
    clock,
    log,
    connectors,
    attachments,
    whyNoCredentials: secrets.whyNone,
    nameOfPair: (id) => nameOfPair(pairs, id),
    isCommandLine: (id) => pairs.list().some((one) => one.id === id && one.kind === 'command-line'),
    versionOfDraft: (key) => drafts.read(key)?.version ?? 0,
    training: config.training,
    approval: config.approval,
    office: () => office.read().settings,
    toSign: (payload) => toSign(signingSettings.read(), payload),
    undoSeconds: config.undoSeconds,
    changes,
    settling: createSettling(clock),
  };
  const pauses = createSystemPauses(outboxParts);
  const outbox = createOutbox(outboxParts, pauses);
  const worker = createWorker(outboxParts, pauses);
  const closing = new AbortController();
  const receipts = createReceipts({
    ...outboxParts,
    attachments,
    urls: config.urls,
    closing: closing.signal,
  });
  const notices = createNotices(
    {
      db,
      clock,
      log,
      board: systems.cudBoard,
      keeper: systems.noticeKeeper,
      attachments,
      whyNoCredentials: () =>
        connectors.has('cud') ? secrets.whyNone('cud') : { code: 'not-found', params: {}, sent: 'nothing' },
      nameOfPair: outboxParts.nameOfPair,
      collect: () => collectPolicy(config.cud.collect, office.read().settings.notices),
      office: () => office.read().settings.notices,
      folder: config.cud.confirmationFolder,
      noteVersion: (problem) => noteVersion(outboxParts, pauses, problem),
      account: accountName(),
    },
    closing.signal,
  );
  const lookRemote = createLookRemote({
    clock,
    log,
    outbox,
    connectors,
    whyNoCredentials: secrets.whyNone,
    signal: closing.signal,
  });

  const life = createLife({ ...outboxParts, pauses, signal: closing.signal });

  // Before anything that waits is looked at: what was lost may have been sent.
  const noteBeside = takeUpNotedEnd({ db, clock, log, dataFolder: config.dataFolder });
  const interrupted = recover(outboxParts);
  if (interrupted > 0) log.warn('recovered', { count: interrupted });

  const housekeeping = createHousekeeping({
    db,
    clock,
    log,
    attachments,
    keeper,
    noteBeside,
    changes,
    dataFolder: config.dataFolder,
    retentionDays: config.retentionDays,
    mayDelete: trust.mayDelete,
  });

  let sealing: Promise<void> = Promise.resolve();
  vault.onOpen(() => {
    if (closing.signal.aborted) return;
    log.info('vault opened');
    sealing = keeper
      .opened()
      .catch((error: unknown) => log.error('audit not sealed', { error: errorName(error) }));
    for (const system of connectors.keys()) outbox.credentialsChanged(system);
  });
  // Not waited for: the companion takes submissions while a key store makes up its mind.
  const begun = vault.begin().then(
    () => {
      if (vault.state() === 'locked') log.warn('vault locked');
    },
    (error: unknown) => log.error('vault not opened', { error: errorName(error) }),
  );

  const pdf = createPdfTasks();
  const signingSecrets = createSigningSecrets(vault, clock);
  const signing = createSigningBook({
    settings: signingSettings.read,
    outbox: outboxParts,
    attachments,
    pdf,
    attempts: createPinAttempts(config.home, clock),
    known: createKnownCertificate(config.home),
    secrets: signingSecrets,
    fetch: parts.fetch ?? fetch,
    allowedSigners: config.allowedSigners,
  });
  const connection = { log, connectors, pauses, credentials: secrets, signal: closing.signal };
  let followingOffice: Promise<void> = Promise.resolve();

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    closing.abort();
    await worker.stop();
    await Promise.all([hints.close(), pdf.close()]);
    await notices.ended();
    await followingOffice;
    await sealing;
    await housekeeping.noteAuditEnd();
    // Long polls that just ended still read their answer.
    await new Promise((resolve) => setImmediate(resolve));
    folder.close();
  };
  return {
    config,
    log,
    handlers: createHandlers({
      config,
      outbox,
      pauses,
      reach,
      connectors,
      drafts,
      attachments,
      hints,
      signing,
      signingHandlers: createSigningHandlers({
        audit: { db, clock },
        book: signing,
        settings: signingSettings,
        secrets: signingSecrets,
        vault,
        nameOfPair: outboxParts.nameOfPair,
      }),
      secrets,
      vault,
      nameOfPair: outboxParts.nameOfPair,
      noteAuditEnd: housekeeping.noteAuditEnd,
      auditHandlers: createAuditHandlers({
        db,
        clock,
        keeper,
        attachments,
        nameOfPair: outboxParts.nameOfPair,
      }),
      listingHandlers: createListingHandlers({
        portal: systems.ingatlanok,
        attachments,
        settings: () => office.read().settings.listings,
        closing: closing.signal,
      }),
      attendanceHandlers: createAttendanceHandlers({
        dochazka: systems.dochazka,
        now: clock.now,
        filed: () => outbox.list({ fileMark: '', limit: 100 }).submissions,
        people: createAttendancePeople(db),
        policy: config.dochazka,
        closing: closing.signal,
      }),
      receipts,
      readRemote: createReadRemote({ ...outboxParts, signal: closing.signal }),
      officeHandlers: createOfficeHandlers(office, officeProfiles, outboxParts.nameOfPair),
      life,
      noticeHandlers: notices.handlers,
      lookRemote,
      examine: createExamine({
        ...connection,
        fetch: reach.fetch,
        clock,
        settings: signingSettings.read,
        secrets: signingSecrets,
      }),
      trySystem: createTrySystem({ ...connection, clock }),
      closing: closing.signal,
    }),
    pairs,
    acceptPiece: attachments.acceptPiece,
    vaultReady: begun
      .then(() => sealing)
      .then(() => ({
        state: vault.state(),
        protection: vault.protection(),
        reason: vault.lockedReason(),
        lostEnd: closing.signal.aborted ? undefined : lostEnd(db, clock.now()),
      })),
    finishedRestore: folder.finishedRestore?.at,
    now: clock.now,
    elapsed: clock.elapsed,
    startWorker: () => {
      void receipts.keepMaking();
      void housekeeping.hourly(closing.signal);
      void housekeeping.noteChanges(closing.signal);
      void life.hourly();
      followingOffice = begun.then(() =>
        followOffice({
          facts: factsOf(parts),
          log,
          vault,
          training: config.training,
          home: config.home,
          dataFolder: config.dataFolder,
          taker: createOfficeTaker(config.dataFolder, office, officeProfiles, secrets),
          signal: closing.signal,
        }),
      );
      void signing.passSigned();
      // Nothing due is marked as waiting for a vault that is just being opened.
      void begun.then(worker.start);
      void begun.then(notices.start);
    },
    drain: async () => {
      await begun;
      await sealing;
      await worker.drain();
    },
    followNotices: notices.follow,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
