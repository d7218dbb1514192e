/** What of a case would give a person away: names and addresses. No anchor may hold any of it. */
import type { Person } from '../../../shared/case/record.ts';
import type { CaseReading, FieldReading } from '../../../shared/extraction/reading.ts';

const textsOf = (
  person: Partial<Record<keyof Person | 'firstName' | 'lastName', string | undefined>>,
): string[] => Object.values(person).filter((text) => typeof text === 'string');

export function caseTexts({ fields }: CaseReading): readonly string[] {
  const raw = (reading: FieldReading<unknown>): string[] =>
    reading.status === 'found' ? [reading.raw] : reading.candidates.map((one) => one.raw);
  const persons = [fields.creditors, fields.debtors].flatMap((reading) =>
    reading.status === 'found' ? reading.value.flatMap(textsOf) : [],
  );
  const addressee = fields.addressee.status === 'found' ? textsOf(fields.addressee.value) : [];
  const lots = fields.lots.status === 'found' ? fields.lots.value.map(({ title }) => title ?? '') : [];
  return [...persons, ...addressee, ...raw(fields.address), ...raw(fields.title), ...lots].filter(
    (text) => text !== '',
  );
}
