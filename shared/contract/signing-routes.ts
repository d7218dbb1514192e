/** Routes about signing: Podpisová kniha, and how the office signs. No route reads a secret. */
import { z } from 'zod';
import { documentTypes } from '../case/record.ts';
import { problemSchema } from './problems.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** The submission and the document's SHA-256 as the click approved it. */
const documentToSign = z.string().regex(/^[0-9a-f-]{36}\/[0-9a-f]{64}$/);

/** What can be sent only signed: papers of an auction by the portal's types, and the file of a notice. */
export const signedTypes = [...documentTypes.filter((type) => type !== 'image'), 'notice'] as const;

const certificateSchema = z.strictObject({
  name: z.string(),
  issuerName: z.string(),
  validTo: z.iso.datetime(),
  /** Within a month. */
  expiresSoon: z.boolean(),
});

export const timeStampSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500),
  /** The policy the authority must stamp under. */
  policy: z
    .string()
    .regex(/^\d+(\.\d+)+$/)
    .optional(),
});

const tokenText = z.string().min(1).max(200);

/** How the office signs, as a person sets it in the browser: no path of a file, no secret. */
const signingChoiceSchema = z.strictObject({
  key: z.discriminatedUnion('kind', [
    /** Documents are sent as they are. */
    z.strictObject({ kind: z.literal('none') }),
    /** The file that was handed over by `signing.set-key-file`, or that the settings file names. */
    z.strictObject({ kind: z.literal('file') }),
    z.strictObject({
      kind: z.literal('token'),
      /** Of {@link signingRoutes}' drivers: a library to be loaded is never named by a browser. */
      driver: z.string().max(40),
      /** Label or serial number, where several tokens may be connected. */
      token: tokenText.optional(),
      /** Label of the certificate, or its serial number in hexadecimal, where the token has several. */
      certificate: tokenText.optional(),
    }),
  ]),
  documentTypes: z.array(z.enum(signedTypes)).max(20),
  timeStamp: timeStampSchema.nullable(),
  /** The page that shows who signed; null: the signature isn't to be seen. */
  stamp: z.enum(['first', 'last']).nullable(),
});
export type SigningChoice = z.output<typeof signingChoiceSchema>;

const settingsReply = z.strictObject({
  /** Grows with every save. */
  version: z.int(),
  /** The administrator set it in the settings file: it can't be changed from a browser. */
  managed: z.boolean(),
  settings: signingChoiceSchema,
  /** Token drivers that were found on this machine. */
  drivers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** When each secret was stored; null: there is none. */
  secrets: z.strictObject({
    'signing-key': z.iso.datetime().nullable(),
    'time-stamp': z.iso.datetime().nullable(),
  }),
});

export const signingRoutes = {
  /** Podpisová kniha: the documents that wait for a signature, and the key that is to sign them. */
  'signing.list': {
    request: z.strictObject({}),
    reply: z.strictObject({
      /** Null: none is set, documents are sent as they are. */
      key: z
        .strictObject({
          kind: z.enum(['file', 'token']),
          /** A password or PIN has to come with the order to sign. */
          needsPin: z.boolean(),
          token: z
            .strictObject({
              label: z.string(),
              /** How many tries it still gives, as far as it says. */
              attempts: z.enum(['many', 'low', 'final', 'locked']),
              hasPinPad: z.boolean(),
              /** It refused a PIN. The next order to sign has to name this failure: a person was told of it. */
              failed: z.strictObject({ id: z.uuid(), at: z.iso.datetime() }).nullable(),
            })
            .nullable(),
          /** As far as it is known: a key is opened only to sign. */
          certificate: certificateSchema.nullable(),
          /** Why nothing can be signed now. */
          problem: problemSchema.nullable(),
        })
        .nullable(),
      documents: z.array(
        z.strictObject({
          id: documentToSign,
          submissionId: z.uuid(),
          sha256,
          number: z.string(),
          title: z.string(),
          name: z.string(),
          documentType: z.string(),
          /** Bytes. */
          size: z.int(),
          preparedBy: z.string(),
        }),
      ),
    }),
  },
  /**
   * Signs them in this order and stops at the first failure: what was signed before it stays signed, the rest waits on.
   * The whole is refused, and nothing signed, when the key can't be opened.
   */
  'signing.sign': {
    request: z.strictObject({
      ids: z.array(documentToSign).min(1).max(100),
      pin: z.string().max(200).optional(),
      /** Id of the refused attempt that was shown to the person. */
      afterFailure: z.uuid().optional(),
    }),
    reply: z.strictObject({
      signed: z.array(documentToSign),
      /** Where it stopped; null: everything is signed. */
      failed: z.strictObject({ id: documentToSign, problem: problemSchema }).nullable(),
    }),
  },
  /** Write-only, as other secrets: the password of the key file, the login of the time-stamping authority. Null removes. */
  'signing.set-secret': {
    request: z.discriminatedUnion('name', [
      z.strictObject({
        name: z.literal('signing-key'),
        secret: z.strictObject({ password: z.string().min(1).max(200) }).nullable(),
      }),
      z.strictObject({
        name: z.literal('time-stamp'),
        secret: z
          .strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(200) })
          .nullable(),
      }),
    ]),
    reply: z.strictObject({}),
  },
  'signing.read-settings': { request: z.strictObject({}), reply: settingsReply },
  /** Refused with `settings-changed` when somebody saved a newer version, `settings-managed` where the administrator set it. */
  'signing.save-settings': {
    request: z.strictObject({ version: z.int().min(0), settings: signingChoiceSchema }),
    reply: settingsReply,
  },
  /** Hands over a PKCS#12 file. It is opened first: with a wrong password nothing is kept. */
  'signing.set-key-file': {
    request: z.strictObject({
      version: z.int().min(0),
      file: z.base64().min(1).max(140_000),
      password: z.string().max(200),
      /** Keep the password in the vault; else it is asked for each batch. */
      keepPassword: z.boolean(),
    }),
    reply: z.strictObject({ settings: settingsReply, certificate: certificateSchema }),
  },
} as const satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;
