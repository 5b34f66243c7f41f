import type { Density } from '~/ui/tokens'

/** How high a row of the queue is, in px, and whether what was said last has room in it. */
export interface RowLines {
  height: number
  roomy: boolean
}

export const ROW_LINES: Readonly<Record<Density, RowLines>> = {
  compact: { height: 56, roomy: false },
  normal: { height: 76, roomy: true },
  roomy: { height: 88, roomy: true },
}
