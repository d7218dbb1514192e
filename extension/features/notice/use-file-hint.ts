/** What the paper of a notice says of itself: whose it is, who signed it. A hint that doesn't come stops nothing. */
import { useEffect, useState } from 'preact/hooks';
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import { otherMark } from '../../../shared/submissions/other-mark.ts';
import type { Hint } from '../attachments/hints.ts';
import type { PanelBackend } from '../panel/backend.ts';

export interface FileHint {
  /** The companion still looks into it; nothing is filed meanwhile. */
  readonly looking: boolean;
  /** The case it names in place of ours, for people. */
  readonly other: string | undefined;
  readonly signatures: Hint['signatures'];
}

const nothing: Hint = { marks: [], signatures: [] };

/** @param number the number the notice is filed under */
export function useFileHint(
  backend: Pick<PanelBackend, 'call'>,
  file: Pick<DraftAttachment, 'sha256' | 'mediaType'> | undefined,
  number: string,
): FileHint {
  const [known, setKnown] = useState<{ readonly sha256: string; readonly hint: Hint } | null>(null);
  const sha256 = file?.mediaType === 'application/pdf' ? file.sha256 : undefined;
  useEffect(() => {
    if (sha256 === undefined) return;
    let current = true;
    void backend
      .call('attachments.look', { sha256 })
      .catch(() => nothing)
      .then((hint) => {
        if (current) setKnown({ sha256, hint });
      });
    return () => {
      current = false;
    };
  }, [backend, sha256]);
  const hint = known !== null && known.sha256 === sha256 ? known.hint : nothing;
  return {
    looking: sha256 !== undefined && known?.sha256 !== sha256,
    other: otherMark(hint.marks, number),
    signatures: hint.signatures,
  };
}
