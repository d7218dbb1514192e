/** What each type of document takes and how long it hangs (CÚD reference, sections 6 and 7). */
import type { NoticeType } from './board.ts';

interface TypeRule {
  readonly label: string;
  /** Legal persons since 1.2; X29 and X52 only natural ones (CU-26); PXX may go without (section 6.3). */
  readonly addressee: 'natural' | 'any' | 'optional';
  /** OHL carries none, and the two calls for pick-up may do without (CU-05). */
  readonly file: 'none' | 'optional' | 'required';
  /** Several písemnosti in one document (CU-22). */
  readonly several: boolean;
  /** Made-up periods, in days: the real ones are only known from the server's answer (CU-31). */
  readonly pickUpDays: number | null;
  readonly hangDays: number;
}

const rule = (
  label: string,
  addressee: TypeRule['addressee'],
  file: TypeRule['file'],
  hangDays: number,
  pickUpDays: number | null = null,
  several = false,
): TypeRule => ({ label, addressee, file, hangDays, pickUpDays, several });

export const typeRules: Readonly<Record<NoticeType, TypeRule>> = {
  'OHL-56a': rule('Oznámení – adresa na ohlašovně', 'natural', 'none', 15, 10, true),
  'OHL-56b': rule('Oznámení – bez domovní schránky', 'natural', 'none', 15, 10, true),
  OZN: rule('Oznámení', 'any', 'required', 15),
  U29: rule('Usnesení podle § 29 o. s. ř.', 'any', 'required', 15),
  X29: rule('Písemnost podle § 29 o. s. ř.', 'natural', 'required', 15),
  V49: rule('Výzva podle § 49 o. s. ř.', 'any', 'optional', 10, 10),
  X49: rule('Sdělení podle § 49 o. s. ř.', 'any', 'optional', 15),
  P50: rule('Písemnost podle § 50 o. s. ř.', 'any', 'required', 10, 10),
  X50: rule('Písemnost navazující na § 50 o. s. ř.', 'any', 'required', 15),
  P52: rule('Písemnost podle § 52', 'any', 'required', 15),
  X52: rule('Písemnost navazující na § 52', 'natural', 'required', 15),
  PXX: rule('Volné vyvěšení písemnosti', 'optional', 'required', 30),
};

/** Made up for practising (CU-09): the real values come from the code list too. */
export const deliveryKinds = [
  { kod: 'DVR', nazev: 'Do vlastních rukou' },
  { kod: 'DVRN', nazev: 'Do vlastních rukou, náhradní doručení vyloučeno' },
  { kod: 'PROSTE', nazev: 'Prosté doručení' },
] as const;
