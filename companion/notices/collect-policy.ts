/** Which confirmations are fetched by themselves: what an administrator set counts, else what the office was asked. */
import type { RouteReply } from '../../shared/contract/routes.ts';
import type { OfficeSettings } from '../../shared/office/settings.ts';
import type { CollectChoice } from '../config/settings-file.ts';

export type CollectPolicy = RouteReply<'notices.office'>['collect'];

export function collectPolicy(set: CollectChoice | null, settings: OfficeSettings['notices']): CollectPolicy {
  if (set !== null) return { own: set !== 'off', office: set === 'office', setBy: 'administrator' };
  const { collectOwn, collectOffice } = settings;
  return {
    own: collectOwn === true,
    office: collectOffice,
    setBy: collectOwn === null && !collectOffice ? null : 'office',
  };
}

/** False where the office decided that confirmations don't come this way. */
export function expectsConfirmations({ own, office, setBy }: CollectPolicy): boolean {
  return own || office || setBy === null;
}
