import type { CertificateFacts } from './certificate.ts';

const monthMs = 30 * 24 * 60 * 60 * 1000;

/** A person should see to a new one now. */
export function expiresSoon({ validTo }: Pick<CertificateFacts, 'validTo'>, now: number): boolean {
  return validTo - now < monthMs;
}
