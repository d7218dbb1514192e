/** What is said between the companion and the process that holds a token's driver. */

/** How many tries a token still gives, as its flags say; most say nothing between the first and the last. */
export type PinAttempts = 'many' | 'low' | 'final' | 'locked';

export interface TokenFacts {
  /** The same token is the same wherever it is plugged in: a hash of maker, model, serial number and label. */
  readonly id: string;
  readonly label: string;
  readonly attempts: PinAttempts;
  /** The PIN is typed on the reader itself. */
  readonly hasPinPad: boolean;
}

export interface TokenKey {
  /** DER. */
  readonly certificate: Uint8Array;
  /** Certificates of its issuers that lie on the token, DER. */
  readonly chain: readonly Uint8Array[];
}

/** How a digest is signed; hashed outside, so that a large document doesn't travel to a chip. */
export interface TokenMechanism {
  readonly kind: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  readonly saltLength: number;
}

export type TokenQuestion =
  | { readonly ask: 'find'; readonly module: string; readonly token?: string | undefined }
  /** At most one a process: a wrong PIN ends it. */
  | { readonly ask: 'login'; readonly pin: string; readonly certificate?: string | undefined }
  | { readonly ask: 'sign'; readonly digest: Uint8Array; readonly mechanism: TokenMechanism };

export type TokenFailure =
  | 'no-library'
  | 'no-driver'
  | 'no-token'
  | 'several-tokens'
  | 'wrong-pin'
  | 'locked'
  | 'no-key'
  | 'no-certificate'
  | 'several-keys'
  | 'failed';

export type TokenAnswer =
  | { readonly found: TokenFacts }
  | { readonly key: TokenKey }
  | { readonly signature: Uint8Array }
  | { readonly failure: TokenFailure; readonly attempts?: PinAttempts };
