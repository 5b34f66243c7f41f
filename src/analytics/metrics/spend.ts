import type { SPEND } from '~/domain/metrics/spend'
import type { Computation } from './computation'

export const SPEND_FIGURES: Record<keyof typeof SPEND, Computation> = {}
