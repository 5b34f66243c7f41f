import type { QualityAsk } from '~/domain/qualityRates'
import type { Instant } from '~/lib/zone'
import type { QualityCaseRow, QualityDetail, QualityPage } from '~/store/qualityList'
import type { CallContext } from './protocol'

/** The calls about what goes wrong with goods. */
export interface QualityCalls {
  'quality.list'(args: { ask: QualityAsk; now: Instant }, context: CallContext): Promise<QualityPage>
  /** null: nothing of it went wrong. */
  'quality.get'(args: { ask: QualityAsk; of: string; now: Instant }, context: CallContext): Promise<QualityDetail | null>
  /** Open ones first, then the latest. */
  'quality.cases'(args: { mature: number; now: Instant }, context: CallContext): Promise<QualityCaseRow[]>
}
