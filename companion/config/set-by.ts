/** Where each setting of filing was set, for a person who wonders why it is as it is. */
import type { ServiceInfo, SetBy } from '../../shared/contract/service-info.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import type { SettingsFile } from './settings-file.ts';

export type FilingSetBy = NonNullable<ServiceInfo['setBy']>;

/** In the order in which loadConfig looks. */
export function readSetBy(env: PlatformFacts['env'], own: SettingsFile, office: SettingsFile): FilingSetBy {
  const setBy = (variable: string, read: (file: SettingsFile) => unknown): SetBy => {
    if (env[variable]) return 'environment';
    if (read(own) !== undefined) return 'file';
    return read(office) === undefined ? 'nobody' : 'office';
  };
  return {
    training: setBy('PODATELNA_TRAINING', ({ training }) => training),
    undoPublic: setBy('PODATELNA_UNDO_PUBLIC_SECONDS', ({ undoSeconds }) => undoSeconds?.public),
    undoOther: setBy('PODATELNA_UNDO_OTHER_SECONDS', ({ undoSeconds }) => undoSeconds?.other),
    approval: setBy('PODATELNA_APPROVAL', ({ approval }) => approval),
  };
}
