import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { errorCode } from '../platform/error-code.ts';
import { migrations } from '../store/migrate.ts';
import { databasePath } from '../store/open-database.ts';
import { type Finding, ok, problem, unchecked } from './finding.ts';

const restore =
  'Stop the companion, keep a copy of the folder, and bring the newest backup back: podatelna restore <folder>.';
const blobSchema = z.object({ sha256: z.string(), size: z.int() });

/** Whether the database is whole, and the documents it names are there. Only reads; a companion may run meanwhile. */
export function checkDatabase(config: { readonly dataFolder: string }): Finding[] {
  const path = databasePath(config);
  if (!existsSync(path)) {
    const says = 'There is no database yet: nothing was filed here.';
    return [unchecked('database', says), unchecked('documents', says)];
  }
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    return [checkContent(db), checkDocuments(db, config.dataFolder)];
  } catch (error) {
    const why = errorCode(error) ?? 'unknown';
    return [
      problem('database', `The database can't be read (${why}).`, restore),
      unchecked('documents', 'Which documents there should be stands in the database.'),
    ];
  } finally {
    db?.close();
  }
}

function checkContent(db: DatabaseSync): Finding {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > migrations.length) {
    const says = `The database was written by a newer version (layout ${version}, this one knows ${migrations.length}).`;
    return problem('database', says, 'Update Podatelna.');
  }
  const [first] = db.prepare('PRAGMA integrity_check(1)').all();
  const isWhole =
    first?.integrity_check === 'ok' && db.prepare('PRAGMA foreign_key_check').all().length === 0;
  if (!isWhole) return problem('database', 'The database is damaged.', restore);
  const count = Number(db.prepare('SELECT count(*) AS count FROM submissions').get()?.count ?? 0);
  const layout = version < migrations.length ? `; the next start brings layout ${version} up to date` : '';
  return ok('database', `Whole, with ${count} submissions${layout}.`);
}

function checkDocuments(db: DatabaseSync, dataFolder: string): Finding {
  const blobs = db
    .prepare('SELECT sha256, size FROM blobs')
    .all()
    .map((row) => blobSchema.parse(row));
  const lost = blobs.filter(({ sha256, size }) => {
    const facts = statSync(join(dataFolder, 'blobs', sha256.slice(0, 2), sha256), { throwIfNoEntry: false });
    return facts?.size !== size;
  });
  if (lost.length === 0) return ok('documents', `${blobs.length}, all there.`);
  const says = `${lost.length} of ${blobs.length} documents are missing or cut short: ${lost[0]?.sha256 ?? ''}${lost.length > 1 ? ' and others' : ''}.`;
  return problem('documents', says, 'Bring data/blobs back from a backup, or attach the documents again.');
}
