/** The outbox: takes submissions in, lets people steer them, and says how they are. The worker sends them. */

import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteMessage, RouteReply } from '../../shared/contract/routes.ts';
import type { Payload, SubmissionView, System } from '../../shared/contract/submission.ts';
import { appendLine } from '../audit/append-line.ts';
import { listHistory } from '../audit/list-history.ts';
import { countUnfinished } from '../drafts/sql/unfiled-drafts.ts';
import { readCursor } from '../store/cursor.ts';
import { approve, approverOf } from './approve.ts';
import { type Decision, decide } from './decide.ts';
import { type OutboxParts, write } from './parts.ts';
import { countNeedsPerson } from './sql/count-needs-person.ts';
import { countToApprove } from './sql/count-to-approve.ts';
import { countUnsigned } from './sql/count-unsigned.ts';
import { findSame } from './sql/find-same.ts';
import { listChangedSince } from './sql/list-changed-since.ts';
import { listSubmissions } from './sql/list-submissions.ts';
import { lookAgainNow } from './sql/look-again-now.ts';
import { readSubmission } from './sql/read-submission.ts';
import { searchSubmissions } from './sql/search-submissions.ts';
import { listSteps } from './sql/steps.ts';
import { updateSubmission } from './sql/update-submission.ts';
import { storeSubmission } from './store-submission.ts';
import type { SubmissionRow } from './submission-row.ts';
import type { SystemPauses } from './system-pauses.ts';
import { transition } from './transition.ts';
import { canStop, viewSubmission } from './view.ts';

/** One answer to a watcher stays small; the rest comes with the next round. */
const watchLimit = 100;

export interface Outbox {
  /** Durable when it returns. @throws ProblemError, see `storeSubmission`. */
  store(request: unknown, pair: string): SubmissionView;
  read(id: string): SubmissionView;
  list(query: { fileMark?: string | undefined; limit: number }): RouteReply<'submissions.list'>;
  search(query: RouteMessage<'submissions.search'>, pair: string): RouteReply<'submissions.search'>;
  /** Answers when something changed after `since`, at the latest after `waitMs`. */
  watch(since: number, waitMs: number, signal?: AbortSignal): Promise<RouteReply<'submissions.watch'>>;
  /** @param pair who asks, here and below. */
  undo(id: string, pair: string): SubmissionView;
  sendNow(id: string, pair: string): SubmissionView;
  /** Stops before the irreversible step. A step under way is let finish; the state follows. */
  stop(id: string, pair: string): SubmissionView;
  /** Try, or look, again now. */
  retry(id: string, pair: string): SubmissionView;
  decide(id: string, decision: Decision, pair: string): SubmissionView;
  /** A second person allows what waits for it. @param by said by the command line only */
  approve(id: string, by: string | undefined, pair: string): SubmissionView;
  /** Takes back what is waiting. @param note why */
  withdraw(id: string, note: string | undefined, pair: string): SubmissionView;
  /** What it sends, with what was signed in place of what came. */
  content(id: string): Payload;
  /** What the audit has of it behind a line. */
  history(id: string, after: number): RouteReply<'submissions.history'>;
  /** Everything stored under a business key. */
  sameAs(key: SubmissionView['caseKey'], businessKey: string): SubmissionView[];
  /** Credentials were set or can be read again: what waited for them is due. */
  credentialsChanged(system: System): void;
}

export function createOutbox(parts: OutboxParts, pauses: SystemPauses): Outbox {
  const { db, clock } = parts;

  /** Where nobody said who prepared it, the browser it came from; not one that is gone, which has no name any more. */
  function preparedBy(row: SubmissionRow): string {
    if (row.preparedBy !== '') return row.preparedBy;
    const name = parts.nameOfPair(row.pair);
    return name === row.pair ? '' : name;
  }
  const view = (row: SubmissionRow): SubmissionView => ({
    ...viewSubmission(db, row, parts.connectors.get(row.system)),
    preparedBy: preparedBy(row),
  });

  const need = (id: string): SubmissionRow => {
    const row = readSubmission(db, id);
    if (row === undefined) throw new ProblemError({ code: 'not-found' });
    return row;
  };

  /** What a person asked for that changes no state yet. */
  const audit = (action: 'stop.asked' | 'retry.asked', row: SubmissionRow, pair: string): void =>
    appendLine(db, {
      at: clock.now(),
      who: parts.nameOfPair(pair),
      action,
      submissionId: row.id,
      remoteId: row.remoteId,
      result: row.state,
      what: { value: { state: row.state } },
    });

  const changedSince = (since: number): RouteReply<'submissions.watch'> => {
    const newest = readCursor(db);
    // A cursor from another database (a restored back-up) would otherwise wait for a number far away.
    const rows = listChangedSince(db, since > newest ? 0 : since, watchLimit);
    const last = rows.at(-1)?.changed;
    return {
      cursor: rows.length === watchLimit && last !== undefined ? last : newest,
      submissions: rows.map(view),
    };
  };

  return {
    store: (request, pair) => view(storeSubmission(parts, request, pair)),
    read: (id) => view(need(id)),
    list: (query) => ({
      cursor: readCursor(db),
      needsPerson: countNeedsPerson(db),
      unsigned: countUnsigned(db),
      toApprove: countToApprove(db),
      unfinished: countUnfinished(db),
      submissions: listSubmissions(db, query).map(view),
    }),
    search: (query, pair) => {
      const { rows, total } = searchSubmissions(db, query, { pair, name: parts.nameOfPair(pair) });
      return { total, submissions: rows.map(view) };
    },
    watch: async (since, waitMs, signal) => {
      const done = new AbortController();
      const ended = signal === undefined ? done.signal : AbortSignal.any([done.signal, signal]);
      const timeUp = clock.wait(waitMs, ended).then(() => done.abort());
      try {
        while (!ended.aborted) {
          const next = parts.changes.next(ended, 'step');
          const found = changedSince(since);
          if (found.submissions.length > 0) return found;
          await next;
        }
        return changedSince(since);
      } finally {
        done.abort();
        await timeUp;
      }
    },
    undo: (id, pair) =>
      view(write(parts, () => transition(db, id, 'undo', { now: clock.now(), who: parts.nameOfPair(pair) }))),
    sendNow: (id, pair) => {
      const now = clock.now();
      const who = parts.nameOfPair(pair);
      return view(write(parts, () => transition(db, id, 'release', { now, dueAt: now, who })));
    },
    stop: (id, pair) =>
      view(
        write(parts, () => {
          const row = need(id);
          if (!canStop(row, listSteps(db, id))) {
            throw new ProblemError({ code: 'wrong-state', params: { state: row.state, wanted: 'stop' } });
          }
          if (row.state !== 'sending') {
            return transition(db, id, 'stop', { now: clock.now(), who: parts.nameOfPair(pair) });
          }
          audit('stop.asked', row, pair);
          updateSubmission(db, id, { stopRequested: true });
          return need(id);
        }),
      ),
    retry: (id, pair) =>
      view(
        write(parts, () => {
          const row = need(id);
          if (!['queued', 'retrying', 'unknown', 'accepted'].includes(row.state)) {
            throw new ProblemError({ code: 'wrong-state', params: { state: row.state, wanted: 'retry' } });
          }
          audit('retry.asked', row, pair);
          pauses.tryNow(row.system);
          updateSubmission(db, id, { dueAt: clock.now() });
          return need(id);
        }),
      ),
    approve: (id, by, pair) => view(approve(parts, id, approverOf(parts, by, pair))),
    withdraw: (id, closingNote, pair) =>
      view(
        write(parts, () =>
          transition(db, id, 'withdraw', { now: clock.now(), who: parts.nameOfPair(pair), closingNote }),
        ),
      ),
    content: (id) => need(id).payload,
    history: (id, after) => listHistory(db, need(id).id, after),
    decide: (id, decision, pair) => view(decide(parts, id, decision, parts.nameOfPair(pair))),
    sameAs: (key, businessKey) => findSame(db, key, businessKey).map(view),
    credentialsChanged: (system) =>
      write(parts, () => {
        pauses.lift(system);
        lookAgainNow(db, system, clock.now());
      }),
  };
}
