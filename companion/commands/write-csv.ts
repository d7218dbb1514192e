/**
 * Comma-separated values (RFC 4180) for a spreadsheet. Answers the threat of a text from a case page that a spreadsheet
 * would take for a formula and run: such a cell gets an apostrophe in front. Proved in write-csv.test.ts.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n');
}

function toCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
