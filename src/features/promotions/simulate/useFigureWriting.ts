import { useMemo } from 'react'
import { toDecimal } from '~/domain/money'
import { useShop } from '~/session/shop'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import type { FigureKind } from './figures'
import { simulateMessages } from './messages'

export interface FigureWriting {
  full: (value: number | undefined, as: FigureKind['as']) => string
  short: (value: number | undefined, as: FigureKind['as']) => string
  /** With its sign; '' where there is no difference to be seen. */
  difference: (to: number | undefined, from: number | undefined, as: FigureKind['as']) => string
}

const NONE = '—'

/** Figures of the replay as texts; assumed ones may have fractions, which are none of a count. */
export function useFigureWriting(): FigureWriting {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const money = (value: number) => format.money(toDecimal(Math.round(value), currency))
    const full = (value: number | undefined, as: FigureKind['as']) => {
      if (value === undefined) return NONE
      return as === 'amount' ? money(value) : as === 'share' ? format.percent(value) : format.count(Math.round(value))
    }
    const short = (value: number | undefined, as: FigureKind['as']) => {
      if (value === undefined) return NONE
      if (as === 'amount') return format.moneyShort(toDecimal(Math.round(value), currency))
      return as === 'count' ? format.countShort(Math.round(value)) : format.percent(value)
    }
    return {
      full,
      short,
      difference: (to, from, as) => {
        if (to === undefined || from === undefined) return ''
        const zero = full(0, as)
        const text = short(Math.abs(to - from), as)
        if (text === zero || full(to, as) === full(from, as)) return ''
        const by = as === 'share' ? t('sharePoints', { by: text.replace(/\s*%$/, '') }) : text
        return `${to > from ? '+' : '−'}${by}`
      },
    }
  }, [t, format, currency])
}
