/** What a file may measure, bytes. */
export const attachmentLimitBytes = 20 * 1024 * 1024;
/** Pieces of a file on their way through the extension (base64 over a port) and to the companion. */
export const pieceBytes = 512 * 1024;
