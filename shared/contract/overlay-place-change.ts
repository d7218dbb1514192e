import { z } from 'zod';
import { panelWidthRange, pillBottomRange } from './overlay-place.ts';

/** What of a site's place the clerk changed. */
export const placeChangeSchema = z.strictObject({
  pillBottom: z.int().min(pillBottomRange.least).max(pillBottomRange.most).optional(),
  panelWidth: z.int().min(panelWidthRange.least).max(panelWidthRange.most).optional(),
});
