/**
 * SQL condition on a row `one`: an earlier submission about the same thing (the same lot, the same business key, or one
 * record at the remote) has to go first, whatever its fate still depends on: undo window, approval, another try, a lost
 * answer. What is about other records of the case doesn't wait for it; of those that are due the one stored first goes
 * first.
 */
export const isHeldBack = `EXISTS (
  SELECT 1 FROM submissions AS earlier
  WHERE earlier.system = one.system AND earlier.seq < one.seq
    AND earlier.state IN ('waiting', 'held', 'queued', 'sending', 'retrying', 'unknown') AND (
      (earlier.fileMark = one.fileMark AND earlier.kind = one.kind AND earlier.lot = one.lot)
      OR earlier.businessKey = one.businessKey
      OR coalesce(earlier.remoteId, earlier.inheritedRemoteId) = coalesce(one.remoteId, one.inheritedRemoteId)))`;

/** SQL condition on a row `one`: the step of its chain before it isn't done. */
export const comesLater = `(one.afterId IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM submissions AS before WHERE before.id = one.afterId AND before.state = 'done'))`;
