import type { STOCK } from '~/domain/metrics/stock'
import type { Computation } from './computation'

export const STOCK_FIGURES: Record<keyof typeof STOCK, Computation> = {}
