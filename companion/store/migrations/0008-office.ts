/** The office's own settings, what a person confirmed before filing, and what was last read of records at remotes. */
export const office = `
CREATE TABLE officeSettings (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL,
  settings TEXT NOT NULL
) STRICT;

ALTER TABLE submissions ADD COLUMN ticked TEXT NOT NULL DEFAULT '[]';

CREATE TABLE remoteRecords (
  system TEXT NOT NULL,
  id TEXT NOT NULL,
  fileMark TEXT NOT NULL,
  number TEXT NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT,
  startsAt TEXT,
  updatedAt TEXT,
  documentTypes TEXT NOT NULL DEFAULT 'null',
  readAt INTEGER NOT NULL,
  dismissedAt INTEGER,
  PRIMARY KEY (system, id)
) STRICT;
CREATE INDEX remoteRecordsByCase ON remoteRecords (fileMark);
`;
