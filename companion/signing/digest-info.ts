/** DigestInfo of PKCS #1 (RFC 8017, section 9.2, note 1): what a chip that only does bare RSA is given. */
import type { Hash } from './signer.ts';

const prefixes: Readonly<Record<Hash, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

export function digestInfo(hash: Hash, digest: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(prefixes[hash], 'hex'), digest]);
}
