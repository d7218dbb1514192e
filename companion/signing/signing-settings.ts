/** The office's settings of signing: `signing` in config.json (docs/signing.md). No secret is among them. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { signedTypes, timeStampSchema } from '../../shared/contract/signing-routes.ts';

const path = z.string().max(500).refine(isAbsolute, 'must be an absolute path');

const text = z.string().min(1).max(200);

export const keySchema = z.union(
  [
    z.strictObject({ file: path }),
    z.strictObject({
      /** The token's driver. */
      module: path,
      /** Label or serial number, where several tokens may be connected. */
      token: text.optional(),
      /** Label of the certificate or its serial number in hexadecimal, where the token has several. */
      certificate: text.optional(),
    }),
  ],
  'must be {"file": …} or {"module": …, "token": …, "certificate": …} with absolute paths',
);

export const signingSettingsSchema = z.strictObject({
  key: keySchema,
  /** Documents of these types are sent only once they are signed. */
  documentTypes: z.array(z.enum(signedTypes)).max(20).default([]),
  timeStamp: timeStampSchema.optional(),
  /** The page that shows who signed; left out: the signature isn't to be seen. */
  stamp: z.enum(['first', 'last']).optional(),
  /** A font with Czech letters for it, in place of one of the system's. */
  stampFont: path.optional(),
});
export type SigningSettings = z.output<typeof signingSettingsSchema>;
export type KeySettings = SigningSettings['key'];
