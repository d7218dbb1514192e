/**
 * The one interface through which the outbox knows a remote system. A connector decides what to ask and in which
 * order; the outbox journals every step, decides when to try again, and keeps the result.
 */
import type { z } from 'zod';
import type { ProblemCode } from '../../shared/contract/problems.ts';
import type { RemoteChoices, RemoteRecord } from '../../shared/contract/remote.ts';
import type { Candidate, CaseKey, Payload, System } from '../../shared/contract/submission.ts';
import type { CheckLevel, OfficeSettings } from '../../shared/office/settings.ts';

export type StepParams = Record<string, string | number>;

/**
 * `safe`: may be repeated at any time. `effect`: changes something at the remote; never repeated unless its
 * absence is proved. `irreversible`: an effect after which stopping is no longer possible.
 */
export type StepEffect = 'safe' | 'effect' | 'irreversible';

/** The record at the remote as far as it is known. */
export interface RemoteIdentity {
  readonly id: string;
  /** For a person; null where the remote has no page for it. */
  readonly url: string | null;
  readonly state: string;
}

interface StepPlan {
  readonly effect: StepEffect;
  /** Stored before the call: what reconciliation will need when the answer is lost. Plain JSON. */
  readonly intent?: unknown;
  readonly params?: StepParams;
}

interface StepResult<T> {
  /** Stored after the call; plain JSON. */
  readonly result: T;
  readonly params?: StepParams;
  readonly remote?: RemoteIdentity;
}

/** The journal as a connector sees it: intent before, result after, each in its own transaction. */
export interface StepRunner {
  /**
   * Runs one step. An effect whose `act` throws anything but a failure that proves the call was not carried out
   * counts as lost; the intent stays open and `reconcile` is asked later.
   */
  step<T>(
    name: string,
    plan: StepPlan,
    act: (report: (params: StepParams) => void) => Promise<StepResult<T>>,
  ): Promise<T>;
  /** Notes that a planned step isn't needed. */
  skip(name: string, params?: StepParams): void;
  /** The newest stored result of a step, undefined when it isn't done. */
  done<T>(name: string, schema: z.ZodType<T>): T | undefined;
  /** The intent of the first attempt of a step, however it ended. */
  firstIntent<T>(name: string, schema: z.ZodType<T>): T | undefined;
  /** The remote confirmed the last call; what follows only reads back. Idempotent. */
  accept(): void;
}

/** Findings about how a remote behaves at this installation, kept over restarts: `list-shows-drafts` → `yes`. */
export interface RemoteFacts {
  /** Null: not known. */
  recall(name: string): string | null;
  remember(name: string, value: string): void;
}

/** One submission being worked on. */
export interface Run extends StepRunner {
  readonly facts: RemoteFacts;
  readonly payload: Payload;
  /** The record at the remote when the run began; null: not known to exist. */
  readonly remoteId: string | null;
  /** A person wants another one although the business key exists already. */
  readonly duplicateReason: string | null;
  /** A record an earlier, rejected or cancelled version left at the remote: go on from it. */
  readonly inheritedRemoteId: string | null;
  /** Records a person has looked at and said are not this submission. */
  readonly ignoredRemoteIds: readonly string[];
  /** A person has looked at the differences and accepts the record as it is. */
  readonly acceptedAsIs: boolean;
  readonly signal: AbortSignal;
  /** The stored file as a blob that is read from the disk while it is sent. */
  openFile(sha256: string): Promise<Blob>;
}

/** A stored file that a payload names. */
export interface DescribedFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** The payload takes it for a picture; its content must agree. */
  readonly isImage: boolean;
}

export interface Description {
  /** The case the payload itself speaks of, with or without sheet number; null: of none. It must be the key's. */
  readonly fileMark: string | null;
  readonly files: readonly DescribedFile[];
  /** Equal for two submissions that would be the same thing at the remote. */
  readonly businessKey: string;
  readonly number: string;
  readonly title: string;
  readonly action: string;
  /** Names of the steps in order, for the status before they begin. */
  readonly steps: readonly string[];
  /** It becomes public: the longer undo window applies. */
  readonly isPublic: boolean;
  /** The remote record it works on from the start, where it is known. */
  readonly remoteId: string | null;
  /** The record a new one is made from: it stays beside the new one and doesn't stand in its way. */
  readonly sourceId?: string;
  /** Its files went with what left that record: none is sent now, so none is signed anew. */
  readonly filesAreThere?: boolean;
  /** It changes that record and makes no new one: what was filed before under its key doesn't stand in its way. */
  readonly changesRecord?: boolean;
  /** It removes that record: what a submission that nobody could settle left there is given up with it. */
  readonly discards?: boolean;
}

export interface LookQuery {
  readonly key: CaseKey;
  readonly number: string;
  /** The kind of record, in the words of the payload (`real`, `movable`, `virtual`; `V49`). */
  readonly recordKind: string;
  /** Whom or what it is about, where number and kind don't tell records apart (the addressee of a notice). */
  readonly subject?: string | undefined;
}

export interface Look {
  readonly records: readonly Candidate[];
  /** Everything was provably read: nothing found means nothing there. */
  readonly complete: boolean;
}

export type Outcome =
  /** The promised effect was read back. */
  | { readonly kind: 'verified'; readonly remote: RemoteIdentity }
  /** The remote needs time before it can be read back. */
  | { readonly kind: 'pending'; readonly remote: RemoteIdentity; readonly lookAgainMs: number };

export type Verdict =
  /** It was carried out: the step is done with this result. */
  | { readonly kind: 'happened'; readonly result: unknown; readonly remote: RemoteIdentity }
  /** Another hand's equal record is as good, once ours can't come any more and stand there beside it. */
  | { readonly kind: 'equalled'; readonly result: unknown; readonly remote: RemoteIdentity }
  /** A complete reading shows no trace of it. */
  | { readonly kind: 'absent' }
  /** Neither can be said. */
  | { readonly kind: 'unsure'; readonly candidates: readonly Candidate[] };

/** A step whose answer was lost. */
export interface OpenStep {
  readonly name: string;
  readonly intent: unknown;
  /** What was reported before the answer was lost. */
  readonly params: StepParams;
}

export interface Quota {
  readonly what: 'failing' | 'requests';
  readonly used: number;
  readonly limit: number;
  readonly until: number | null;
}

/** A check that has something to say; see shared/office/settings.ts. */
export interface OpenCheck {
  readonly check: string;
  readonly level: CheckLevel;
}

/** A record of the office as it is now. */
export interface SurveyedRecord extends RemoteIdentity {
  /** Empty where the number names no case. */
  readonly fileMark: string;
  readonly number: string;
  readonly title: string;
  /** Instants. */
  readonly startsAt: string | null;
  readonly updatedAt: string | null;
  /** Null: not told. */
  readonly documentTypes: readonly string[] | null;
}

export interface Survey {
  readonly records: readonly SurveyedRecord[];
  /** Of the ids somebody waits for: the remote answered that there is no such record any more. */
  readonly gone: readonly string[];
}

/** `Prepared` is what `prepare` hands to `send`; it lives in memory only, for one run. */
export interface Connector<Prepared = unknown> {
  readonly system: System;
  /** How long after a lost answer its effect may still appear, in milliseconds. */
  readonly settleMs: number;
  /** How many submissions may go side by side, so that the connector can put them into one request; default 1. */
  readonly together?: number;
  /** How much of the system's limit is used; `until`: when there is room again, milliseconds since 1970. */
  quota?(): Quota | undefined;
  /** What a payload is about. Pure: no network, no clock. */
  describe(payload: Payload): Description;
  /** Why the office's policy doesn't let a payload be stored; undefined: it does. Pure. */
  whyRefused?(payload: Payload): ProblemCode | undefined;
  /** A record in this state no longer stands in the way of filing the same again. */
  isClosed?(remoteState: string): boolean;
  /**
   * Which checks of the trade a person has to deal with before this is filed. Pure: no network.
   * @param now milliseconds since 1970.
   */
  openChecks?(payload: Payload, office: OfficeSettings, now: number): readonly OpenCheck[];
  /** One record as a person looks at it before changing it. */
  read?(id: string, signal: AbortSignal): Promise<RemoteRecord>;
  /** Categories, offices and persons to choose from. */
  choices?(signal: AbortSignal): Promise<RemoteChoices>;
  /** What became of the office's records since they were filed. Only reads. @param known ids somebody waits for. */
  survey?(known: readonly string[], signal: AbortSignal): Promise<Survey>;
  /**
   * The smallest call that shows whether address and credentials are right; changes nothing at the remote.
   * @returns the name the remote knows us by; undefined where that call doesn't tell it.
   */
  check(signal: AbortSignal): Promise<string | undefined>;
  /** What the remote already has under a business key. */
  look(query: LookQuery, signal: AbortSignal): Promise<Look>;
  /** Everything that may be repeated: login, look-ups, temporary uploads. */
  prepare(run: Run): Promise<Prepared>;
  /** The effects, then reading them back. Goes on behind the steps the journal says are done. */
  send(run: Run, prepared: Prepared): Promise<Outcome>;
  /** What became of a step whose answer was lost. Only reads. */
  reconcile(run: Run, step: OpenStep): Promise<Verdict>;
}
