/** ASN.1 to bytes and back. */
import { type BaseBlock, fromBER } from 'asn1js';

export function toDer(block: BaseBlock): Uint8Array<ArrayBuffer> {
  return new Uint8Array(block.toBER(false));
}

/** @throws Error when the bytes are not one whole ASN.1 value; bytes behind it are an error as well. */
export function fromDer(bytes: Uint8Array): BaseBlock {
  const { result, offset } = fromBER(Uint8Array.from(bytes));
  if (offset < 0 || offset !== bytes.length) throw new Error('not one whole ASN.1 value');
  return result;
}

/** The first value, without what follows it: the place of a PDF's signature is filled up with zeros. */
export function firstDer(bytes: Uint8Array): Uint8Array {
  const { result, offset } = fromBER(Uint8Array.from(bytes));
  if (offset < 0 || bytes.subarray(offset).some((byte) => byte !== 0)) throw new Error('not one ASN.1 value');
  return Uint8Array.from(result.valueBeforeDecodeView);
}
