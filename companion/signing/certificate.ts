/** What a certificate says of itself. Whether somebody should be trusted is not judged here. */
import { X509Certificate } from 'node:crypto';
import { Certificate, ExtKeyUsage } from 'pkijs';

export interface CertificateFacts {
  /** The holder's common name. */
  readonly name: string;
  readonly issuerName: string;
  readonly serialNumber: string;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
}

const commonName = '2.5.4.3';
const organisation = '2.5.4.10';
const extendedKeyUsage = '2.5.29.37';
const keyUsageTimeStamping = '1.3.6.1.5.5.7.3.8';

export function readCertificate(der: Uint8Array): CertificateFacts {
  const certificate = Certificate.fromBER(Uint8Array.from(der));
  return {
    name: nameOf(certificate.subject),
    issuerName: nameOf(certificate.issuer),
    serialNumber: new X509Certificate(der).serialNumber.toLowerCase(),
    validFrom: certificate.notBefore.value.getTime(),
    validTo: certificate.notAfter.value.getTime(),
  };
}

/** RFC 3161, section 2.3: time stamping as its only use, and critical. */
export function isForTimeStamping(der: Uint8Array): boolean {
  const { extensions } = Certificate.fromBER(Uint8Array.from(der));
  const usage = extensions?.find((one) => one.extnID === extendedKeyUsage);
  if (usage?.critical !== true || !(usage.parsedValue instanceof ExtKeyUsage)) return false;
  const { keyPurposes } = usage.parsedValue;
  return keyPurposes.length === 1 && keyPurposes[0] === keyUsageTimeStamping;
}

type Name = Certificate['subject'];

function nameOf(name: Name): string {
  const read = (type: string): string | undefined =>
    name.typesAndValues.findLast((one) => one.type === type)?.value.valueBlock.value;
  return (read(commonName) ?? read(organisation) ?? '').slice(0, 200);
}
