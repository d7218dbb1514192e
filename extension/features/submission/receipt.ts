/** The receipt as the companion hands it over: a PDF as base64. */
import type { RouteReply } from '../../../shared/contract/routes.ts';

export function receiptFile({ content }: RouteReply<'receipts.read'>): Blob {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type: 'application/pdf' });
}
