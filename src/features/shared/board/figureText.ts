import { useMemo } from 'react'
import type { Figure } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { unitOfMetric, writeFull } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'

/** A figure in a table: what stands in the cell, and in full or why there is none behind it. */
export interface FigureText {
  text: string
  title?: string
}

/** Writes figures for cells. */
export function useFigure(): (id: MetricId, figure: Figure | undefined) => FigureText {
  const t = useMessages(messages)
  const { locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  return useMemo(
    () => (id, figure) => {
      if (figure === undefined) return { text: '' }
      if (figure.value === null) return { text: '—', title: t(`why.${figure.why}`) }
      const unit = unitOfMetric(id)
      const full = writeFull(figure.value, unit, { locale, currency })
      const short = { money: format.money, count: format.count, ratio: format.percent }
      return { text: unit === 'money' || unit === 'count' || unit === 'ratio' ? short[unit](figure.value) : full, title: full }
    },
    [t, locale, currency, format],
  )
}
