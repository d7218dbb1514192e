/** What the options page needs from outside. */
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { ProfileList, RestrictionWords } from '../../../shared/contract/messages.ts';
import type { RouteName, RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';
import type { Appearance } from '../../ui/appearance.ts';

export interface PairingInfo {
  readonly paired: boolean;
  readonly serviceName: string | null;
  readonly pairedAt: string | null;
}

export interface OptionsBackend {
  pairing(): Promise<PairingInfo>;
  /** Proves the pasted code to the service and keeps the pairing. @throws ProblemError */
  pair(code: string): Promise<{ readonly serviceName: string }>;
  /** Ends this browser's pairing on both sides. */
  forgetPairing(): Promise<void>;
  /** Patterns of the sites a person allowed: `https://spis.example.cz/*`. */
  grantedSites(): Promise<readonly string[]>;
  withdrawGrant(pattern: string): Promise<void>;
  profiles(): Promise<ProfileList>;
  /** Takes the text of a profile file. @returns the name it got @throws ProblemError naming the place that is refused */
  importProfile(text: string): Promise<string>;
  removeProfile(name: string): Promise<void>;
  restrictionWords(): Promise<RestrictionWords>;
  /** @returns those of the words that are not kept */
  saveRestrictionWords(words: readonly string[]): Promise<readonly string[]>;
  /** Hands a picture over to the companion. @throws ProblemError */
  storeFile(file: File): Promise<StoredFile>;
  /** Offers a text as a file to keep. */
  saveFile(name: string, text: string): void;
  /** @throws ProblemError */
  call<R extends RouteName>(route: R, message: RouteRequest<R>): Promise<RouteReply<R>>;
  notifications(): Promise<boolean>;
  saveNotifications(on: boolean): Promise<void>;
  singleKeys(): Promise<boolean>;
  saveSingleKeys(on: boolean): Promise<void>;
  saveAppearance(appearance: Appearance): Promise<void>;
  /** Version of the extension. */
  readonly version: string;
}
