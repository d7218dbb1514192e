/** Where a check comes from: what holds by default in the reader's language, what an office wrote itself as it stands. */
import { type CheckId, defaultOfficeSettings } from '../../shared/office/settings.ts';
import { type Language, type MessageKey, translate } from './locales/translate.ts';

const keyOf: Readonly<Record<CheckId, MessageKey>> = {
  lowestBid: 'check-source.lowest-bid',
  depositShare: 'check-source.deposit-share',
  depositAccount: 'check-source.office',
  daysAhead: 'check-source.office',
  workingDay: 'check-source.office',
  officeHours: 'check-source.office',
  numberUsed: 'check-source.office',
  // That nothing can be added later is what the finding says itself.
  reportMissing: 'check-source.portal',
  photographsMissing: 'check-source.portal',
  personalData: 'check-source.privacy',
};

export function checkSource(language: Language, check: CheckId, source: string): string {
  return source === defaultOfficeSettings.checks[check].source ? translate(language, keyOf[check]) : source;
}
