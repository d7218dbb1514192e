/** A person as found on a page, and what labels and columns add to one. */
import type { Person } from '../case/record.ts';
import { parseCompanyId } from '../formats/company-id.ts';
import { parseDay } from '../formats/prague-time.ts';
import { cleanText } from '../formats/text.ts';
import type { SectionKind } from './labels/sections.ts';
import { isUnset } from './normalise.ts';
import type { Pair } from './pair.ts';
import type { Rung } from './reading.ts';
import type { Visibility } from './visibility.ts';

export type Side = 'creditors' | 'debtors';

export interface FoundPerson {
  readonly person: Person;
  readonly raw: string;
  readonly element: Element;
  readonly label: string;
  readonly visibility: Visibility;
  readonly rung: Rung;
  readonly confidence: number;
  readonly order: number;
}

const sides: Readonly<Record<string, Side>> = { debtor: 'debtors', creditor: 'creditors' };

export const sideOf = (kind: SectionKind | undefined): Side | undefined => (kind ? sides[kind] : undefined);

/** What a label says about a person already begun. */
export function attribute(pair: Pick<Pair, 'slot' | 'raw'>): Partial<Person> {
  const raw = pair.raw.replace(/\n/g, ', ');
  if (isUnset(raw)) return {};
  const day = parseDay(raw);
  const company = parseCompanyId(raw);
  if (pair.slot === 'birthDate' || pair.slot === 'companyId') {
    if (day !== undefined) return { birthDate: day };
    return company ? { companyId: company.companyId } : {};
  }
  if (pair.slot === 'personAddress' || pair.slot === 'address') return { address: cleanText(raw, 300) };
  return {};
}
