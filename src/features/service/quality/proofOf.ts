import type { QualityCase, QualityProof } from '~/domain/quality'
import type { QualityAsk } from '~/domain/qualityRates'
import type { QualityDetail } from '~/store/qualityList'
import { usualOf } from './rates'

/** What a case is opened with: the figures as they stand now. */
export function foundOf(
  { row, window }: QualityDetail,
  { by, sign, reason }: QualityAsk,
): Pick<QualityCase, 'by' | 'of' | 'sku' | 'product' | 'proof'> {
  const proof: QualityProof = {
    sign,
    reason,
    ...window,
    now: row.now,
    usual: usualOf(row),
    against: row.spike?.against ?? (row.past.units > 0 ? 'past' : 'kin'),
    ...(row.spike ? { odds: row.spike.odds } : {}),
  }
  return { by, of: row.key, sku: row.sku, product: row.product, proof }
}
