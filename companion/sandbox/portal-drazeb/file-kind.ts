/** What a file is, by its first bytes; its name and declared type prove nothing. */

interface FileKind {
  readonly use: 'image' | 'document';
  readonly mime_type: string;
  readonly extension: string;
  readonly magic: readonly number[];
}

const kinds: readonly FileKind[] = [
  { use: 'image', mime_type: 'image/jpeg', extension: 'jpeg', magic: [0xff, 0xd8, 0xff] },
  {
    use: 'image',
    mime_type: 'image/png',
    extension: 'png',
    magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
  {
    use: 'document',
    mime_type: 'application/pdf',
    extension: 'pdf',
    magic: [0x25, 0x50, 0x44, 0x46, 0x2d],
  },
];

/** The kind of a file for one use (JPEG or PNG; PDF), or null when it is none the portal takes there. */
export function fileKindOf(bytes: Uint8Array, use: FileKind['use']): FileKind | null {
  return kinds.find((kind) => kind.use === use && kind.magic.every((byte, at) => bytes[at] === byte)) ?? null;
}
