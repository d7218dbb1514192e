/** Where pill and panel stand over the pages of a site, as the clerk put them. CSS pixels. No schema: every page pays for this file. */

/** The pill's distance from the bottom edge. */
export const pillBottomRange = { least: 8, usual: 96, most: 10_000 } as const;
export const panelWidthRange = { least: 360, usual: 400, most: 560 } as const;

export interface OverlayPlace {
  readonly pillBottom: number;
  readonly panelWidth: number;
}

export const usualPlace: OverlayPlace = {
  pillBottom: pillBottomRange.usual,
  panelWidth: panelWidthRange.usual,
};
