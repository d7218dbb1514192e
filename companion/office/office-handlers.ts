import type { Handlers } from '../routes.ts';
import type { Office } from './office.ts';

/** The routes about the office's settings. @param nameOfPair who asks, for the audit. */
export function createOfficeHandlers(
  office: Office,
  nameOfPair: (pair: string) => string,
): Pick<Handlers, 'office.read' | 'office.save'> {
  return {
    'office.read': async () => office.read(),
    'office.save': async ({ version, settings }, { pair }) =>
      office.save(version, settings, nameOfPair(pair)),
  };
}
