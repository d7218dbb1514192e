/** Which user of Docházka.net a pair records for. */
export const attendancePeople = `
CREATE TABLE attendancePeople (
  pair TEXT PRIMARY KEY,
  userId INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
`;
