/**
 * Drivers of tokens (PKCS#11) in the places their makers install them to, where only an administrator can write. Answers
 * the threat of a browser that has a library of its choice loaded: it names one of these by its id, never a path
 * (proved in signing/signing-settings.test.ts). Any other driver is set in the settings file.
 */
import { existsSync } from 'node:fs';

interface TokenDriver {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

interface KnownDriver {
  readonly id: string;
  readonly name: string;
  readonly paths: readonly string[];
}

const known: readonly KnownDriver[] = [
  {
    id: 'safenet',
    name: 'SafeNet eToken',
    paths: [
      'C:\\Windows\\System32\\eTPKCS11.dll',
      '/usr/lib/libeTPkcs11.so',
      '/usr/lib64/libeTPkcs11.so',
      '/usr/local/lib/libeTPkcs11.dylib',
    ],
  },
  {
    id: 'ica-securestore',
    name: 'I.CA SecureStore',
    paths: ['C:\\Windows\\System32\\SecureStorePkcs11.dll'],
  },
  {
    id: 'opensc',
    name: 'OpenSC',
    paths: [
      'C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll',
      '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
      '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so',
      '/usr/lib/opensc-pkcs11.so',
      '/usr/lib64/opensc-pkcs11.so',
      '/Library/OpenSC/lib/opensc-pkcs11.so',
    ],
  },
  {
    id: 'softhsm',
    name: 'SoftHSM',
    paths: [
      '/usr/lib/softhsm/libsofthsm2.so',
      '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
      '/usr/lib64/pkcs11/libsofthsm2.so',
    ],
  },
];

export function findTokenDrivers(isThere: (path: string) => boolean = existsSync): readonly TokenDriver[] {
  return known.flatMap(({ id, name, paths }) => {
    const path = paths.find((one) => isThere(one));
    return path === undefined ? [] : [{ id, name, path }];
  });
}
