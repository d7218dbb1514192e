/** A signing key in a PKCS#12 file (.p12, .pfx), as certification authorities and Windows hand them out. */
import { constants, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { P12Signer } from '@libpdf/core';
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  EncryptedContentInfo,
  getCrypto,
  getEngine,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeContents,
} from 'pkijs';
import { ProblemError } from '../../shared/contract/problems.ts';
import { fromDer, toDer } from './der.ts';
import { type Scheme, type Signer, schemeOf } from './signer.ts';

/** @throws ProblemError `signing-password-wrong`, `signing-key-unusable` with the reason. */
export async function openPkcs12(file: Uint8Array, password: string): Promise<Signer> {
  await useEngineForOldFiles();
  const { keys, certificates } = await readBags(file, passwordBytes(password));
  const pairs = keys.flatMap((key) => {
    const certificate = certificates.find((one) => new X509Certificate(one).checkPrivateKey(key));
    return certificate === undefined ? [] : [{ key, certificate }];
  });
  const [pair, another] = pairs;
  // As of `openssl pkcs12 -nocerts`, or with the certificate of another key.
  if (pair === undefined) throw unusable(keys.length === 0 ? 'no-key' : 'no-certificate');
  // Which of two keys was meant can't be guessed.
  if (another !== undefined) throw unusable('several-keys');
  const scheme = schemeOf(pair.certificate);
  if (scheme === undefined) throw unusable('algorithm');
  return {
    certificate: pair.certificate,
    chain: certificates.filter((one) => one !== pair.certificate),
    scheme,
    sign: async (data) => signWith(pair.key, scheme, data),
    close: async () => {},
  };
}

function signWith(key: KeyObject, scheme: Scheme, data: Uint8Array): Uint8Array {
  if (scheme.kind === 'ecdsa') return sign(scheme.hash, data, { key, dsaEncoding: 'der' });
  if (scheme.kind === 'rsa-pkcs1') return sign(scheme.hash, data, key);
  const { saltLength } = scheme;
  return sign(scheme.hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
}

interface Bags {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly Uint8Array[];
}

async function readBags(file: Uint8Array, password: ArrayBuffer): Promise<Bags> {
  let pfx: PFX;
  try {
    pfx = new PFX({ schema: fromDer(file) });
  } catch (error) {
    throw unusable('not-pkcs12', error);
  }
  let safe: AuthenticatedSafe;
  try {
    // The checksum over the whole is keyed with the password: this is where a wrong one shows.
    await pfx.parseInternalValues({ password, checkIntegrity: true });
    if (!(pfx.parsedValue?.authenticatedSafe instanceof AuthenticatedSafe)) throw new Error('no safe');
    safe = pfx.parsedValue.authenticatedSafe;
  } catch (error) {
    throw new ProblemError({ code: 'signing-password-wrong', params: { key: 'file' } }, { cause: error });
  }
  const keys: KeyObject[] = [];
  const certificates: Uint8Array[] = [];
  try {
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
    const contents: readonly { readonly value: SafeContents }[] = safe.parsedValue.safeContents;
    for (const { bagValue } of contents.flatMap(({ value }) => value.safeBags)) {
      if (bagValue instanceof CertBag && bagValue.parsedValue instanceof Certificate) {
        certificates.push(toDer(bagValue.parsedValue.toSchema()));
      } else if (bagValue instanceof PrivateKeyInfo) keys.push(keyOf(bagValue));
      else if (bagValue instanceof PKCS8ShroudedKeyBag) {
        keys.push(keyOf(await decryptKey(bagValue, password)));
      }
    }
  } catch (error) {
    throw unusable('not-readable', error);
  }
  return { keys, certificates };
}

async function decryptKey(bag: PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<PrivateKeyInfo> {
  const info = await getCrypto(true).decryptEncryptedContentInfo({
    encryptedContentInfo: new EncryptedContentInfo({
      contentEncryptionAlgorithm: bag.encryptionAlgorithm,
      encryptedContent: bag.encryptedData,
    }),
    password,
  });
  return PrivateKeyInfo.fromBER(info);
}

function keyOf(info: PrivateKeyInfo): KeyObject {
  const key = Buffer.from(toDer(info.toSchema()));
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function passwordBytes(password: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(password.normalize('NFC'), 'utf8')).buffer;
}

/**
 * pkijs alone can't undo 3DES and RC2, which older exports are encrypted with. LibPDF's engine for it can; LibPDF's own
 * reader puts it in place before it looks at a file. Only the engine is used: the reader takes no RSA-PSS keys and the
 * first certificate for the signer's.
 */
async function useEngineForOldFiles(): Promise<void> {
  const name = 'LibPDFCryptoEngine';
  if (getEngine().name === name) return;
  const refused = await P12Signer.create(Uint8Array.of(), '').then(
    () => false,
    () => true,
  );
  if (!refused || getEngine().name !== name) throw new Error('the engine for old files is not in place');
}

function unusable(reason: string, cause?: unknown): ProblemError {
  return new ProblemError({ code: 'signing-key-unusable', params: { reason } }, { cause });
}
