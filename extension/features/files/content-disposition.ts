/**
 * The file name in a `Content-Disposition` header (RFC 6266): `filename*` (RFC 5987) wins; a plain `filename` is often
 * raw UTF-8 or percent-encoded by Czech systems, and both are read.
 */
export function fileNameFromDisposition(header: string | null): string | undefined {
  if (header === null) return undefined;
  const extended = /(?:^|;)\s*filename\*\s*=\s*([\w-]+)'[^']*'([^;]+)/i.exec(header);
  if (extended?.[1] !== undefined && extended[2] !== undefined) {
    const name = decodePercent(extended[2].trim(), extended[1]);
    if (name !== undefined) return safeName(name);
  }
  const plain = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(header);
  const value = plain?.[1]?.replaceAll(/\\(.)/g, '$1') ?? plain?.[2]?.trim();
  if (value === undefined || value === '') return undefined;
  return safeName(decodePercent(value, 'utf-8') ?? decodeMisread(value));
}

function decodePercent(text: string, charset: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(text))
    return charset.toLowerCase() === 'utf-8' && isAscii(text) ? text : undefined;
  try {
    const bytes = Uint8Array.from(
      text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      (character) => character.charCodeAt(0),
    );
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const isAscii = (text: string): boolean => [...text].every((character) => character.charCodeAt(0) < 128);

/** A header is Latin-1 for the browser; raw UTF-8 in it comes out as `DraÅ¾ebnÃ­`. */
function decodeMisread(text: string): string {
  if (isAscii(text)) return text;
  try {
    const bytes = Uint8Array.from(text, (character) => {
      const code = character.charCodeAt(0);
      if (code > 255) throw new RangeError('not Latin-1');
      return code;
    });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** A name, never a path: no separators, no control characters, no leading dots, at most 200 characters. */
export function safeName(name: string): string | undefined {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '-')
    .replace(/^[.\s]+/, '')
    .trim();
  if (safe === '') return undefined;
  if (safe.length <= 200) return safe;
  const dot = safe.lastIndexOf('.');
  const extension = dot > 0 && safe.length - dot <= 10 ? safe.slice(dot) : '';
  // Half of a character that takes two units is none.
  return safe.slice(0, 200 - extension.length).replace(/[\uD800-\uDBFF]$/, '') + extension;
}
