/** A list of submissions as a spreadsheet opens it in Czech: semicolons, a byte order mark, CRLF (RFC 4180). */

/**
 * A cell as text. Threat: a title from a page that begins like a formula would be carried out by the spreadsheet, so
 * such a cell gets an apostrophe in front.
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}
