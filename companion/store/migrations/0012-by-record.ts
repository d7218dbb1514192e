/** What is learnt about a record is told to every submission about it: each step asks for them. */
export const byRecord = `
CREATE INDEX submissionsByRecord ON submissions (system, remoteId) WHERE remoteId IS NOT NULL;
`;
