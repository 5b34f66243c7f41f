import { useDataRange, useKpi } from '~/features/shared/board/queries'
import { useFigure } from '~/features/shared/board/figureText'
import { useMetricName } from '~/features/shared/board/words'
import { useMessages } from '~/lib/i18n'
import { planMessages } from './planMessages'

const FIGURES = ['stock_value', 'days_of_cover', 'turnover_days', 'sell_through', 'active_sku_rate', 'out_of_stock'] as const
const DAYS = 30
export const PLAN_SCOPE = { nonProducts: false, free: false, unknownBuyers: 'beside' } as const

/** The last thirty days of the shop, up to its newest order; null: it has none; undefined: not known yet. */
export function usePlanWindow(): { from: number; to: number } | null | undefined {
  const { data: range } = useDataRange()
  return range && { from: Math.max(range.first, range.last + 1 - DAYS), to: range.last + 1 }
}

/** How the stock does as a whole, as the metrics define it. */
export function PlanFigures() {
  const t = useMessages(planMessages)
  const nameOf = useMetricName()
  const write = useFigure()
  const window = usePlanWindow()
  const { data } = useKpi({ metrics: [...FIGURES], from: 0, to: 1, ...window, scope: PLAN_SCOPE }, { enabled: !!window })
  return (
    <dl className="zg-planning-figures" aria-label={t('figures')}>
      {FIGURES.map((id) => {
        const { text, title } = write(id, data?.totals[id])
        return (
          <div key={id} title={title} data-metric={id}>
            <dt className="zg-second zg-small">{nameOf(id)}</dt>
            <dd className="zg-num">{text || (window === null ? '—' : '…')}</dd>
          </div>
        )
      })}
    </dl>
  )
}
