import type { QualityCommand } from '~/domain/qualityCommand'
import type { Deciders } from './deciders'

export const QUALITY_DECIDERS: Deciders<QualityCommand> = {}
