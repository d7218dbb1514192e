/**
 * The life of what was filed, after it was filed: a remote moves its records on by itself, and other people do by hand.
 * One reading of the list an hour for each system that has anything open; nothing here changes anything at a remote.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type Problem, ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import type { System } from '../../shared/contract/submission.ts';
import { type AuctionState, auctionStages, isAuctionState } from '../../shared/submissions/auction-life.ts';
import { type KnownAuction, remindersOf } from '../../shared/submissions/auction-reminders.ts';
import { type Clock, toIso } from '../clock.ts';
import type { Connector } from '../connectors/connector.ts';
import { errorName, type Log } from '../log.ts';
import type { Changes } from '../outbox/changes.ts';
import { write } from '../outbox/parts.ts';
import { shareRemoteState } from '../outbox/sql/share-remote-state.ts';
import type { SystemPauses } from '../outbox/system-pauses.ts';
import {
  dismissRemoteRecord,
  listFiledCases,
  listFiledRecords,
  listRemoteRecords,
  noteRecordGone,
  type RemoteRecordRow,
  writeRemoteRecord,
} from './sql/remote-records.ts';

const system: System = 'portal-drazeb';
const goneState: AuctionState = 'deleted';
const betweenReadingsMs = 60 * 60 * 1000;

export interface LifeParts {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly changes: Changes;
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly pauses: SystemPauses;
  readonly whyNoCredentials: (system: System) => Problem | undefined;
  readonly signal: AbortSignal;
}

export interface Life {
  /** Reads what is open, at most once an hour unless `atOnce`. Never throws for the remote's sake. */
  refresh(atOnce?: boolean): Promise<void>;
  /** {@link refresh}, every hour until the companion closes. */
  hourly(): Promise<void>;
  read(fileMark: string): RouteReply<'life.read'>;
  /** A person says that no new term will be announced. @throws ProblemError `not-found` */
  dismiss(id: string): void;
}

export function createLife(parts: LifeParts): Life {
  const { db, clock, log, pauses } = parts;
  let readAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  const readAll = async (connector: Connector): Promise<void> => {
    const filed = listFiledRecords(db, system);
    const known = filed.filter(({ state }) => isWatched(state)).map(({ id }) => id);
    if (known.length === 0 || connector.survey === undefined) return;
    readAt = clock.now();
    try {
      const { records, gone } = await connector.survey(known, parts.signal);
      const ids = new Set(filed.map(({ id }) => id));
      const cases = listFiledCases(db, system);
      write(parts, () => {
        for (const one of records) {
          if (!ids.has(one.id) && !cases.has(one.fileMark)) continue;
          writeRemoteRecord(db, system, one, clock.now());
          shareRemoteState(db, system, { remoteId: one.id, remoteUrl: one.url, remoteState: one.state });
        }
        // What was removed there stands in nobody's way any more.
        for (const id of gone) {
          noteRecordGone(db, system, id, clock.now());
          shareRemoteState(db, system, { remoteId: id, remoteUrl: null, remoteState: goneState });
        }
        pauses.answered(system);
      });
    } catch (error) {
      pauses.fail(system, error);
      log.warn('auctions not read', { error: errorName(error) });
    }
  };

  const refresh = async (atOnce = false): Promise<void> => {
    const connector = parts.connectors.get(system);
    const isFresh = !atOnce && clock.now() - readAt < betweenReadingsMs;
    if (connector === undefined || isFresh || parts.whyNoCredentials(system) !== undefined) return;
    if (pauses.holdsUntil(system) !== undefined) return;
    running ??= readAll(connector).finally(() => {
      running = undefined;
    });
    await running;
  };

  return {
    refresh,
    hourly: async () => {
      while (!parts.signal.aborted) {
        await refresh().catch((error: unknown) =>
          log.error('auctions not followed', { error: errorName(error) }),
        );
        await clock.wait(betweenReadingsMs, parts.signal);
      }
    },
    read: (fileMark) => {
      const rows = listRemoteRecords(db, system, fileMark);
      const known = rows.map(toKnown);
      return {
        auctions: rows.map((row, index) => ({
          ...viewRecord(row),
          reminders: remindersOf(
            toKnown(row),
            known.filter((_other, other) => other !== index),
          ),
        })),
      };
    },
    dismiss: (id) => {
      if (!dismissRemoteRecord(db, system, id, clock.now())) throw new ProblemError({ code: 'not-found' });
    },
  };
}

/** News may come of what is open, and of what ended without its resolution or a new term. */
function isWatched(state: string): boolean {
  if (!isAuctionState(state)) return true;
  return auctionStages[state].isOpen || state === 'deferred' || state === 'cancelled';
}

function toKnown(row: RemoteRecordRow): KnownAuction {
  const { number, state, startsAt, documentTypes } = row;
  return { number, state, startsAt, documentTypes, isDismissed: row.dismissedAt !== null };
}

function viewRecord(row: RemoteRecordRow) {
  const { id, number, state, title, url, startsAt, updatedAt } = row;
  const stage = isAuctionState(state) ? auctionStages[state] : undefined;
  return {
    id,
    number,
    state,
    title,
    url,
    startsAt,
    updatedAt,
    readAt: toIso(row.readAt),
    transitions: [...(stage?.transitions ?? [])],
    documentTypes: [...(stage?.documentTypes ?? [])],
    editable: stage?.editable ?? ('nothing' as const),
    canCopy: stage?.canCopy ?? false,
  };
}
