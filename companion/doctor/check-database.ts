import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { lostEnd } from '../audit/lost-end.ts';
import { readNotedEnd } from '../audit/noted-end.ts';
import { toIso } from '../clock.ts';
import { clockJump } from '../clock-trust.ts';
import { errorCode } from '../platform/error-code.ts';
import { misplaced } from '../platform/misplaced.ts';
import { type Obstacle, obstacleAt, obstacleOf, pathOf, restoreTodo } from '../platform/obstacle.ts';
import { migrations } from '../store/migrate.ts';
import { databasePath, databasePlaces } from '../store/open-database.ts';
import { whyNotEmpty } from '../store/whole-database.ts';
import { type Finding, ok, problem, unchecked } from './finding.ts';

const untold = unchecked('documents', 'Which documents there should be stands in the database.');
const blobSchema = z.object({ sha256: z.string(), size: z.int() });

/** Given by tests. */
interface DatabaseParts {
  readonly Database?: typeof DatabaseSync;
  readonly lookAt?: typeof obstacleAt;
  readonly now?: () => number;
}

/** Whether the database is whole, and the documents it names are there. Only reads; a companion may run meanwhile. */
export function checkDatabase(
  config: { readonly dataFolder: string },
  { Database = DatabaseSync, lookAt = obstacleAt, now = Date.now }: DatabaseParts = {},
): Finding[] {
  const path = databasePath(config);
  // First of all: a closed folder is not an empty one.
  const closed = lookAt(path, 'read');
  if (closed !== undefined) return [notLookedAt(closed), untold];
  // The end of a pipe is never read.
  const other = databasePlaces(path)
    .map((place) => misplaced(place, 'file'))
    .find((found) => found !== undefined);
  if (other !== undefined) return [problem('database', other.says, other.todo), untold];
  if (!existsSync(path)) return nothingYet(path);
  let db: DatabaseSync | undefined;
  try {
    db = new Database(path, { readOnly: true, timeout: 5_000 });
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version === 0) return nothingYet(path);
    const content = checkContent(db, path, version, now());
    const unwritable = lookAt(path, 'write') ?? lookAt(`${path}-wal`, 'write');
    const isClosed = content.state === 'ok' && unwritable !== undefined;
    const putOff = content.state === 'ok' ? whyNothingDeleted(config.dataFolder) : undefined;
    return [
      isClosed ? problem('database', unwritable.says, unwritable.todo) : (putOff ?? content),
      checkDocuments(db, config.dataFolder),
    ];
  } catch (error) {
    return [whyUnread(error, path), untold];
  } finally {
    db?.close();
  }
}

/** Said while it is so: a wrong clock can't be told from a long leave. */
function whyNothingDeleted(dataFolder: string): Finding | undefined {
  const jump = clockJump(dataFolder);
  if (jump === undefined) return undefined;
  const says = `It is whole. Nothing was deleted by its age: the clock jumped from ${toIso(jump.from)} to ${toIso(jump.to)}.`;
  const todo =
    "Look at this machine's clock and switch the system's automatic time on. If the clock is right, nothing is to be done: the deleting goes on by itself once a remote system told the same time, or the companion has run for a day.";
  return problem('database', says, todo);
}

function whyUnread(error: unknown, path: string): Finding {
  const obstacle = obstacleOf(error, path);
  if (obstacle?.fault === 'damaged') return problem('database', obstacle.says, obstacle.todo);
  if (obstacle !== undefined) return notLookedAt(obstacle);
  const says = `The database ${path} can't be read (${errorCode(error) ?? 'unknown'}).`;
  return problem('database', says, 'Start the companion again; what it says then tells more.');
}

/** A backup in the place of a database that only can't be reached now would lose what was filed since. */
function notLookedAt({ says, todo }: Obstacle): Finding {
  return problem('database', `It can't be looked at, which doesn't mean that it is damaged. ${says}`, todo);
}

function nothingYet(path: string): Finding[] {
  const lost = whyNotEmpty(path);
  const says = 'There is no database yet: nothing was filed here.';
  if (lost === undefined) return [unchecked('database', says), unchecked('documents', says)];
  return [problem('database', lost.says, lost.todo), untold];
}

function checkContent(db: DatabaseSync, path: string, version: number, now: number): Finding {
  if (version > migrations.length) {
    const says = `The database was written by a newer version (layout ${version}, this one knows ${migrations.length}).`;
    return problem('database', says, 'Update Podatelna.');
  }
  const [first] = db.prepare('PRAGMA integrity_check(1)').all();
  const isWhole =
    first?.integrity_check === 'ok' && db.prepare('PRAGMA foreign_key_check').all().length === 0;
  if (!isWhole) return problem('database', `The database ${path} is damaged.`, restoreTodo);
  const lost = hasAudit(db) ? lostEnd(db, now, readNotedEnd(dirname(path))) : undefined;
  if (lost !== undefined) return problem('database', lost.says, lost.todo);
  const count = Number(db.prepare('SELECT count(*) AS count FROM submissions').get()?.count ?? 0);
  const layout = version < migrations.length ? `; the next start brings layout ${version} up to date` : '';
  return ok('database', `Whole, with ${count} submissions${layout}.`);
}

/** Layouts of before the audit have none. */
const hasAudit = (db: DatabaseSync): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'audit'").get() !== undefined;

function checkDocuments(db: DatabaseSync, dataFolder: string): Finding {
  const blobs = db
    .prepare('SELECT sha256, size FROM blobs')
    .all()
    .map((row) => blobSchema.parse(row));
  let lost: typeof blobs;
  try {
    lost = blobs.filter(({ sha256, size }) => {
      const place = join(dataFolder, 'blobs', sha256.slice(0, 2), sha256);
      const facts = statSync(place, { throwIfNoEntry: false });
      return facts?.size !== size;
    });
  } catch (error) {
    const obstacle = obstacleOf(error, pathOf(error) ?? join(dataFolder, 'blobs'));
    if (obstacle === undefined) throw error;
    return problem('documents', obstacle.says, obstacle.todo);
  }
  if (lost.length === 0) return ok('documents', `${blobs.length}, all there.`);
  const says = `${lost.length} of ${blobs.length} documents are missing or cut short: ${lost[0]?.sha256 ?? ''}${lost.length > 1 ? ' and others' : ''}.`;
  return problem('documents', says, 'Bring data/blobs back from a backup, or attach the documents again.');
}
