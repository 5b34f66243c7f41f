import type { TRAFFIC } from '~/domain/metrics/traffic'
import type { Computation } from './computation'

export const TRAFFIC_FIGURES: Record<keyof typeof TRAFFIC, Computation> = {}
