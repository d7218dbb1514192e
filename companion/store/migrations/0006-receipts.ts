/** The receipt of each finished submission: its file, and the line of the audit it names. */
export const receipts = `
CREATE TABLE receipts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  submissionId TEXT NOT NULL UNIQUE REFERENCES submissions (id),
  sha256 TEXT NOT NULL REFERENCES blobs (sha256),
  size INTEGER NOT NULL,
  line INTEGER NOT NULL,
  link TEXT NOT NULL,
  madeAt INTEGER NOT NULL
) STRICT;
CREATE INDEX receiptsBySha ON receipts (sha256);
`;
