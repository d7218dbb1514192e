/** Which user of Docházka.net each pair records for: said once, by the person who sits there. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { statement } from '../store/statement.ts';

interface AttendancePerson {
  /** Identifier of the user at Docházka.net. */
  readonly id: number;
  readonly name: string;
}

export interface AttendancePeople {
  read(pair: string): AttendancePerson | null;
  /** Null forgets. */
  write(pair: string, person: AttendancePerson | null): void;
}

const rowSchema = z.object({ userId: z.int(), name: z.string() });

export function createAttendancePeople(db: DatabaseSync): AttendancePeople {
  return {
    read: (pair) => {
      const row = statement(db, 'SELECT userId, name FROM attendancePeople WHERE pair = ?').get(pair);
      if (row === undefined) return null;
      const { userId, name } = rowSchema.parse(row);
      return { id: userId, name };
    },
    write: (pair, person) => {
      if (person === null) {
        statement(db, 'DELETE FROM attendancePeople WHERE pair = ?').run(pair);
        return;
      }
      statement(
        db,
        `INSERT INTO attendancePeople (pair, userId, name) VALUES (?, ?, ?)
         ON CONFLICT (pair) DO UPDATE SET userId = excluded.userId, name = excluded.name`,
      ).run(pair, person.id, person.name);
    },
  };
}
