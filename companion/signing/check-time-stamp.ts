/** Reads a time-stamp token (RFC 3161) and says whether it holds for what it is said to have stamped. */
import { TSTInfo } from 'pkijs';
import { hashOf } from './algorithms.ts';
import { isForTimeStamping, readCertificate } from './certificate.ts';
import { BadSignature, checkCms, readSignedData } from './check-cms.ts';
import { contentIds } from './cms-ids.ts';
import { fromDer } from './der.ts';
import { digestOf, type Hash } from './signer.ts';

export interface TimeStamp {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly authority: string;
  readonly policy: string;
  /** Hexadecimal, where the token carries one. */
  readonly nonce: string | undefined;
  readonly hash: Hash;
}

/** @throws Error naming what doesn't hold; never quotes the token. */
export function checkTimeStamp(token: Uint8Array, stamped: Uint8Array): TimeStamp {
  const signedData = readSignedData(token);
  const { eContentType, eContent } = signedData.encapContentInfo;
  if (eContentType !== contentIds.timeStampInfo || eContent === undefined) {
    throw new BadSignature('not a time stamp');
  }
  const content = new Uint8Array(eContent.getValue());
  const { certificate } = checkCms(signedData, {
    type: contentIds.timeStampInfo,
    digest: (hash) => digestOf(hash, content),
  });
  const info = new TSTInfo({ schema: fromDer(content) });
  const hash = hashOf(info.messageImprint.hashAlgorithm);
  if (hash === undefined) throw new BadSignature('weak or unknown hash');
  const imprint = info.messageImprint.hashedMessage.valueBlock.valueHexView;
  if (Buffer.compare(imprint, digestOf(hash, stamped)) !== 0) throw new BadSignature('imprint differs');
  if (!isForTimeStamping(certificate)) throw new BadSignature('certificate is not for time stamping');
  const at = info.genTime.getTime();
  const facts = readCertificate(certificate);
  if (at < facts.validFrom || at > facts.validTo) throw new BadSignature('certificate was not valid');
  const nonce = info.nonce?.valueBlock.valueHexView;
  return {
    at,
    authority: facts.name,
    policy: info.policy,
    nonce: nonce === undefined ? undefined : Buffer.from(nonce).toString('hex'),
    hash,
  };
}
