import { definitionOf, type MetricId } from '~/domain/metric'
import type { Language } from '~/lib/i18n'
import { useUi } from '~/ui/UiContext'

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
