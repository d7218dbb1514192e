/** Why a person ended a submission. In the row, so that it goes with a purge; the audit has its digest only. */
export const closingNote = `
ALTER TABLE submissions ADD COLUMN closingNote TEXT;
`;
