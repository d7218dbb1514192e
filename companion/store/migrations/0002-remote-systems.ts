/** What is known of a remote system as a whole: findings about how it behaves, and until when it is left alone. */
export const remoteSystems = `
CREATE TABLE remoteFacts (
  system TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (system, name)
) STRICT;

CREATE TABLE circuits (
  system TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  until INTEGER NOT NULL,
  problem TEXT NOT NULL
) STRICT;
`;
