/** Where a check comes from: what holds by default in the reader's language, what an office wrote itself as it stands. */
import { type CheckId, defaultOfficeSettings } from '../../shared/office/settings.ts';
import { type Language, translate } from './locales/translate.ts';

const ownRule = 'rule of the office';

/** Not in the catalogues: they are part of the background, too, whose size is limited, and Czech is in the defaults. */
const english: Readonly<Partial<Record<CheckId, string>>> = {
  lowestBid:
    'o. s. ř. (civil procedure), § 336e (1), § 329 (2); shares of repeated auctions (§ 336m (3)) are for the office to verify',
  depositShare: 'o. s. ř. (civil procedure), § 336e (2)',
  depositAccount: ownRule,
  daysAhead: ownRule,
  workingDay: ownRule,
  officeHours: ownRule,
  numberUsed: ownRule,
  personalData: 'protection of personal data',
};

export function checkSource(language: Language, check: CheckId, source: string): string {
  if (source !== defaultOfficeSettings.checks[check].source) return source;
  // That nothing can be added after publishing is what the finding says itself.
  if (check === 'reportMissing' || check === 'photographsMissing') {
    return translate(language, 'system.portal-drazeb');
  }
  return language === 'en' ? (english[check] ?? source) : source;
}
