/** A small picture of a photograph that is stored, read from the companion once. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { readStoredFile } from '../files/read-stored-file.ts';
import type { PanelBackend } from '../panel/backend.ts';
import { usePanel } from '../panel/panel-context.ts';

/** CSS pixels; drawn twice as fine. */
const height = 24;
/** A larger picture isn't read only to be shown small. */
const maxBytes = 12_000_000;

const drawn = new Map<string, Promise<string>>();

export function Thumbnail({ sha256, size }: { readonly sha256: string; readonly size: number }): JSX.Element {
  const { backend } = usePanel();
  const [address, setAddress] = useState('');
  useEffect(() => {
    let gone = false;
    if (size <= maxBytes) {
      void draw(backend, sha256).then((url) => {
        if (!gone) setAddress(url);
      });
    }
    return () => {
      gone = true;
    };
  }, [backend, sha256, size]);
  return address === '' ? <span class="thumbnail" /> : <img class="thumbnail" src={address} alt="" />;
}

/** An empty address where it can't be drawn: the name of the file says what it is. */
function draw(backend: Pick<PanelBackend, 'call'>, sha256: string): Promise<string> {
  const known = drawn.get(sha256);
  if (known !== undefined) return known;
  const drawing = readStoredFile(backend.call, sha256, () => {})
    .then(async ({ bytes, mediaType }) => {
      const picture = await createImageBitmap(new Blob([bytes], { type: mediaType }), {
        resizeHeight: height * 2,
        resizeQuality: 'medium',
      });
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      picture.close();
      return URL.createObjectURL(await canvas.convertToBlob());
    })
    .catch(() => {
      // Asked for again when it is shown again.
      drawn.delete(sha256);
      return '';
    });
  drawn.set(sha256, drawing);
  return drawing;
}
