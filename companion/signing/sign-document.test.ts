/** Signed documents, judged by programs that know nothing of ours: pdfsig, openssl, qpdf. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import { createPdfTasks } from '../pdf/pdf-tasks.ts';
import { checkDocument, isSound } from './check-document.ts';
import { openPkcs12 } from './pkcs12-signer.ts';
import { type SigningParts, signDocument } from './sign-document.ts';
import type { Signer } from './signer.ts';
import { stampFor } from './stamp-for.ts';
import { addForm, addXfa, cairo, certify, large, letter, makeArchival, qpdf } from './test-documents.ts';
import { extractCms } from './test-extract-cms.ts';
import {
  createTestMaterial,
  type KeyKind,
  keyKinds,
  missingPrograms,
  password,
  signerName,
  type TestMaterial,
} from './test-material.ts';

// Programs and threads are started by the dozen; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const missing = missingPrograms(['openssl', 'pdfsig', 'pdftocairo', 'pdftoppm', 'qpdf']);
const needed = missing.length === 0 ? '' : ` (not run: ${missing.join(', ')} not installed)`;

describe.skipIf(missing.length > 0)(`a signed document${needed}`, () => {
  let material: TestMaterial;
  const pdf = createPdfTasks();
  const signers = new Map<KeyKind, Signer>();
  let now = 0;
  const parts = (changes: Partial<SigningParts> = {}): SigningParts => ({
    pdf,
    fetch,
    clock: { now: () => now },
    authority: null,
    stamp: () => null,
    ...changes,
  });
  const signerOf = (kind: KeyKind): Signer => {
    const signer = signers.get(kind);
    if (signer === undefined) throw new Error(`no signer ${kind}`);
    return signer;
  };
  const sign = (path: string, kind: KeyKind = 'ec-256', changes: Partial<SigningParts> = {}) =>
    signDocument(path, signerOf(kind), parts(changes));
  const pdfsig = (path: string): string =>
    spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout;
  const count = (text: string, words: string): number => text.split(words).length - 1;
  const opensslSays = (path: string): string => {
    const { contents, content } = extractCms(readFileSync(path));
    material.write('content.bin', content);
    material.write('cms.der', contents);
    const args = [
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'cms.der',
      '-content',
      'content.bin',
    ];
    const trust = ['-CAfile', 'ca.crt', '-purpose', 'any', '-out', 'verified.bin'];
    const said = spawnSync('openssl', ['cms', ...args, ...trust], { cwd: material.folder, encoding: 'utf8' });
    return said.stderr;
  };
  const problemOf = async (work: Promise<unknown>): Promise<Problem | undefined> => {
    try {
      await work;
    } catch (error) {
      if (isProblemError(error)) return error.problem;
      throw error;
    }
    return undefined;
  };

  beforeAll(async () => {
    material = createTestMaterial();
    for (const kind of keyKinds) {
      material.issue(kind, kind);
      signers.set(kind, await openPkcs12(readFileSync(material.pkcs12(kind)), password));
    }
    material.write('letter.pdf', await letter());
    // Not before the certificates are valid.
    now = Date.now();
  });
  afterAll(async () => {
    await pdf.close();
    material.remove();
  });

  it.each(keyKinds)(
    'holds for openssl with a key of kind %s, and has no signing time in its CMS',
    async (kind) => {
      const path = material.write('signed.pdf', await sign(material.path('letter.pdf'), kind));
      expect(opensslSays(path)).toContain('CAdES Verification successful');
      const dump = material.openssl('asn1parse', '-inform', 'DER', '-in', 'cms.der');
      expect(dump).toContain('id-smime-aa-signingCertificateV2');
      expect(dump).not.toContain('signingTime');
    },
  );

  // The reader's cryptography library doesn't know certificates that are for RSA-PSS only.
  it.each(keyKinds.filter((kind) => kind !== 'rsa-pss'))(
    'holds for pdfsig with a key of kind %s',
    async (kind) => {
      const said = pdfsig(material.write('signed.pdf', await sign(material.path('letter.pdf'), kind)));
      expect(said).toContain('Signature is Valid');
      expect(said).toContain('Total document signed');
      expect(said).toContain('ETSI.CAdES.detached');
      expect(said).toContain(signerName);
    },
  );

  const producers: readonly [string, () => Promise<string> | string][] = [
    [
      'a classic cross-reference table',
      async () => qpdf(material, 'classic', await letter(), '--object-streams=disable'),
    ],
    [
      'cross-reference and object streams',
      async () => qpdf(material, 'streams', await letter(), '--object-streams=generate'),
    ],
    ['linearised', async () => qpdf(material, 'linear', await letter(), '--linearize')],
    [
      'linearised with object streams',
      async () => qpdf(material, 'linear2', await letter(), '--linearize', '--object-streams=generate'),
    ],
    ['drawn by cairo', async () => cairo(material, await letter())],
    ['archival (PDF/A)', async () => material.write('archival.pdf', await letter(makeArchival))],
    ['a form inside the catalogue', async () => material.write('form.pdf', await letter(addForm))],
    [
      'a form inside an object stream',
      async () => qpdf(material, 'form2', await letter(addForm), '--object-streams=generate'),
    ],
    [
      'no line break at its end',
      async () =>
        material.write(
          'bare.pdf',
          Buffer.from(
            Buffer.from(await letter())
              .toString('latin1')
              .trimEnd(),
            'latin1',
          ),
        ),
    ],
    ['20 MB', async () => large(material, await letter())],
  ];

  it.each(producers)('keeps every byte of the original: %s', async (_name, make) => {
    const original = await make();
    const bytes = await sign(original);
    const path = material.write('signed.pdf', bytes);
    expect(Buffer.compare(bytes.subarray(0, readFileSync(original).length), readFileSync(original))).toBe(0);
    expect(pdfsig(path)).toContain('Signature is Valid');
    expect(pdfsig(path)).toContain('Total document signed');
    // A linearised file that was appended to is a plain one, which qpdf says by a warning.
    const check = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    expect(check.stdout).toMatch(/No syntax or stream encoding errors|file is linearized/i);
    expect(check.stderr).not.toMatch(/error|damaged/i);
    expect(isSound(checkDocument(bytes, await pdf.readSignatures(path)))).toBe(true);
  });

  it('is the same for a reader as the original, and shows nothing new without a stamp', async () => {
    const path = material.write('signed.pdf', await sign(material.path('letter.pdf')));
    const draw = (file: string): Buffer => execFileSync('pdftoppm', ['-r', '40', file], { maxBuffer: 1e9 });
    expect(Buffer.compare(draw(path), draw(material.path('letter.pdf')))).toBe(0);
  });

  it.each([0, 90, 180, 270])('shows a stamp inside the page turned by %d degrees', async (degrees) => {
    const turned = qpdf(material, 'turned', await letter(), `--rotate=${degrees}`);
    const stamp = (name: string, at: number) => stampFor({ stamp: 'last' }, name, at);
    const path = material.write('signed.pdf', await sign(turned, 'ec-256', { stamp }));
    expect(pdfsig(path)).toContain('Signature is Valid');
    const draw = (file: string): Buffer =>
      execFileSync('pdftoppm', ['-r', '72', '-gray', '-f', '2', '-l', '2', file], { maxBuffer: 1e9 });
    const box = changedBox(draw(turned), draw(path));
    // The reader's lower right corner, upright: wider than high.
    expect(box.right).toBeGreaterThan(box.width - 40);
    expect(box.right).toBeLessThan(box.width);
    expect(box.bottom).toBeGreaterThan(box.height - 40);
    expect(box.bottom).toBeLessThan(box.height);
    expect(box.right - box.left).toBeGreaterThan(3 * (box.bottom - box.top));
  });

  it('keeps the first signature when a second one is added', async () => {
    const once = material.write('once.pdf', await sign(material.path('letter.pdf')));
    const twice = await sign(once, 'rsa');
    const path = material.write('twice.pdf', twice);
    expect(count(pdfsig(path), 'Signature is Valid')).toBe(2);
    const checked = checkDocument(twice, await pdf.readSignatures(path));
    expect(checked.map(({ wrong, coversAll }) => [wrong, coversAll])).toEqual([
      [undefined, false],
      [undefined, true],
    ]);
    expect(isSound(checked)).toBe(true);
  });

  it('is recognised with signer and time', async () => {
    const bytes = await sign(material.path('letter.pdf'));
    const path = material.write('signed.pdf', bytes);
    const [one] = checkDocument(bytes, await pdf.readSignatures(path));
    expect(one?.signer).toMatchObject({ name: signerName, issuerName: 'Zkušební CA' });
    expect(one?.claimedAt).toBe(Math.floor(now / 1000) * 1000);
    expect(one?.timeStamp).toBeUndefined();
  });

  it('does not hold once a byte is changed, wherever it is', async () => {
    const bytes = await sign(material.path('letter.pdf'));
    const { hole } = extractCms(bytes);
    const places = [
      20,
      Math.floor(hole.start / 2),
      hole.start - 3,
      hole.start + 200,
      hole.end + 5,
      bytes.length - 8,
    ];
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const path = material.write('changed.pdf', changed);
      const found = await pdf.readSignatures(path).catch(() => []);
      expect([place, found.length > 0 && isSound(checkDocument(changed, found))]).toEqual([place, false]);
      // pdfsig is not asked for the enclosed certificate, which a signature names by its hash.
      const isInside = place > hole.start && place < hole.end;
      if (!isInside) expect([place, pdfsig(path).includes('Signature is Valid')]).toEqual([place, false]);
    }
  });

  it('is not sound with something appended', async () => {
    const bytes = Buffer.concat([await sign(material.path('letter.pdf')), Buffer.from('\n% later\n')]);
    const found = await pdf.readSignatures(material.write('appended.pdf', bytes));
    expect(isSound(checkDocument(bytes, found))).toBe(false);
  });

  it('is not fooled by a byte range that leaves out more than the signature', async () => {
    const bytes = Buffer.from(await sign(material.path('letter.pdf')));
    const [found] = await pdf.readSignatures(material.write('signed.pdf', bytes));
    if (found?.byteRange === undefined) throw new Error('no byte range');
    const [, hole, end, rest] = found.byteRange;
    for (const byteRange of [
      [0, hole - 40, end, rest],
      [0, hole, end + 40, rest - 40],
      [1, hole, end, rest],
      [0, hole, end, rest + 1],
      [0, end, hole, rest],
    ] as const) {
      expect(isSound(checkDocument(bytes, [{ ...found, byteRange }]))).toBe(false);
    }
  });

  const refused: readonly [string, string, () => Promise<string> | string][] = [
    [
      'encrypted',
      'attachment-encrypted',
      async () => qpdf(material, 'locked', await letter(), '--encrypt', 'a', 'b', '256', '--'),
    ],
    [
      'encrypted with an empty password',
      'attachment-encrypted',
      async () => qpdf(material, 'locked2', await letter(), '--encrypt', '', 'b', '256', '--'),
    ],
    [
      'cut off',
      'signing-document-unsafe',
      async () => material.write('cut.pdf', (await letter()).subarray(0, 900)),
    ],
    [
      'a cross-reference table somewhere else',
      'signing-document-unsafe',
      async () =>
        material.write(
          'xref.pdf',
          Buffer.from(await letter())
            .toString('latin1')
            .replace(/startxref\n\d+/, 'startxref\n17'),
        ),
    ],
    [
      'bytes before its header',
      'signing-document-unsafe',
      async () => material.write('early.pdf', Buffer.concat([Buffer.from('x\n'), await letter()])),
    ],
    [
      'certified: nothing may be changed',
      'signing-document-unsafe',
      async () => material.write('certified.pdf', await letter(certify)),
    ],
    [
      'a form drawn by rules of its own (XFA)',
      'signing-document-unsafe',
      async () => material.write('xfa.pdf', await letter(addXfa)),
    ],
    ['no PDF at all', 'signing-document-unsafe', () => material.write('no.pdf', 'Dobrý den')],
    ['empty', 'signing-document-unsafe', () => material.write('empty.pdf', '')],
    [
      'only a header',
      'signing-document-unsafe',
      () => material.write('header.pdf', '%PDF-1.7\nstartxref\n0\n%%EOF\n'),
    ],
  ];

  it.each(refused)('is never made of a file that is %s (%s)', async (_name, code, make) => {
    const path = await make();
    const before = readFileSync(path);
    expect((await problemOf(sign(path)))?.code).toBe(code);
    expect(readFileSync(path)).toEqual(before);
  });

  it.each([
    ['over', -400, -35],
    ['not begun', 10, 375],
  ])('is not made with a certificate whose time is %s', async (_name, from) => {
    const clock = { now: () => now + from * -24 * 3600 * 1000 };
    expect(await problemOf(sign(material.path('letter.pdf'), 'ec-256', { clock }))).toMatchObject({
      code: 'signing-certificate-expired',
      params: {
        from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        to: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    });
  });
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Where two pictures (PGM) differ. */
function changedBox(a: Buffer, b: Buffer): Box {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(a.subarray(0, 40).toString('latin1'));
  const [width, height] = [Number(header?.[1]), Number(header?.[2])];
  const start = header?.[0].length ?? 0;
  const box = { left: width, right: 0, top: height, bottom: 0 };
  for (let index = start; index < a.length; index += 1) {
    if (a[index] === b[index]) continue;
    const x = (index - start) % width;
    const y = Math.floor((index - start) / width);
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return { ...box, width, height };
}
