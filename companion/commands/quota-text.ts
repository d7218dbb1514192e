import type { ServiceInfo } from '../../shared/contract/service-info.ts';

type Quota = NonNullable<ServiceInfo['systems'][number]['quota']>;

/** How much of a system's limit is used, as a sentence. */
export function quotaText({ what, used, limit }: Quota): string {
  return `${used} of ${limit} ${what === 'failing' ? 'failing requests' : 'requests'} in an hour.`;
}
