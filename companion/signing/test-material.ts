/** For tests: keys, certificates and PDFs made by programs that know nothing of ours (openssl, qpdf). */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What of these is not installed; tests that need it say so in their name instead of failing darkly. */
export function missingPrograms(programs: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

export const keyKinds = ['rsa', 'rsa-pss', 'ec-256', 'ec-384', 'ec-521'] as const;
export type KeyKind = (typeof keyKinds)[number];

const newKey: Readonly<Record<KeyKind, readonly string[]>> = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-pss': ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'ec-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'ec-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'ec-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
};

export const signerName = 'JUDr. Kateřina Šťastná, soudní exekutorka';
export const password = 'Žluťoučký kůň 1';

export interface TestMaterial {
  readonly folder: string;
  path(name: string): string;
  write(name: string, bytes: string | Uint8Array): string;
  openssl(...args: readonly string[]): string;
  /** Key and certificate issued by the test authority (`ca.crt`), as `<name>.key` and `<name>.crt`. */
  issue(
    name: string,
    kind: KeyKind,
    options?: { subject?: string; extensions?: string; days?: number },
  ): void;
  /** `<name>.p12` of what was issued, with the authority's certificate. */
  pkcs12(name: string, options?: readonly string[]): string;
  remove(): void;
}

/** A folder with a certification authority in it. */
export function createTestMaterial(): TestMaterial {
  const folder = mkdtempSync(join(tmpdir(), 'podatelna-keys-'));
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(path(name), bytes);
    return path(name);
  };
  openssl('genpkey', ...newKey['ec-256'], '-out', 'ca.key');
  openssl(
    ...['req', '-x509', '-new', '-key', 'ca.key', '-out', 'ca.crt', '-days', '3650', '-utf8'],
    ...[
      '-subj',
      '/C=CZ/O=Zkušební autorita/CN=Zkušební CA',
      '-addext',
      'keyUsage=critical,keyCertSign,cRLSign',
    ],
  );
  return {
    folder,
    path,
    write,
    openssl,
    issue: (name, kind, options = {}) => {
      const subject = options.subject ?? `/C=CZ/O=Exekutorský úřad/CN=${signerName}`;
      openssl('genpkey', ...newKey[kind], '-out', `${name}.key`);
      openssl('req', '-new', '-key', `${name}.key`, '-out', `${name}.csr`, '-utf8', '-subj', subject);
      write(`${name}.ext`, options.extensions ?? 'keyUsage=critical,digitalSignature,nonRepudiation\n');
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
        ...['-days', String(options.days ?? 365), '-extfile', `${name}.ext`, '-out', `${name}.crt`],
      );
    },
    pkcs12: (name, options = []) => {
      openssl(
        ...['pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.crt`, '-certfile', 'ca.crt'],
        ...['-passout', `pass:${password}`, '-out', `${name}.p12`, ...options],
      );
      return path(`${name}.p12`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
