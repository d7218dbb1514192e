/** A reading for a person at a terminal. */
import { caseFields, fieldIds } from '../../shared/case/fields.ts';
import type { PlainReading } from '../../shared/extraction/plain-reading.ts';

const printed = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function printReading(reading: PlainReading): string {
  const lines = [
    reading.isCasePage ? 'A case page' : 'Not a case page',
    `  ${reading.reasons.join(', ') || 'nothing speaks for it'}`,
  ];
  if (reading.restriction !== null) lines.push(`Restricted: ${reading.restriction}`);
  for (const id of fieldIds) {
    const from = reading.provenance[id];
    const reason = reading.missing[id];
    if (from !== undefined) {
      const doubt = from.doubt === undefined ? '' : `, ${from.doubt}`;
      lines.push(
        `${id.padEnd(24)} ${printed(reading.fields[id])}`,
        `${' '.repeat(24)} ${caseFields[id].cs}: „${from.raw}“ (${from.rung}, ${from.confidence}${doubt}) ${from.place.selector}`,
      );
    } else if (reason !== undefined && reason !== 'not-found') lines.push(`${id.padEnd(24)} ${reason}`);
  }
  for (const { href, name, documentType, obstacle } of reading.documents)
    lines.push(`${documentType.padEnd(24)} ${name} ${href}${obstacle === undefined ? '' : ` (${obstacle})`}`);
  for (const origin of reading.unreadFrames) lines.push(`Not read: a frame of ${origin}`);
  return lines.join('\n');
}
