import { BUYERS_FIGURES } from './buyers'
import { SALES_FIGURES } from './sales'

/** What the overview's tiles show besides the first figures. */
export const TILE_FIGURES = { ...SALES_FIGURES, ...BUYERS_FIGURES }
export type TileMetric = keyof typeof TILE_FIGURES
