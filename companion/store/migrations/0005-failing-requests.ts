/** Requests that a system which locks out by their number refused (Ingatlanok reference, section 7). */
export const failingRequests = `
CREATE TABLE failingRequests (
  what TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX failingRequestsAt ON failingRequests (at);
`;
