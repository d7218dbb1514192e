import type { FieldId } from '../../case/fields.ts';

/** What a label can name: a field of the case, or a part that fields are built from. */
export type Slot =
  | FieldId
  | 'startDate'
  | 'startTime'
  | 'endTime'
  | 'date'
  | 'time'
  | 'from'
  | 'until'
  | 'amount'
  | 'coordinates'
  | 'kindWords'
  | 'lotNumber'
  | 'personName'
  | 'firstName'
  | 'lastName'
  | 'birthDate'
  | 'companyId'
  | 'personAddress'
  | 'personRole'
  | 'otherPerson'
  | 'registryOfficeCode'
  | 'documentName'
  | 'street'
  | 'houseNumber'
  | 'otherPayment';

/**
 * A dictionary: slot → labels separated by `|`. Labels after `~` are weak: they count only where no strong one answers.
 * Case, diacritics, dots, spaces and colons do not matter.
 */
export type Labels = Partial<Record<Slot, string>>;
