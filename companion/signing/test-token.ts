/** For tests: a token in software (SoftHSM) with keys and certificates that openssl made. */
import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import pkcs11js from 'pkcs11js';
import type { TestMaterial } from './test-material.ts';

const drivers = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
];

/** SoftHSM's driver, where it is installed. */
export const softHsm = drivers.find((path) => existsSync(path));

export const pin = '48151623';
export const soPin = '99887766';

export interface TestToken {
  readonly label: string;
  /** Puts a key made by `material.issue` on the token, with its certificate (or not) and its authority's. */
  load(
    name: string,
    options?: { readonly alwaysAuthenticate?: boolean; readonly withCertificate?: boolean },
  ): void;
  /** What the token says to a signature for which the key's own PIN was not shown again. */
  signWithoutAsking(name: string): string;
}

export function createTestToken(material: TestMaterial, label: string): TestToken {
  if (softHsm === undefined) throw new Error('SoftHSM is not installed');
  const folder = material.path('tokens');
  mkdirSync(folder, { recursive: true });
  const config = material.write('softhsm2.conf', `directories.tokendir = ${folder}\nlog.level = ERROR\n`);
  process.env.SOFTHSM2_CONF = config;
  execFileSync('softhsm2-util', [
    '--init-token',
    '--free',
    '--label',
    label,
    '--so-pin',
    soPin,
    '--pin',
    pin,
  ]);

  const withSession = (work: (driver: pkcs11js.PKCS11, session: Buffer) => void): void => {
    const driver = new pkcs11js.PKCS11();
    driver.load(softHsm ?? '');
    driver.C_Initialize();
    try {
      const slot = driver
        .C_GetSlotList(true)
        .find((one) => driver.C_GetTokenInfo(one).label.trim() === label);
      if (slot === undefined) throw new Error('no such token');
      work(driver, driver.C_OpenSession(slot, pkcs11js.CKF_SERIAL_SESSION | pkcs11js.CKF_RW_SESSION));
    } finally {
      driver.C_Finalize();
      driver.close();
    }
  };

  const certificate = (driver: pkcs11js.PKCS11, session: Buffer, name: string, id: Buffer): void => {
    const x509 = new X509Certificate(readFileSync(material.path(`${name}.crt`)));
    driver.C_CreateObject(session, [
      { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_CERTIFICATE },
      { type: pkcs11js.CKA_CERTIFICATE_TYPE, value: pkcs11js.CKC_X_509 },
      { type: pkcs11js.CKA_TOKEN, value: true },
      { type: pkcs11js.CKA_LABEL, value: name },
      { type: pkcs11js.CKA_ID, value: id },
      { type: pkcs11js.CKA_SUBJECT, value: Buffer.from('3000', 'hex') },
      { type: pkcs11js.CKA_VALUE, value: x509.raw },
    ]);
  };

  return {
    label,
    load: (name, options = {}) =>
      withSession((driver, session) => {
        driver.C_Login(session, pkcs11js.CKU_USER, pin);
        const id = Buffer.from(name);
        driver.C_CreateObject(session, [
          { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY },
          { type: pkcs11js.CKA_TOKEN, value: true },
          { type: pkcs11js.CKA_PRIVATE, value: true },
          { type: pkcs11js.CKA_SENSITIVE, value: true },
          { type: pkcs11js.CKA_SIGN, value: true },
          { type: pkcs11js.CKA_ID, value: id },
          { type: pkcs11js.CKA_LABEL, value: name },
          { type: pkcs11js.CKA_ALWAYS_AUTHENTICATE, value: options.alwaysAuthenticate === true },
          ...keyAttributes(readFileSync(material.path(`${name}.key`), 'utf8')),
        ]);
        if (options.withCertificate !== false) certificate(driver, session, name, id);
        certificate(driver, session, 'ca', Buffer.from('ca'));
      }),
    signWithoutAsking: (name) => {
      let said = 'signed';
      withSession((driver, session) => {
        driver.C_Login(session, pkcs11js.CKU_USER, pin);
        driver.C_FindObjectsInit(session, [
          { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY },
          { type: pkcs11js.CKA_LABEL, value: name },
        ]);
        const [key] = driver.C_FindObjects(session, 1);
        driver.C_FindObjectsFinal(session);
        try {
          driver.C_SignInit(session, { mechanism: pkcs11js.CKM_RSA_PKCS }, key ?? Buffer.alloc(0));
          driver.C_Sign(session, Buffer.alloc(32), Buffer.alloc(512));
        } catch (error) {
          said = error instanceof Error ? error.message : 'unknown';
        }
      });
      return said;
    },
  };
}

function keyAttributes(pem: string): { type: number; value: number | Buffer }[] {
  const key = createPrivateKey(pem);
  const jwk = key.export({ format: 'jwk' });
  const part = (text: unknown): Buffer => Buffer.from(String(text), 'base64url');
  if (key.asymmetricKeyType === 'ec') {
    // prime256v1
    const curve = Buffer.from('06082a8648ce3d030107', 'hex');
    return [
      { type: pkcs11js.CKA_KEY_TYPE, value: pkcs11js.CKK_EC },
      { type: pkcs11js.CKA_EC_PARAMS, value: curve },
      { type: pkcs11js.CKA_VALUE, value: part(jwk.d) },
    ];
  }
  return [
    { type: pkcs11js.CKA_KEY_TYPE, value: pkcs11js.CKK_RSA },
    { type: pkcs11js.CKA_MODULUS, value: part(jwk.n) },
    { type: pkcs11js.CKA_PUBLIC_EXPONENT, value: part(jwk.e) },
    { type: pkcs11js.CKA_PRIVATE_EXPONENT, value: part(jwk.d) },
    { type: pkcs11js.CKA_PRIME_1, value: part(jwk.p) },
    { type: pkcs11js.CKA_PRIME_2, value: part(jwk.q) },
    { type: pkcs11js.CKA_EXPONENT_1, value: part(jwk.dp) },
    { type: pkcs11js.CKA_EXPONENT_2, value: part(jwk.dq) },
    { type: pkcs11js.CKA_COEFFICIENT, value: part(jwk.qi) },
  ];
}
