import type { OrderValuesAnswer } from '~/analytics/reports/orderValuesTypes'
import type { BarsInput } from '~/features/shared/board/bars'
import { writeFull, writeShort, type Writing } from '~/features/shared/figures'
import type { ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

type Band = OrderValuesAnswer['bands'][number]

export interface OrderValueInput {
  answer: Pick<OrderValuesAnswer, 'bands' | 'orders'>
  writing: Writing
  tokens: ChartTokens
  count: (value: number) => string
  percent: (share: number) => string
  words: Record<'band' | 'orders' | 'share' | 'running' | 'gmv' | 'nothing' | 'before', string>
  /** "$320+". */
  above: (from: string) => string
}

/** Orders by value: a bar a band, and no gap between bands of one scale. */
export function orderValueBars(input: OrderValueInput): BarsInput {
  const { answer, tokens, count } = input
  return {
    names: answer.bands.map((band) => nameOf(band, input)),
    values: answer.bands.map(({ orders }) => orders),
    ...(isCompared(answer) && { before: answer.bands.map(({ before }) => before ?? 0) }),
    joined: true,
    short: count,
    whole: true,
    table: tableOf(input),
    tokens,
  }
}

const isCompared = ({ bands }: OrderValueInput['answer']): boolean => bands.some(({ before }) => before !== undefined)

function tableOf(input: OrderValueInput): ChartTable {
  const { answer, writing, count, percent, words } = input
  const { bands, orders: all } = answer
  const share = (orders: number) => (all === 0 ? 0 : orders / all)
  const compared = isCompared(answer)
  const upTo = (place: number) => bands.slice(0, place + 1).reduce((sum, { orders }) => sum + orders, 0)
  return {
    columns: [words.band, words.orders, words.share, words.running, words.gmv, ...(compared ? [words.before] : [])],
    rows: bands.map((band, place) => [
      nameOf(band, input),
      count(band.orders),
      percent(share(band.orders)),
      percent(share(upTo(place))),
      writeFull(band.gmv, 'money', writing),
      ...(compared ? [count(band.before ?? 0)] : []),
    ]),
    values: bands.map((band, place) => [
      nameOf(band, input),
      band.orders,
      share(band.orders),
      share(upTo(place)),
      band.gmv,
      ...(compared ? [band.before ?? 0] : []),
    ]),
  }
}

function nameOf({ from, to }: Band, { writing, words, above }: OrderValueInput): string {
  if (from === undefined) return words.nothing
  return to === undefined ? above(bound(from, writing)) : `${bound(from, writing)}–${bound(to, writing)}`
}

/** Pence are told where a band is narrower than a unit. */
const bound = (value: number, writing: Writing): string =>
  Number.isInteger(value) ? writeShort(value, 'money', writing) : writeFull(value, 'money', writing)
