/** What a file may measure, bytes. */
export const attachmentLimitBytes = 20 * 1024 * 1024;
/** Parts of a file as text: on their way through the extension (base64 over a port), and in a companion's reply. */
export const partBytes = 512 * 1024;
/** A sealed piece of a file on its way to a companion that doesn't say how much it takes. */
export const oldPieceBytes = 512 * 1024;
/** A sealed piece at most: larger ones cost a third less time than `oldPieceBytes`, and more memory on both sides. */
export const pieceBytes = 2 * 1024 * 1024;
