/** What must be true after every run, whatever went wrong in it. */
import { finalStates, transitions } from '../../shared/contract/states.ts';
import type { Outcome } from './carry-out.ts';
import { fileBytes, sha256 } from './file-bytes.ts';
import type { HandEntry } from './messages.ts';
import type { Remains } from './read-remains.ts';
import { gone, type Order } from './system-under-test.ts';

export interface Violation {
  /**
   * - `lost`: something stored came to no end, or to an end that isn't true.
   * - `doubled`: the remote has something once more than was asked for.
   * - `broken`: a promise of another kind.
   */
  readonly kind: 'lost' | 'doubled' | 'broken';
  readonly what: string;
}

type Row = Remains['submissions'][number];
type Judge = (outcome: Outcome) => Violation[];

export function judge(outcome: Outcome): Violation[] {
  return [
    judgeFates,
    judgeRows,
    judgeRecords,
    judgePromises,
    judgeJournal,
    judgeAudit,
    judgeRules,
    judgeConfirmations,
  ].flatMap((one) => one(outcome));
}

const lost = (what: string): Violation => ({ kind: 'lost', what });
const doubled = (what: string): Violation => ({ kind: 'doubled', what });
const broken = (what: string): Violation => ({ kind: 'broken', what });

/** What a clerk was told about each order holds. */
const judgeFates: Judge = ({ plan, fates, remains }) =>
  [...fates].flatMap(([index, { submission, refused, skipped }]) => {
    if (submission !== null) {
      const isThere = remains.submissions.some((row) => row.id === submission);
      return isThere ? [] : [lost(`order ${index} was answered as stored and is gone`)];
    }
    if (skipped) return [];
    if (refused === null) return [lost(`order ${index} could not be handed over at all`)];
    // Only what stands in the way of another may be refused.
    const relation = plan.orders[index]?.relation;
    const isExpected = refused === 'already-filed' && relation !== 'first' && relation !== 'one-more';
    return isExpected ? [] : [broken(`order ${index} was refused: ${refused}`)];
  });

/** Every stored submission came to an end, and the end is true. */
const judgeRows: Judge = (outcome) =>
  outcome.remains.submissions.flatMap((row) => {
    const order = orderOf(outcome, row);
    if (order === undefined) return [broken(`a submission nobody sent: ${row.id}`)];
    const isAtItsEnd = row.state === 'done' || (row.state === 'accepted' && order.later === true);
    if (isAtItsEnd) return judgeDone(row, order, outcome);
    if (row.state === 'cancelled') {
      const isAsked = outcome.plan.actions.some((one) => one.what === 'undo' || one.what === 'stop');
      return isAsked ? [] : [lost(`cancelled, and nobody asked: ${row.number}`)];
    }
    if (finalStates.has(row.state) || row.state === 'unknown') {
      if (row.problem === null) return [lost(`${row.state} without a reason: ${row.number}`)];
      // Only a second hand at the remote, or a remote that has shown nothing yet, leaves something open to a person.
      const isUnprovable = row.problem.code === 'answer-lost' && !hasWitness(outcome, row);
      const isExplained = row.state === 'unknown' && (isUnprovable || hasOtherHand(outcome, order));
      return isExplained
        ? []
        : [broken(`${row.state} (${row.problem.code}) and nobody knows why: ${row.number}`)];
    }
    if (row.state === 'queued' && isHeldBack(outcome, row)) return [];
    return [lost(`still ${row.state} at the end: ${row.number}`)];
  });

function judgeDone(row: Row, order: Order, { reading, remains, plan }: Outcome): Violation[] {
  const record = reading.records.find((one) => one.id === row.remoteId);
  // What follows one of two auctions under the same number is not asked of the other.
  const isElsewhere = (one: Order): boolean =>
    remains.submissions.some(
      ({ id, remoteId }) => id === one.id && remoteId !== null && remoteId !== row.remoteId,
    );
  const following = plan.orders.filter(
    (one) => one.relation === 'follows' && one.key === order.key && !isElsewhere(one),
  );
  const destroyers = [order, ...following].filter((one) => one.change?.state === gone);
  const mayBeGone = remains.submissions.some(
    (one) => (one.state === 'done' || one.state === 'unknown') && destroyers.some(({ id }) => id === one.id),
  );
  if (record === undefined) {
    return mayBeGone ? [] : [lost(`done, but the remote has no such record: ${row.number}`)];
  }
  const found: Violation[] = [];
  const mayBePublic = remains.submissions.some((one) => following.some(({ id }) => id === one.id));
  const isAsPromised = record.isPublic
    ? order.publishes || mayBePublic
    : !order.publishes || order.later === true;
  if (!isAsPromised) found.push(lost(`done, but the record is ${record.state}`));
  // What an order promised may have been changed by one that followed it, whether that came to its end or not.
  const changes = following.filter((one) => remains.submissions.some(({ id }) => id === one.id));
  const isDone = (one: Order): boolean =>
    remains.submissions.some(({ id, state }) => id === one.id && state === 'done');
  const titles = [order.title, ...changes.flatMap((one) => one.change?.title ?? [])];
  if (!titles.includes(record.title)) found.push(lost('done, but the record says something else'));
  const { change } = order;
  if (change?.title && record.title !== change.title) found.push(lost('done, but the change is not there'));
  if (change?.state && record.state !== change.state) found.push(lost(`done, but it is ${record.state}`));
  const base = order.change === undefined || order.of === null ? order : (plan.orders[order.of] ?? order);
  const added = changes.filter((one) => one.change !== undefined);
  const promised = namesOf([base, ...added.filter(isDone)]);
  const possible = namesOf([base, ...added]);
  const there = record.files.map((file) => `${file.type} ${file.sha256}`).toSorted();
  const isWhole =
    promised.every((one) => there.includes(one)) && there.every((one) => possible.includes(one));
  if (!isWhole || new Set(there).size !== there.length) {
    found.push(lost(`done, but of ${promised.length} attachments ${there.length} are there, or others`));
  }
  return found;
}

function namesOf(orders: readonly Order[]): string[] {
  return orders
    .flatMap(({ files }) => files)
    .map((file) => `${file.documentType} ${sha256(fileBytes(file))}`);
}

/** No more records than submissions, each of them known to the companion. */
const judgeRecords: Judge = (outcome) => {
  const { plan, reading, remains } = outcome;
  const created = reading.requests.flatMap((one) => (one.created === null ? [] : [one.created]));
  const published = new Set(reading.requests.flatMap((one) => one.published ?? []));
  const known = remains.submissions.flatMap((row) => [row.remoteId, ...row.candidates.map((one) => one.id)]);
  const found = created
    .filter((id) => !known.includes(id))
    .map((id) => doubled(`record ${id} was created and no submission knows it`));
  for (const key of new Set(plan.orders.map((order) => order.key))) {
    const records = reading.records.filter((one) => one.key === key);
    const own = records.filter((one) => created.includes(one.id));
    const rows = remains.submissions.filter((row) => orderOf(outcome, row)?.key === key);
    const creators = rows.filter((row) => orderOf(outcome, row)?.relation !== 'follows');
    const wanted = creators.filter((row) => row.state !== 'cancelled' || row.remoteId !== null);
    if (own.length > wanted.length) {
      found.push(doubled(`${own.length} records for ${wanted.length} submissions: ${key}`));
    }
    const isTyped = plan.byHand.some(
      (one) => one.atRequest === 1 && isAbout(one, key) && records.some(({ byHand }) => byHand),
    );
    if (isTyped && own.length > 0 && rows.every((row) => row.duplicateReason === null)) {
      found.push(doubled(`created although it was there from the start: ${key}`));
    }
    const publishers = rows.filter((row) => orderOf(outcome, row)?.publishes === true);
    const isPublished = own.filter((one) => published.has(one.id));
    if (isPublished.length > publishers.length)
      found.push(doubled(`published more often than asked: ${key}`));
  }
  return found;
};

/** Nothing that can't be taken back was sent after a stop or undo had been answered. */
const judgePromises: Judge = ({ promised, reading, remains }) =>
  promised.flatMap(({ what, submission, requests }) => {
    const row = remains.submissions.find((one) => one.id === submission);
    if (row === undefined) return []; // told as lost
    if (what === 'undo')
      return row.steps.length === 0 ? [] : [broken(`sent after it was taken back: ${row.number}`)];
    const after = reading.requests.slice(requests);
    const isPublished = after.some((one) => one.published !== null && one.published === row.remoteId);
    return isPublished ? [broken(`published after it was stopped: ${row.number}`)] : [];
  });

/** Every effect has its intent, every change of state is one the table knows, and the database is whole. */
const judgeJournal: Judge = ({ reading, remains }) => {
  const found: Violation[] = [];
  const effects = reading.requests.filter((one) => one.created !== null || one.published !== null);
  const intents = remains.submissions.flatMap((row) => row.steps.filter((step) => step.effect !== 'safe'));
  if (effects.length > intents.length) {
    found.push(broken(`${effects.length} effects at the remote, ${intents.length} intents in the journal`));
  }
  for (const { name, fromState, toState } of remains.history) {
    if (name === 'store' ? fromState === null && toState === 'held' : isWay(name, fromState, toState))
      continue;
    found.push(broken(`a change of state that doesn't exist: ${name} from ${fromState} to ${toState}`));
  }
  if (remains.integrity !== 'ok') found.push(broken(`the database is damaged: ${remains.integrity}`));
  return found;
};

function isWay(name: string, from: string | null, to: string): boolean {
  const way = Object.entries(transitions).find(([known]) => known === name)?.[1];
  const allowed: readonly (string | null)[] = way?.from ?? [];
  return way?.to === to && allowed.includes(from);
}

/** The audit has its lines, all of them as they were written. */
const judgeAudit: Judge = ({ audit }) => {
  if (audit === undefined) return [broken('nobody could verify the audit')];
  return audit.findings.map(({ line, finding }) => broken(`audit line ${line}: ${finding}`));
};

/** The companion kept every rule of the remote. */
const judgeRules: Judge = ({ reading }) =>
  reading.requests.flatMap(({ method, path, brokenRules }) =>
    brokenRules.map((rule) => broken(`${method} ${path} broke a rule of the remote: ${rule}`)),
  );

function orderOf({ plan }: Outcome, row: Row): Order | undefined {
  return plan.orders.find((order) => order.id === row.id);
}

/** Something at the remote by which its list proves that another thing is missing. */
function hasWitness({ plan, remains, reading }: Outcome, row: Row): boolean {
  if (plan.system.provesByOwnRecord !== true) return plan.hasStanding;
  return remains.submissions.some(
    (one) =>
      one.seq < row.seq && one.state === 'done' && reading.records.some(({ id }) => id === one.remoteId),
  );
}

/** What is marked as collected was collected by the companion: nobody else does here. It must not be lost. */
const judgeConfirmations: Judge = ({ reading, remains }) =>
  (reading.collected ?? [])
    .filter((one) => !remains.confirmations.includes(one))
    .map((one) => lost(`a confirmation is marked as collected and lies nowhere: ${one}`));

function hasOtherHand({ plan, reading }: Outcome, order: Order): boolean {
  const isSame = plan.byHand.some((entry) => isAbout(entry, order.key));
  return isSame || reading.records.some((one) => one.byHand && one.key === order.key);
}

/** A person has to decide about an earlier one of the same record first. */
function isHeldBack({ remains }: Outcome, row: Row): boolean {
  return remains.submissions.some(
    (one) => one.seq < row.seq && one.state === 'unknown' && one.dueAt === null && one.number === row.number,
  );
}

function isAbout(entry: HandEntry, key: string): boolean {
  return key.startsWith(`${entry.number}|`);
}
