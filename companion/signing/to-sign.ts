import type { Payload } from '../../shared/contract/submission.ts';
import { documentsOf } from '../outbox/signatures.ts';
import type { SigningSettings } from './signing-settings.ts';

/** SHA-256 of the documents that the office sends signed, each once. */
export function toSign(settings: SigningSettings | null, payload: Payload): readonly string[] {
  const types: ReadonlySet<string> = new Set(settings?.documentTypes ?? []);
  const documents = documentsOf(payload).filter(({ documentType }) => types.has(documentType));
  return [...new Set(documents.map((one) => one.sha256))];
}
