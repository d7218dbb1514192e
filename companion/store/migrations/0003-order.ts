/** What the worker asks before every run: who is next. */
export const order = `
CREATE INDEX submissionsNext ON submissions (system, attempts)
  WHERE state IN ('queued', 'retrying', 'accepted', 'unknown');
`;
