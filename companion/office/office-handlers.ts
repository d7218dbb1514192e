import type { Handlers } from '../routes.ts';
import type { Office } from './office.ts';
import type { OfficeProfiles } from './office-profiles.ts';

/** The routes about the office's settings. @param nameOfPair who asks, for the audit. */
export function createOfficeHandlers(
  office: Office,
  profiles: OfficeProfiles,
  nameOfPair: (pair: string) => string,
): Pick<Handlers, 'office.read' | 'office.save' | 'office.profiles'> {
  return {
    'office.read': async () => office.read(),
    'office.save': async ({ version, settings }, { pair }) =>
      office.save(version, settings, nameOfPair(pair)),
    'office.profiles': async ({ known }) => {
      const { version, profiles: all } = profiles.read();
      return { version, profiles: version === known ? null : [...all] };
    },
  };
}
