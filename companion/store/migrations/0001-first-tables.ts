/** Instants are milliseconds since 1970; lists and records are JSON, checked by a schema when read. */
export const firstTables = `
CREATE TABLE meta (one INTEGER PRIMARY KEY CHECK (one = 1), cursor INTEGER NOT NULL) STRICT;
INSERT INTO meta (one, cursor) VALUES (1, 0);

CREATE TABLE submissions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  system TEXT NOT NULL,
  fileMark TEXT NOT NULL,
  kind TEXT NOT NULL,
  lot TEXT NOT NULL,
  action TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  pageUrl TEXT,
  payload TEXT NOT NULL,
  digest TEXT NOT NULL,
  businessKey TEXT NOT NULL,
  revisionOf TEXT REFERENCES submissions (id),
  duplicateReason TEXT,
  preparedBy TEXT NOT NULL,
  approvedBy TEXT,
  pair TEXT NOT NULL,
  training INTEGER NOT NULL,
  state TEXT NOT NULL,
  stateSince INTEGER NOT NULL,
  createdAt INTEGER NOT NULL,
  heldUntil INTEGER,
  dueAt INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  stopRequested INTEGER NOT NULL DEFAULT 0,
  acceptedAsIs INTEGER NOT NULL DEFAULT 0,
  inheritedRemoteId TEXT,
  problem TEXT,
  remoteId TEXT,
  remoteUrl TEXT,
  remoteState TEXT,
  candidates TEXT NOT NULL DEFAULT '[]',
  ignoredRemoteIds TEXT NOT NULL DEFAULT '[]',
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX submissionsDue ON submissions (system, state, dueAt);
CREATE INDEX submissionsChanged ON submissions (changed);
CREATE INDEX submissionsByCase ON submissions (fileMark, kind, lot);
CREATE INDEX submissionsByBusinessKey ON submissions (businessKey);
CREATE UNIQUE INDEX submissionsOneOpen ON submissions (fileMark, kind, lot)
  WHERE state NOT IN ('done', 'rejected', 'cancelled') AND duplicateReason IS NULL;

CREATE TABLE submissionAttachments (
  submissionId TEXT NOT NULL REFERENCES submissions (id),
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blobs (sha256),
  PRIMARY KEY (submissionId, position)
) STRICT;
CREATE INDEX submissionAttachmentsBySha ON submissionAttachments (sha256);

CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  submissionId TEXT NOT NULL REFERENCES submissions (id),
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  fromState TEXT,
  toState TEXT NOT NULL
) STRICT;
CREATE INDEX historyBySubmission ON history (submissionId);

CREATE TABLE steps (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  submissionId TEXT NOT NULL REFERENCES submissions (id),
  name TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('safe', 'effect', 'irreversible')),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'failed', 'skipped')),
  params TEXT NOT NULL DEFAULT '{}',
  intent TEXT NOT NULL DEFAULT 'null',
  result TEXT NOT NULL DEFAULT 'null',
  startedAt INTEGER NOT NULL,
  finishedAt INTEGER,
  lostAt INTEGER,
  absentReadings INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX stepsBySubmission ON steps (submissionId);
CREATE UNIQUE INDEX stepsOneOpen ON steps (submissionId) WHERE state = 'open';

CREATE TABLE drafts (
  fileMark TEXT NOT NULL,
  kind TEXT NOT NULL,
  lot TEXT NOT NULL,
  version INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL,
  draft TEXT NOT NULL,
  PRIMARY KEY (fileMark, kind, lot)
) STRICT;

CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mediaType TEXT NOT NULL,
  touchedAt INTEGER NOT NULL
) STRICT;

CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  pair TEXT NOT NULL,
  size INTEGER NOT NULL,
  createdAt INTEGER NOT NULL,
  sha256 TEXT REFERENCES blobs (sha256)
) STRICT;
`;
