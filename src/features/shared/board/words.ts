import { useMemo } from 'react'
import type { FilterName } from '~/analytics/query'
import { definitionOf, type MetricId } from '~/domain/metric'
import { RFM_IDS } from '~/domain/rfm'
import { type Language, useMessages } from '~/lib/i18n'
import { writeShort } from '~/features/shared/figures'
import { useShop } from '~/session/shop'
import { useUi } from '~/ui/UiContext'
import { viewMessages } from './viewMessages'

export interface MetricWords {
  name: string
  formula: string
  /** The rows that it counts. */
  rows: string
  version: number
}

/** A metric's definition in one language. */
export function metricWords(id: MetricId, language: Language): MetricWords {
  const { name, formula, rows, version } = definitionOf(id)
  const side = language === 'zh-CN' ? 'zh' : 'en'
  return { name: name[side], formula: formula[side], rows: rows[side], version }
}

/** The names of the metrics in the language of now. */
export function useMetricName(): (id: MetricId) => string {
  const { language } = useUi()
  return (id) => metricWords(id, language).name
}

/** A name within a sentence: "channel", but "SKU" and "RFM segment". */
export const inSentence = (name: string) => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name)

/** What is said in place of members where not one of the rows names any: a lone "(none)" would tell nothing. */
export function useNoMembers(): (name: FilterName, rows: readonly { key: string }[]) => string | undefined {
  const t = useMessages(viewMessages)
  return (name, rows) =>
    rows.length > 0 && rows.every(({ key }) => key === '') ? t('absent', { by: inSentence(t(`filter.${name}`)) }) : undefined
}

/** The first price above a band: the ladder goes 1, 2, 5, 10. */
const bandEnd = (from: number): number => (Math.round(from / 10 ** Math.floor(Math.log10(from))) === 2 ? from * 2.5 : from * 2)

/** 5 January 1970 was a Monday. */
const MONDAY = Date.UTC(1970, 0, 5)

/** What a reader calls a member of a dimension: `label` is what the answer calls it, where it has a name of its own. */
export function useMemberName(): (name: FilterName, key: string, label?: string) => string {
  const t = useMessages(viewMessages)
  const { locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
    const newness: Partial<Record<string, string>> = {
      new: t('newness.new'),
      returning: t('newness.returning'),
      unknown: t('newness.unknown'),
    }
    return (name, key, label = '') => {
      if (key === '') return t(name === 'promotion' ? 'none.promotion' : 'none')
      if (name === 'weekday') return weekday.format(MONDAY + (Number(key) - 1) * 86_400_000)
      if (name === 'hour') return t('hour', { hour: key.padStart(2, '0') })
      if (name === 'newness') return newness[key] ?? key
      const segment = name === 'segment' && label === '' ? RFM_IDS.find((id) => id === key) : undefined
      if (segment) return t(`segment.${segment}`)
      if (name === 'priceBand') {
        const price = (value: number) => writeShort(value, 'money', { locale, currency })
        return key === '0' ? t('priceBand.free') : t('priceBand', { from: price(Number(key)), to: price(bandEnd(Number(key))) })
      }
      return label || key
    }
  }, [t, locale, currency])
}
