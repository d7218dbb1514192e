/** Documents of the notice board that are followed, and their confirmations. */
export const notices = `
CREATE TABLE notices (
  cudid TEXT PRIMARY KEY,
  fileMark TEXT NOT NULL,
  record TEXT NOT NULL,
  readAt INTEGER NOT NULL,
  postedHere INTEGER NOT NULL,
  withdrawnAt INTEGER,
  goneAt INTEGER,
  confirmationsReadAt INTEGER
) STRICT;
CREATE INDEX noticesByCase ON notices (fileMark);

CREATE TABLE confirmations (
  cudid TEXT NOT NULL REFERENCES notices (cudid),
  type TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('available', 'collecting', 'stored', 'elsewhere')),
  collectedAt INTEGER,
  storedAt INTEGER,
  sha256 TEXT REFERENCES blobs (sha256),
  size INTEGER,
  filedAt INTEGER,
  filedBy TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (cudid, type)
) STRICT;
`;
