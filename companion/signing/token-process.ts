/**
 * Holds a token's driver (PKCS#11), in a process of its own: drivers of vendors hang and crash, and this one may be killed.
 * Answers the threat of a PIN tried until the token locks itself: it logs in once, and a refused PIN ends the process.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { digestInfo } from './digest-info.ts';
import type {
  PinAttempts,
  TokenAnswer,
  TokenFailure,
  TokenMechanism,
  TokenQuestion,
} from './token-messages.ts';

/** Loaded only here: the package is optional, it may not have been built for this machine. */
const loadLibrary = async () => (await import('pkcs11js')).default;
type Pkcs11Module = Awaited<ReturnType<typeof loadLibrary>>;
type Driver = InstanceType<Pkcs11Module['PKCS11']>;

class Failure extends Error {
  readonly failure: TokenFailure;
  constructor(failure: TokenFailure) {
    super(failure);
    this.failure = failure;
  }
}

interface Open {
  readonly library: Pkcs11Module;
  readonly driver: Driver;
  readonly slot: Buffer;
  readonly session: Buffer;
}

interface LoggedIn {
  readonly key: Buffer;
  /** Kept only for a key that asks for the PIN before every signature. */
  readonly pinForEach: string | undefined;
}

let open: Open | undefined;
let loggedIn: LoggedIn | undefined;
let wasTried = false;

async function find(path: string, wanted: string | undefined): Promise<TokenAnswer> {
  const library = await loadLibrary().catch(() => {
    throw new Failure('no-library');
  });
  const driver = new library.PKCS11();
  try {
    driver.load(path);
    driver.C_Initialize();
  } catch {
    throw new Failure('no-driver'); // the vendor's words name nothing a person could act on
  }
  const slots = driver.C_GetSlotList(true).map((slot) => ({ slot, info: driver.C_GetTokenInfo(slot) }));
  const fitting = slots.filter(
    ({ info }) =>
      (info.flags & library.CKF_TOKEN_INITIALIZED) !== 0 &&
      (wanted === undefined || [info.label, info.serialNumber].some((text) => text.trim() === wanted)),
  );
  const [found, another] = fitting;
  if (found === undefined) throw new Failure('no-token');
  if (another !== undefined) throw new Failure('several-tokens');
  const { slot, info } = found;
  open = { library, driver, slot, session: driver.C_OpenSession(slot, library.CKF_SERIAL_SESSION) };
  const identity = [info.manufacturerID, info.model, info.serialNumber, info.label].map((text) =>
    text.trim(),
  );
  return {
    found: {
      id: createHash('sha256').update(JSON.stringify(identity)).digest('hex'),
      label: info.label.trim(),
      attempts: attemptsOf(library, info.flags),
      hasPinPad: (info.flags & library.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0,
    },
  };
}

function attemptsOf(library: Pkcs11Module, flags: number): PinAttempts {
  if ((flags & library.CKF_USER_PIN_LOCKED) !== 0) return 'locked';
  if ((flags & library.CKF_USER_PIN_FINAL_TRY) !== 0) return 'final';
  return (flags & library.CKF_USER_PIN_COUNT_LOW) !== 0 ? 'low' : 'many';
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Failure('failed');
  return value;
}

function login(pin: string, wanted: string | undefined): TokenAnswer {
  const { library, driver, slot, session } = need(open);
  if (wasTried) throw new Failure('failed');
  wasTried = true;
  const { flags } = driver.C_GetTokenInfo(slot);
  if (attemptsOf(library, flags) === 'locked') throw new Failure('locked');
  // Where the reader asks for the PIN itself, none is handed over.
  const hasPinPad = (flags & library.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0;
  present(() => driver.C_Login(session, library.CKU_USER, hasPinPad ? undefined : pin));
  const { key, certificate, chain, isAskedEachTime } = chooseKey(need(open), wanted);
  loggedIn = { key, pinForEach: isAskedEachTime ? pin : undefined };
  return { key: { certificate, chain } };
}

/** Shows the PIN to the token. */
function present(work: () => void): void {
  try {
    work();
  } catch (error) {
    const { library } = need(open);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === library.CKR_PIN_LOCKED) throw new Failure('locked');
    const isWrong =
      code === library.CKR_PIN_INCORRECT ||
      code === library.CKR_PIN_INVALID ||
      code === library.CKR_PIN_LEN_RANGE ||
      code === library.CKR_PIN_EXPIRED;
    throw new Failure(isWrong ? 'wrong-pin' : 'failed');
  }
}

function chooseKey({ library, driver, session }: Open, wanted: string | undefined) {
  const search = (type: number): Buffer[] => {
    driver.C_FindObjectsInit(session, [{ type: library.CKA_CLASS, value: type }]);
    try {
      return driver.C_FindObjects(session, 100);
    } finally {
      driver.C_FindObjectsFinal(session);
    }
  };
  const read = (object: Buffer, type: number): Buffer => {
    const [attribute] = driver.C_GetAttributeValue(session, object, [{ type }]);
    return Buffer.isBuffer(attribute?.value) ? attribute.value : Buffer.alloc(0);
  };
  const certificates = search(library.CKO_CERTIFICATE).map((object) => ({
    id: read(object, library.CKA_ID),
    label: read(object, library.CKA_LABEL).toString('utf8'),
    x509: new X509Certificate(read(object, library.CKA_VALUE)),
  }));
  const keys = search(library.CKO_PRIVATE_KEY);
  const pairs = keys.flatMap((key) => {
    const id = read(key, library.CKA_ID);
    const certificate = certificates.find((one) => one.id.length > 0 && one.id.equals(id));
    return certificate === undefined ? [] : [{ key, ...certificate }];
  });
  const fitting = pairs.filter(
    ({ label, x509 }) =>
      wanted === undefined || label === wanted || x509.serialNumber.toLowerCase() === wanted.toLowerCase(),
  );
  const [found, another] = fitting;
  if (found === undefined)
    throw new Failure(keys.length > 0 && pairs.length === 0 ? 'no-certificate' : 'no-key');
  if (another !== undefined) throw new Failure('several-keys');
  const issuers = certificates
    .map((one) => one.x509)
    .filter((one) => one.ca && one.fingerprint256 !== found.x509.fingerprint256);
  return {
    key: found.key,
    certificate: found.x509.raw,
    chain: issuers.map((one) => one.raw),
    isAskedEachTime: isAlwaysAuthenticated(found.key, read, library),
  };
}

function isAlwaysAuthenticated(
  key: Buffer,
  read: (object: Buffer, type: number) => Buffer,
  library: Pkcs11Module,
): boolean {
  try {
    return (read(key, library.CKA_ALWAYS_AUTHENTICATE)[0] ?? 0) !== 0;
  } catch {
    return false; // a driver of before PKCS#11 2.20 doesn't know the attribute, and asks for no PIN either
  }
}

function signDigest(digest: Uint8Array, mechanism: TokenMechanism): TokenAnswer {
  const { library, driver, session } = need(open);
  const { key, pinForEach } = need(loggedIn);
  const isPss = mechanism.kind === 'rsa-pss';
  const hashes = {
    sha256: { hashAlg: library.CKM_SHA256, mgf: library.CKG_MGF1_SHA256 },
    sha384: { hashAlg: library.CKM_SHA384, mgf: library.CKG_MGF1_SHA384 },
    sha512: { hashAlg: library.CKM_SHA512, mgf: library.CKG_MGF1_SHA512 },
  } as const;
  const mechanisms = {
    'rsa-pkcs1': library.CKM_RSA_PKCS,
    'rsa-pss': library.CKM_RSA_PKCS_PSS,
    ecdsa: library.CKM_ECDSA,
  } as const;
  const parameter = {
    type: library.CK_PARAMS_RSA_PSS,
    ...hashes[mechanism.hash],
    saltLen: mechanism.saltLength,
  };
  driver.C_SignInit(session, { mechanism: mechanisms[mechanism.kind], ...(isPss ? { parameter } : {}) }, key);
  if (pinForEach !== undefined) {
    present(() => driver.C_Login(session, library.CKU_CONTEXT_SPECIFIC, pinForEach));
  }
  const input = mechanism.kind === 'rsa-pkcs1' ? digestInfo(mechanism.hash, digest) : Buffer.from(digest);
  return { signature: driver.C_Sign(session, input, Buffer.alloc(1_024)) };
}

async function answer(question: TokenQuestion): Promise<TokenAnswer> {
  if (question.ask === 'find') return find(question.module, question.token);
  if (question.ask === 'login') return login(question.pin, question.certificate);
  return signDigest(question.digest, question.mechanism);
}

function attemptsNow(): PinAttempts | undefined {
  if (open === undefined) return undefined;
  try {
    return attemptsOf(open.library, open.driver.C_GetTokenInfo(open.slot).flags);
  } catch {
    return undefined; // the token was pulled out
  }
}

process.on('message', async (question: TokenQuestion) => {
  try {
    process.send?.(await answer(question));
  } catch (error) {
    const failure = error instanceof Failure ? error.failure : 'failed';
    const attempts = attemptsNow();
    process.send?.({ failure, ...(attempts === undefined ? {} : { attempts }) } satisfies TokenAnswer, () => {
      // Nothing in this process can show a refused PIN once more.
      process.exit(0);
    });
  }
});
process.on('disconnect', () => process.exit(0));
