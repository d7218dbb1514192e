/** For tests: a time-stamping authority on this machine. `openssl ts` makes the tokens; how it lies is a parameter. */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestMaterial } from './test-material.ts';

export type Behaviour =
  | 'honest'
  | 'other-imprint'
  | 'other-nonce'
  | 'no-nonce'
  | 'replayed'
  | 'wrong-certificate'
  | 'two-purposes'
  | 'not-critical'
  | 'bare'
  | 'garbage'
  | 'endless'
  | 'silent'
  | 'refusing'
  | 'error-page'
  | 'moved'
  | 'empty'
  | 'old-reply';

export interface TestAuthority {
  readonly url: string;
  behaviour: Behaviour;
  /** The last request's headers. */
  readonly headers: Record<string, string | string[] | undefined>;
  close(): Promise<void>;
}

const stamping = 'keyUsage=critical,digitalSignature\n';
const config = `
[tsa]
default_tsa = one
[one]
serial = tsa.serial
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.2
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

export async function startTestAuthority(material: TestMaterial): Promise<TestAuthority> {
  const issue = (name: string, usage: string): void =>
    material.issue(name, 'rsa', {
      subject: '/CN=Zkušební TSA',
      extensions: `${stamping}extendedKeyUsage=${usage}\n`,
    });
  issue('tsa', 'critical,timeStamping');
  issue('tsa-wrong', 'critical,codeSigning');
  issue('tsa-two', 'critical,timeStamping,codeSigning');
  issue('tsa-soft', 'timeStamping');
  material.write('tsa.cnf', config);
  material.write('tsa.serial', '01\n');

  /** `openssl ts` itself refuses a certificate of the wrong kind: the token is then signed as any other CMS. */
  const reply = (query: Uint8Array): Buffer => {
    material.write('query.tsq', query);
    material.openssl(
      ...['ts', '-reply', '-config', 'tsa.cnf', '-section', 'one', '-queryfile', 'query.tsq'],
      ...['-signer', 'tsa.crt', '-inkey', 'tsa.key', '-out', 'reply.tsr'],
    );
    return readFileSync(material.path('reply.tsr'));
  };
  const resigned = (query: Uint8Array, name: string): Buffer => {
    reply(query);
    material.openssl('ts', '-reply', '-in', 'reply.tsr', '-token_out', '-out', 'token.der');
    material.openssl(
      ...['cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token.der', '-out', 'info.der', '-binary'],
    );
    material.openssl(
      ...['cms', '-sign', '-binary', '-nodetach', '-cades', '-md', 'sha256', '-in', 'info.der'],
      ...['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-signer', `${name}.crt`, '-inkey', `${name}.key`],
      ...['-outform', 'DER', '-out', 'resigned.der'],
    );
    return granted(readFileSync(material.path('resigned.der')));
  };
  /** Another request than the one that came: about other bytes, or with another nonce. */
  const asked = (data: string, nonce: boolean): Buffer => {
    material.write('other.bin', data);
    material.openssl(
      ...['ts', '-query', '-data', 'other.bin', '-sha256', '-cert', '-out', 'other.tsq'],
      ...(nonce ? [] : ['-no_nonce']),
    );
    return readFileSync(material.path('other.tsq'));
  };
  /** The same imprint; nonce and wish for a certificate as said. */
  const rebuilt = (query: Buffer, nonce: boolean, certificate: boolean): Buffer => {
    const at = query.indexOf(Buffer.from('0420', 'hex'));
    const digest = query.subarray(at + 2, at + 34).toString('hex');
    material.openssl(
      ...['ts', '-query', '-digest', digest, '-sha256', '-out', 'rebuilt.tsq'],
      ...(nonce ? [] : ['-no_nonce']),
      ...(certificate ? ['-cert'] : []),
    );
    return readFileSync(material.path('rebuilt.tsq'));
  };
  let firstReply: Buffer | undefined;

  const answers: Readonly<Record<Behaviour, (query: Buffer, response: ServerResponse) => void>> = {
    honest: (query, response) => response.end(reply(query)),
    'other-imprint': (_query, response) => response.end(reply(asked('jiná data', true))),
    'other-nonce': (query, response) => response.end(reply(rebuilt(query, true, true))),
    'no-nonce': (query, response) => response.end(reply(rebuilt(query, false, true))),
    replayed: (query, response) => {
      firstReply ??= reply(query);
      response.end(firstReply);
    },
    'wrong-certificate': (query, response) => response.end(resigned(query, 'tsa-wrong')),
    'two-purposes': (query, response) => response.end(resigned(query, 'tsa-two')),
    'not-critical': (query, response) => response.end(resigned(query, 'tsa-soft')),
    bare: (query, response) => response.end(reply(rebuilt(query, true, false))),
    garbage: (_query, response) => response.end(Buffer.alloc(3_000, 0x30)),
    endless: (_query, response) => {
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), more);
      };
      more();
    },
    silent: () => {},
    // PKIStatus 2: rejection.
    refusing: (_query, response) => response.end(Buffer.from('30053003020102', 'hex')),
    'error-page': (_query, response) => response.writeHead(500).end('<html>Chyba</html>'),
    moved: (_query, response) => response.writeHead(307, { location: '/jinam' }).end(),
    empty: (_query, response) => response.end(),
    // A signature of the authority, but over no time stamp.
    'old-reply': (_query, response) => response.end(granted(plainCms(material))),
  };

  const authority = { behaviour: 'honest' as Behaviour, headers: {} as TestAuthority['headers'] };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      Object.assign(authority.headers, request.headers);
      answers[authority.behaviour](Buffer.concat(pieces), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, as said one line above
  return Object.assign(authority, {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

/** TimeStampResp with status granted around a token. */
function granted(token: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('3003020100', 'hex'), token]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([Buffer.from([0x30, 0x82]), length, body]);
}

function plainCms(material: TestMaterial): Buffer {
  material.write('plain.txt', 'nic');
  material.openssl(
    ...['cms', '-sign', '-binary', '-nodetach', '-cades', '-in', 'plain.txt', '-signer', 'tsa.crt'],
    ...['-inkey', 'tsa.key', '-outform', 'DER', '-out', 'plain.der'],
  );
  return readFileSync(material.path('plain.der'));
}
