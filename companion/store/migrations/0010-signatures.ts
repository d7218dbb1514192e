/** Documents of a submission that are sent signed. Its payload stays as it was stored; the signed bytes stand beside it. */
export const signatures = `
ALTER TABLE submissions ADD COLUMN signatures TEXT NOT NULL DEFAULT '[]';
`;
