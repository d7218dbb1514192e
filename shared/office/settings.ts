/**
 * What an office fills in by itself and what it checks: one object, kept by the companion, shared by everybody who works
 * with it. Every figure of a check stands here with the source it comes from; none is hard-wired.
 */
import { z } from 'zod';
import { parseAccountNumber } from '../formats/account-number.ts';
import { listingId } from '../submissions/listing.ts';
import { defaultListingTemplate, isListingTemplate } from '../submissions/listing-description.ts';
import { isConfirmationPattern } from './confirmation-name.ts';
import { isSymbolPattern } from './symbol-pattern.ts';

const text = (most: number) => z.string().trim().max(most);
/** Wall clock in Prague. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Digits and `{kmen}`, `{rok}`, `{položka}`; empty: left to the bidder ("sdělí se dražiteli"). */
const pattern = text(60).refine(isSymbolPattern);
const ratio = z.strictObject({ of: z.int().min(1).max(100), outOf: z.int().min(1).max(100) });
const account = text(40).refine((given) => parseAccountNumber(given)?.checksumValid === true);

/**
 * - `blocks`: it can't be filed. - `tick`: a person confirms it, which is kept. - `note`: it is only shown.
 * - `off`: not checked.
 */
export const checkLevels = ['blocks', 'tick', 'note', 'off'] as const;
export type CheckLevel = (typeof checkLevels)[number];

const check = <T extends z.core.$ZodShape>(figures: T) =>
  z.strictObject({
    level: z.enum(checkLevels),
    /** Shown beside the finding. */ source: text(200),
    ...figures,
  });

export const registryOfficeSchema = z.strictObject({
  name: text(300).min(1),
  /** RÚIAN code of its address point. */
  addressPointCode: z.string().regex(/^[1-9]\d{0,8}$/),
});

export const officeSettingsSchema = z.strictObject({
  /** Accounts of the office that deposits are paid to; the first is proposed. */
  depositAccounts: z.array(account).max(20),
  variableSymbol: pattern,
  specificSymbol: pattern,
  usualStart: timeOfDay.nullable(),
  usualLengthMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 30)
    .nullable(),
  /** Where bidding takes place: a server's address or a room. */
  venue: text(300),
  /** Category of the portal by kind of auction. */
  categories: z.strictObject({ real: text(200), movable: text(200), virtual: text(200) }),
  contact: text(300),
  /** As the portal numbers the person; null: the first one it lists. */
  responsiblePerson: z.union([text(64), z.int()]).nullable(),
  /** With fields of the case in braces: `{fileMark}`, `{cadastralArea}`. */
  titleTemplate: text(300),
  descriptionTemplate: text(5_000),
  /** The central notice board. */
  notices: z.strictObject({
    /** The office's closing hour: what is prepared later is to be posted on the next working day. */
    closesAt: timeOfDay,
    /** Ohlašovny the office serves through, chosen from in the form. */
    registryOffices: z.array(registryOfficeSchema).max(200),
    /** Confirmations of documents posted here are fetched by themselves; null: nobody was asked yet. */
    collectOwn: z.boolean().nullable(),
    /** "Sběr potvrzení pro celý úřad": so are those of all documents of the office. */
    collectOffice: z.boolean(),
    /** Name of a confirmation's file (confirmation-name.ts). */
    confirmationName: text(200).refine(isConfirmationPattern),
  }),
  /** Listings on Ingatlanok.hu. */
  listings: z.strictObject({
    /** Proposed; null: chosen in the form where the portal lists several. */
    officeId: listingId.nullable(),
    sellerId: listingId.nullable(),
    /** Hungarian, with names of the case in braces: `{municipality}` (listing-description.ts). */
    template: text(5_000).refine(isListingTemplate),
  }),
  checks: z.strictObject({
    /** The lowest bid is exactly this share of the price, or the share of a repeated auction. */
    lowestBid: check({
      real: ratio,
      movable: ratio,
      repeated: z.array(ratio).max(5),
    }),
    /** The deposit is at most this share of the lowest bid. */
    depositShare: check({ most: ratio }),
    depositAccount: check({}),
    daysAhead: check({ days: z.int().min(0).max(365) }),
    workingDay: check({}),
    officeHours: check({ from: timeOfDay, to: timeOfDay }),
    numberUsed: check({}),
    reportMissing: check({}),
    photographsMissing: check({}),
    personalData: check({}),
  }),
});
export type RegistryOffice = z.output<typeof registryOfficeSchema>;
export type OfficeSettings = z.output<typeof officeSettingsSchema>;
export type CheckId = keyof OfficeSettings['checks'];

const ownRule = 'pravidlo úřadu';

/** What holds until an office says otherwise. Law: občanský soudní řád (99/1963 Sb.); portal reference, section 8. */
export const defaultOfficeSettings: OfficeSettings = {
  depositAccounts: [],
  variableSymbol: '',
  specificSymbol: '',
  usualStart: null,
  usualLengthMinutes: null,
  venue: '',
  categories: { real: '', movable: '', virtual: '' },
  contact: '',
  responsiblePerson: null,
  titleTemplate: '',
  descriptionTemplate: '',
  notices: {
    closesAt: '16:00',
    registryOffices: [],
    collectOwn: null,
    collectOffice: false,
    confirmationName: '{číslo} {druh} potvrzení {potvrzení}',
  },
  listings: { officeId: null, sellerId: null, template: defaultListingTemplate },
  checks: {
    lowestBid: {
      level: 'tick',
      source:
        'o. s. ř., § 336e odst. 1 a § 329 odst. 2; poměry opakovaných dražeb (§ 336m odst. 3) ať úřad ověří',
      real: { of: 2, outOf: 3 },
      movable: { of: 1, outOf: 3 },
      // Not read in the law itself: public texts name 1/2 after the first auction and 1/4 in the end (PD-33).
      repeated: [
        { of: 1, outOf: 2 },
        { of: 2, outOf: 5 },
        { of: 3, outOf: 10 },
        { of: 1, outOf: 4 },
      ],
    },
    depositShare: { level: 'tick', source: 'o. s. ř., § 336e odst. 2', most: { of: 3, outOf: 4 } },
    depositAccount: { level: 'tick', source: ownRule },
    daysAhead: { level: 'note', source: ownRule, days: 30 },
    workingDay: { level: 'note', source: ownRule },
    officeHours: { level: 'note', source: ownRule, from: '07:00', to: '18:00' },
    numberUsed: { level: 'tick', source: ownRule },
    reportMissing: { level: 'note', source: 'Portál dražeb: po zveřejnění už nejde přidat' },
    photographsMissing: { level: 'note', source: 'Portál dražeb: po zveřejnění už nejde přidat' },
    personalData: { level: 'tick', source: 'ochrana osobních údajů' },
  },
};

/** As an earlier version stored, sent or exported them: what came since is as by default. */
export const earlierOfficeSettings = z.preprocess((stored: unknown): unknown => {
  const given: Partial<OfficeSettings> = Object(stored);
  const checks = { ...defaultOfficeSettings.checks, ...given.checks };
  const notices = { ...defaultOfficeSettings.notices, ...given.notices };
  return { ...defaultOfficeSettings, ...given, notices, checks };
}, officeSettingsSchema);
