/** The options page's way to the background worker, the grants and the settings. */
import type { ProfileList, RestrictionWords } from '../../../shared/contract/messages.ts';
import { browser } from '../../platform/browser.ts';
import { readSettings, writeSettings } from '../../platform/settings.ts';
import { storeOwnFile } from '../files/store-own-file.ts';
import { grantedPatterns } from '../grants/grants.ts';
import { send } from '../messaging/send.ts';
import type { OptionsBackend, PairingInfo } from './backend.ts';

export function createOptionsConnection(): OptionsBackend {
  return {
    // What our own background answers.
    pairing: async () => (await send('pairing.read', {})) as PairingInfo,
    pair: async (code) => (await send('pairing.start', { code })) as { serviceName: string },
    async forgetPairing() {
      await send('pairing.forget', {});
    },
    grantedSites: grantedPatterns,
    async withdrawGrant(pattern) {
      await browser.permissions.remove({ origins: [pattern] });
      await send('site.grant-changed', {});
    },
    profiles: async () => (await send('profiles.list', {})) as ProfileList,
    importProfile: async (text) => (await send('profiles.import', { text })) as string,
    async removeProfile(name) {
      await send('profiles.remove', { name });
    },
    restrictionWords: async () => (await send('restriction-words.read', {})) as RestrictionWords,
    saveRestrictionWords: async (words) =>
      (await send('restriction-words.save', { words: [...words] })) as readonly string[],
    storeFile: (file) =>
      storeOwnFile(
        (name) => browser.runtime.connect({ name }),
        file,
        () => undefined,
      ),
    saveFile(name, text) {
      const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      Object.assign(document.createElement('a'), { href: address, download: name }).click();
      URL.revokeObjectURL(address);
    },
    // The background ran the route's reply schema; its type is the route's own.
    call: async (route, message) => (await send('service.call', { route, message })) as never,
    notifications: async () => (await readSettings()).notifications,
    async saveNotifications(notifications) {
      await writeSettings({ notifications });
    },
    singleKeys: async () => (await readSettings()).singleKeys,
    async saveSingleKeys(singleKeys) {
      await writeSettings({ singleKeys });
    },
    async saveAppearance(appearance) {
      await writeSettings(appearance);
    },
    version: browser.runtime.getManifest().version,
  };
}
