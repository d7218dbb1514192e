/**
 * Answers the threat of another user of the same machine reading the office's data: what we keep must belong
 * to us and be closed to everybody else. Proved by owner-only.test.ts.
 */
import { statSync } from 'node:fs';

/** As sentences call the owner of a file or program that isn't this user. */
export const ownerName = (userId: number): string =>
  userId === 0 ? 'root' : `another user (number ${userId})`;

/** A sentence saying what is wrong, or undefined when file or folder belongs to this user alone. */
export function whyNotOwnerOnly(path: string, userId = process.getuid?.()): string | undefined {
  if (userId === undefined) return undefined; // Windows: the profile folder's access list guards it
  const facts = statSync(path);
  if (facts.uid !== userId) return `${path} belongs to another user.`;
  if ((facts.mode & 0o077) !== 0) {
    const mode = (facts.mode & 0o777).toString(8);
    return `${path} can be opened by other users (mode ${mode}); close it with: chmod go= ${path}`;
  }
  return undefined;
}
