import type { Figure } from '~/analytics/query'
import { definitionOf, type MetricDefinition, type MetricId } from '~/domain/metric'
import { minorDigits, type Currency } from '~/domain/money'
import { numberText, shortNumberText, trueMinus } from '~/lib/numberText'

/** How a figure is written. */
export interface Writing {
  /** BCP 47: 'en', 'zh-CN'. */
  locale: string
  currency: Currency
}

export type Unit = MetricDefinition['unit']

export const unitOfMetric = (id: MetricId): Unit => definitionOf(id).unit

/** Above this the figure of a tile is shortened: 1.23 亿, 1.23B. */
const SHORT_FROM = 1e9
/** Above this the pence only take room. */
const WHOLE_FROM = 10_000

type Span = 'days' | 'duration' | 'score'
const isSpan = (unit: Unit): unit is Span => unit === 'days' || unit === 'duration' || unit === 'score'

const MINUTE = 60_000

/** Intl joins a Chinese unit to its number; the rest of the product does not. */
const spaced = (text: string): string => text.replace(/(?<=\d)(?=\p{Script=Han})/u, ' ')

/** Days; minutes or hours or days, whichever reads best; a mean of ratings. */
function writeSpan(value: number, unit: Span, locale: string): string {
  const write = (amount: number, of: 'minute' | 'hour' | 'day', most: number, least = 0) => {
    const fraction = { minimumFractionDigits: least, maximumFractionDigits: most }
    return spaced(numberText(locale, { style: 'unit', unit: of, unitDisplay: 'short', ...fraction }).format(amount))
  }
  if (unit === 'score') return numberText(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
  if (unit === 'days') return write(value, 'day', 1, 1)
  if (value < 60 * MINUTE) return write(value / MINUTE, 'minute', 0)
  return value < 48 * 60 * MINUTE ? write(value / MINUTE / 60, 'hour', 1) : write(value / MINUTE / 60 / 24, 'day', 1)
}

const moneyOptions = (unit: Unit, currency: Currency): Intl.NumberFormatOptions =>
  unit === 'money' ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}

/** The figure at the size of a tile: pence only where they matter, shortened only where it would not fit. */
export function writeFigure(value: number, unit: Unit, { locale, currency }: Writing): string {
  if (isSpan(unit)) return writeSpan(value, unit, locale)
  const money = moneyOptions(unit, currency)
  const write = () => {
    if (unit === 'ratio') return numberText(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
    if (Math.abs(value) >= SHORT_FROM) return shortNumberText(locale, { ...money, maximumFractionDigits: 2 })
    const digits = unit === 'count' || Math.abs(value) >= WHOLE_FROM ? 0 : minorDigits(currency)
    return numberText(locale, { ...money, minimumFractionDigits: digits, maximumFractionDigits: digits })
  }
  return trueMinus(write().format(value))
}

/** The figure in full, for tooltips, tables and copying: nothing is rounded away before the scale of the currency. */
export function writeFull(value: number, unit: Unit, { locale, currency }: Writing): string {
  if (isSpan(unit)) return writeSpan(value, unit, locale)
  const write = () => {
    if (unit === 'ratio') return numberText(locale, { style: 'percent', maximumFractionDigits: 4 })
    if (unit === 'count') return numberText(locale, { maximumFractionDigits: 2 })
    const digits = minorDigits(currency)
    return numberText(locale, { ...moneyOptions(unit, currency), minimumFractionDigits: digits, maximumFractionDigits: digits + 2 })
  }
  return trueMinus(write().format(value))
}

/** Neither small nor shortened: a decimal would be noise. Chinese shortens from 万 on. */
const isPlain = (size: number, locale: string): boolean => size >= 100 && size < (locale.startsWith('zh') ? 10_000 : 1_000)

/** On an axis and wherever space is short: 1.2M, 120万. The full figure stands in the tooltip. */
export function writeShort(value: number, unit: Unit, { locale, currency }: Writing): string {
  if (isSpan(unit)) return writeSpan(value, unit, locale)
  const write =
    unit === 'ratio'
      ? numberText(locale, { style: 'percent', maximumFractionDigits: 0 })
      : shortNumberText(locale, {
          ...moneyOptions(unit, currency),
          minimumFractionDigits: 0,
          maximumFractionDigits: isPlain(Math.abs(value), locale) ? 0 : 1,
        })
  return trueMinus(write.format(value))
}

/** What `data-value` carries: the unrounded number as text, '' where there is none. */
export function valueText(figure: Figure | undefined): string {
  return figure === undefined || figure.value === null ? '' : String(figure.value)
}

/** How a figure moved: a share of what it was, or for shares the difference in points. */
export interface Change {
  direction: 'up' | 'down' | 'same'
  /** `relative`: 0.12 is + 12 %; `points`: 0.012 is + 1.2 points. */
  by: number
  as: 'relative' | 'points'
  /** The figure that it is compared with, in full. */
  before: string
}

/** The change from one figure to another; undefined where there is no figure to compare, or it was nothing. */
export function changeOf(now: Figure | undefined, before: Figure | undefined, unit: Unit, writing: Writing): Change | undefined {
  if (now === undefined || before === undefined || now.value === null || before.value === null) return undefined
  const difference = now.value - before.value
  if (unit !== 'ratio' && before.value === 0) return undefined
  const by = unit === 'ratio' ? difference : difference / Math.abs(before.value)
  // What rounds to 0.0 % is no change: an arrow beside 0.0 % would be noise.
  const direction = Math.abs(by) < 0.0005 ? 'same' : by > 0 ? 'up' : 'down'
  return { direction, by, as: unit === 'ratio' ? 'points' : 'relative', before: writeFull(before.value, unit, writing) }
}
