/** Hands a file to the person's own downloads. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has begun with the click; the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
