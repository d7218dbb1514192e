/** What the demo prints: a table of what was read and what was sent, and times. */
import { caseFields, type FieldId } from '../../shared/case/fields.ts';
import type { Draft } from '../../shared/contract/draft.ts';
import type { PageReading } from '../../shared/contract/messages.ts';
import { auctionFields } from '../../shared/submissions/auction-fields.ts';

function cell(text: string, width: number): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return (plain.length > width ? `${plain.slice(0, width - 1)}…` : plain).padEnd(width);
}

const widths = [24, 34, 44, 34] as const;
const line = (...cells: readonly string[]): string =>
  cells
    .map((text, index) => cell(text, widths[index] ?? 20))
    .join('  ')
    .trimEnd();

function whereRead(reading: PageReading['reading'], id: FieldId): { raw: string; where: string } {
  const field = reading.fields[id];
  if (field.status === 'missing') return { raw: '', where: field.reason };
  const { place, rung, raw } = field;
  const label = place.label === '' ? rung : `${rung} „${place.label}“`;
  return { raw, where: `${label} ${place.frame === '' ? '' : `${place.frame} >>> `}${place.selector}` };
}

/** Field, value as printed on the page, where it was read, what was sent. */
export function fieldTable(page: PageReading, draft: Draft | null): string {
  const rows = auctionFields.map(({ id }) => {
    const { raw, where } = whereRead(page.reading, id);
    const sent = draft?.fields[id]?.value;
    return line(caseFields[id].cs, raw, where, sent === undefined ? '' : JSON.stringify(sent));
  });
  const files = draft?.attachments.map((one) =>
    line('Příloha', one.name, one.href ?? '', `${one.documentType}, ${one.size} B`),
  );
  return [line('POLE', 'NA STRÁNCE', 'KDE', 'K ODESLÁNÍ'), ...rows, ...(files ?? [])].join('\n');
}

interface Step {
  readonly name: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export function stepTable(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      const taken =
        step.startedAt && step.finishedAt
          ? `${Date.parse(step.finishedAt) - Date.parse(step.startedAt)} ms`
          : '';
      return `  ${step.name.padEnd(12)}${step.state.padEnd(10)}${taken}`;
    })
    .join('\n');
}
