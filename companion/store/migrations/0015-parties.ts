/** Who the parties of a case are, to be found by. By the case, so that everything filed for it is found. */
export const parties = `
CREATE TABLE parties (
  fileMark TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (fileMark, name)
) STRICT, WITHOUT ROWID;
`;
