/** Dependent steps of a chain, and what a submission waits for before it may start. */
export const chains = `
ALTER TABLE submissions ADD COLUMN afterId TEXT REFERENCES submissions (id);
ALTER TABLE submissions ADD COLUMN awaits TEXT NOT NULL DEFAULT '[]';
CREATE INDEX submissionsAfter ON submissions (afterId) WHERE afterId IS NOT NULL;
`;
