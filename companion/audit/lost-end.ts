/**
 * Answers the threat of filing again what an older database, or one without its journal, doesn't know to be filed: the
 * start and the diagnosis say so, not the audit alone. Proved by lost-end.test.ts.
 */
import type { DatabaseSync } from 'node:sqlite';
import { commandLineName } from '../../shared/contract/audit.ts';
import { toIso } from '../clock.ts';
import type { Obstacle } from '../platform/obstacle.ts';
import { statement } from '../store/statement.ts';
import { appendLine } from './append-line.ts';
import type { AuditEnd } from './audit-keeper.ts';
import { isEndThere } from './noted-end.ts';

/**
 * It is said for so long: nothing can tell when somebody has looked, and what is said for ever is no longer read. After
 * it the audit alone says so, for good.
 */
const saidMs = 14 * 24 * 60 * 60 * 1000;

/** The database is that of a backup, made at that instant, and what was filed since isn't in it. */
export function noteRestored(
  db: DatabaseSync,
  { at, now }: { readonly at: string; readonly now: number },
): void {
  const what = { value: at };
  appendLine(db, { at: now, who: commandLineName, action: 'restored', result: at, what });
}

type Said = Pick<Obstacle, 'says' | 'todo'>;

/**
 * What is said of it; undefined: its end was never missing, or that is long ago.
 * @param noted beside the database, where no start has looked at it yet
 */
export function lostEnd(db: DatabaseSync, now: number, noted?: AuditEnd): Said | undefined {
  if (noted !== undefined && !isEndThere(db, noted)) {
    const last = statement(db, 'SELECT at FROM audit ORDER BY line DESC LIMIT 1').get();
    return sentences(`line ${noted.line} of its audit is missing`, last);
  }
  const missing = statement(
    db,
    "SELECT line, at, action, result FROM audit WHERE action IN ('audit.end-missing', 'restored') ORDER BY line DESC LIMIT 1",
  ).get();
  if (missing === undefined || now - Number(missing.at) > saidMs) return undefined;
  if (missing.action === 'restored') {
    return {
      says: `On ${toIso(Number(missing.at))} a backup of ${String(missing.result)} was restored. What was filed after it isn't known here and could be filed again.`,
      todo: 'Look at each remote system before filing again. What was there before the restore is kept beside the data folder.',
    };
  }
  const before = statement(db, 'SELECT at FROM audit WHERE line = ?').get(Number(missing.line) - 1);
  const was = `on ${toIso(Number(missing.at))} line ${String(missing.result)} of its audit was missing`;
  return sentences(was, before);
}

function sentences(what: string, before: { readonly at?: unknown } | undefined): Said {
  const since = before === undefined ? '' : ` after ${toIso(Number(before.at))}`;
  return {
    says: `The database is older than what was done here: ${what}. What was filed${since} isn't known here and could be filed again.`,
    todo: 'Look at each remote system before filing again; podatelna audit verify shows the place. If a newer copy or backup is at hand, bring it back: podatelna restore <folder>.',
  };
}
