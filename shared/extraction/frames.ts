/** Frames of the same origin are read; of others only the origin is named. */

/** The document in a frame, or null when the frame belongs to another origin. */
export function frameDocument(element: Element): Document | null {
  try {
    return (element as HTMLIFrameElement).contentDocument; // `frame` carries the same property
  } catch (error) {
    // Some engines throw instead of answering null for a frame of another origin.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The origin a frame was told to load, or undefined when it names none. */
export function frameOrigin(element: Element): string | undefined {
  const source = element.getAttribute('src');
  if (!source) return undefined;
  try {
    const { origin } = new URL(source, element.ownerDocument.baseURI);
    return origin === 'null' ? undefined : origin;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
