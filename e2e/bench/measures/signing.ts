import { readFileSync } from 'node:fs';
import { createPdfTasks } from '../../../companion/pdf/pdf-tasks.ts';
import { openPkcs12 } from '../../../companion/signing/pkcs12-signer.ts';
import { signDocument } from '../../../companion/signing/sign-document.ts';
import { large, letter } from '../../../companion/signing/test-documents.ts';
import { createTestMaterial, missingPrograms, password } from '../../../companion/signing/test-material.ts';
import { type Row, rowOf } from '../rows.ts';

/** A PDF signed by us, beside `openssl cms` making a detached signature of the same bytes. */
export async function signing(): Promise<Row[]> {
  if (missingPrograms(['openssl', 'qpdf']).length > 0) return [];
  const material = createTestMaterial();
  const pdf = createPdfTasks();
  material.issue('key', 'ec-256');
  const signer = await openPkcs12(readFileSync(material.pkcs12('key')), password);
  const path = large(material, await letter());
  const parts = { pdf, fetch, clock: { now: Date.now }, authority: null, stamp: () => null };
  await signDocument(path, signer, parts);
  const times: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < 10; round++) {
    const began = performance.now();
    await signDocument(path, signer, parts);
    const ours = performance.now() - began;
    const beside = performance.now();
    const signed = ['-signer', 'key.crt', '-inkey', 'key.key', '-outform', 'DER', '-out', 'beside.der'];
    material.openssl('cms', '-sign', '-binary', '-cades', '-in', path, ...signed);
    times.push(ours);
    ratios.push(ours / (performance.now() - beside));
  }
  await pdf.close();
  await signer.close();
  const megabytes = (readFileSync(path).length / 1024 / 1024).toFixed(1);
  material.remove();
  return [
    rowOf({ id: 'signing', what: `signing a PDF of ${megabytes} MB`, unit: 'ms' }, times),
    rowOf(
      { id: 'signing-ratio', what: 'the same beside openssl cms', unit: '×', beside: 'openssl cms' },
      ratios,
    ),
  ];
}
