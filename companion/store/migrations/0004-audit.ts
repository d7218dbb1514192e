/**
 * The audit: one line for everything that happened, each holding the hash of the line before it. What a line says can't
 * be changed or taken away; only two things may still happen to it: it is sealed once, and its salt is forgotten.
 * `source` and `sourceSeq` name the row whose content `what` is the salted digest of.
 */
export const auditTable = `
CREATE TABLE audit (
  line INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  submissionId TEXT,
  source TEXT,
  sourceSeq INTEGER,
  what TEXT NOT NULL,
  result TEXT NOT NULL,
  remoteId TEXT,
  link TEXT NOT NULL,
  salt TEXT,
  keyId TEXT,
  seal TEXT
) STRICT;
CREATE INDEX auditBySubmission ON audit (submissionId);
CREATE INDEX auditUnsealed ON audit (line) WHERE seal IS NULL;

CREATE TRIGGER auditGoesOnAtTheEnd BEFORE INSERT ON audit
WHEN NEW.line <> (SELECT coalesce(max(line), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'an audit line goes behind the last one'); END;

CREATE TRIGGER auditIsNeverTakenAway BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit line is never taken away'); END;

CREATE TRIGGER auditIsNeverChanged BEFORE UPDATE ON audit
WHEN NEW.line <> OLD.line OR NEW.at <> OLD.at OR NEW.who <> OLD.who OR NEW.action <> OLD.action
  OR NEW.submissionId IS NOT OLD.submissionId OR NEW.source IS NOT OLD.source
  OR NEW.sourceSeq IS NOT OLD.sourceSeq OR NEW.what <> OLD.what OR NEW.result <> OLD.result
  OR NEW.remoteId IS NOT OLD.remoteId OR NEW.link <> OLD.link
  OR (NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
  OR (OLD.seal IS NOT NULL AND (NEW.seal IS NOT OLD.seal OR NEW.keyId IS NOT OLD.keyId))
BEGIN SELECT RAISE(ABORT, 'an audit line is never changed'); END;
`;
