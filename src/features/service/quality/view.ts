import { QUALITY_GROUPS, QUALITY_SIGNS } from '~/domain/quality'
import type { QualityAsk } from '~/domain/qualityRates'
import { TICKET_REASONS } from '~/domain/ticket'
import { defineUrlState, oneOf, text } from '~/lib/urlState'
import type { QualityRow } from '~/store/qualityList'

export const WINDOWS = ['30', '60', '90', '180', '365'] as const
/** Days in which trouble has to show. */
export const MATURES = ['7', '14', '30'] as const
export const QUALITY_SORTS = ['standing', 'rate', 'cases', 'units', 'refunds'] as const
export type QualitySort = (typeof QUALITY_SORTS)[number]

export const qualityView = defineUrlState({
  show: oneOf(['found', 'cases'], 'found'),
  by: oneOf(QUALITY_GROUPS, 'sku'),
  sign: oneOf(QUALITY_SIGNS, 'any'),
  reason: oneOf(['', ...TICKET_REASONS], ''),
  days: oneOf(WINDOWS, '180'),
  mature: oneOf(MATURES, '14'),
  q: text(),
  only: oneOf(['', 'standing'], ''),
  sort: oneOf(QUALITY_SORTS, 'standing'),
  descending: oneOf(['0', '1'], '1'),
  /** The group whose details are open. */
  of: text(),
  /** As in paths.quality: a SKU that is looked for. */
  sku: text(),
})
export type QualityView = typeof qualityView.initial

export const askOf = ({ by, sign, reason, days, mature }: Pick<QualityView, 'by' | 'sign' | 'reason' | 'days' | 'mature'>): QualityAsk => ({
  by,
  sign,
  reason,
  days: Number(days),
  mature: Number(mature),
})

export const isShown =
  ({ q, only, sku }: Pick<QualityView, 'q' | 'only' | 'sku'>) =>
  (row: QualityRow): boolean => {
    const sought = (q.trim() || sku).toLowerCase()
    return (
      (only === '' || row.spike !== undefined) &&
      (sought === '' || [row.key, row.sku, row.title, row.supplierName].some((each) => each.toLowerCase().includes(sought)))
    )
  }

const VALUES: Record<Exclude<QualitySort, 'standing'>, (row: QualityRow) => number> = {
  rate: ({ now }) => now.cases / now.units,
  cases: ({ now }) => now.cases,
  units: ({ now }) => now.units,
  refunds: ({ refunds }) => refunds,
}

/** As they came: what stands out first; or by a figure. */
export function sortedRows(rows: readonly QualityRow[], sort: QualitySort, descending: boolean): QualityRow[] {
  if (sort === 'standing') return descending ? [...rows] : rows.toReversed()
  const sign = descending ? -1 : 1
  return rows.toSorted((a, b) => sign * (VALUES[sort](a) - VALUES[sort](b)) || (a.key < b.key ? -1 : 1))
}
