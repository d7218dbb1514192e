/** What every list counts: by state, and what was left as a draft. Without these each count reads all that was ever filed. */
export const counts = `
CREATE INDEX submissionsByState ON submissions (state);
CREATE INDEX submissionsLeftAsDraft ON submissions (system, remoteId) WHERE remoteState = 'draft';
`;
