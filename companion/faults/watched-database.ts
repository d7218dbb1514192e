/** The companion's database with a kill point before and after everything that becomes durable. */
import { DatabaseSync, type DatabaseSyncOptions, type StatementSync } from 'node:sqlite';
import type { KillPoints } from './kill-points.ts';
import type { plantedFault } from './planted-faults.ts';

/** Long enough for nothing but a look; a longer lock is for the companion to live through. */
const busyTimeoutMs = 5;
const anyNumberOfPages = 1_073_741_823;

export interface WatchedDatabase {
  readonly Database: typeof DatabaseSync;
  /** As if the disk had room for so many more pages; null: for any number. */
  limitPages(pagesLeft: number | null): void;
}

export function watchDatabase(
  points: KillPoints,
  pagesLeft: number | null,
  planted: Pick<ReturnType<typeof plantedFault>, 'statement' | 'commit'>,
): WatchedDatabase {
  const { statement: rewrite = (sql: string) => sql, commit = () => 'COMMIT' } = planted;
  let opened: DatabaseSync | undefined;

  class Database extends DatabaseSync {
    /** What the open transaction has written so far. */
    #written: string[] = [];

    constructor(path: string, options: DatabaseSyncOptions = {}) {
      super(path, { ...options, timeout: busyTimeoutMs });
      opened = this;
      limit(this, pagesLeft);
    }

    override exec(sql: string): void {
      if (sql.startsWith('BEGIN')) this.#written = [];
      if (sql !== 'COMMIT') {
        super.exec(rewrite(sql));
        return;
      }
      const end = commit(this.#written);
      const what = [...new Set(this.#written)].sort().join(', ');
      if (what === '') super.exec(end);
      else points.around(`commit (${what})`, () => super.exec(end));
    }

    override prepare(sql: string): StatementSync {
      const statement = super.prepare(rewrite(sql));
      const what = nameOf(sql);
      if (what === undefined) return statement;
      for (const name of ['run', 'get', 'all'] as const) {
        const original: (...values: never[]) => unknown = statement[name].bind(statement);
        const watched = (...values: never[]): unknown => {
          if (!this.isTransaction) return points.around(what, () => original(...values));
          this.#written.push(what);
          return original(...values);
        };
        Object.defineProperty(statement, name, { value: watched });
      }
      return statement;
    }
  }

  return {
    Database,
    limitPages: (left) => {
      if (opened !== undefined) limit(opened, left);
    },
  };
}

function limit(db: DatabaseSync, pagesLeft: number | null): void {
  const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count ?? 0);
  db.prepare(`PRAGMA max_page_count = ${pagesLeft === null ? anyNumberOfPages : pages + pagesLeft}`).get();
}

/** `insert steps` for a statement that writes, undefined for one that reads. */
function nameOf(sql: string): string | undefined {
  const [, verb, table] =
    /^\s*(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+(\w+)/i.exec(sql) ?? [];
  if (verb === undefined || table === undefined) return undefined;
  return `${verb.split(' ', 1).join('').toLowerCase()} ${table}`;
}
