import type { SERVICE } from '~/domain/metrics/service'
import type { Computation } from './computation'

export const SERVICE_FIGURES: Record<keyof typeof SERVICE, Computation> = {}
