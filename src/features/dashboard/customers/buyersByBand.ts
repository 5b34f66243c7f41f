import type { BarsInput } from '~/features/shared/board/bars'
import type { ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface BuyersByBand {
  /** In the order of the axis. */
  bands: readonly { label: string; buyers: number }[]
  tokens: ChartTokens
  count: (value: number) => string
  percent: (share: number) => string
  words: { band: string; buyers: string; share: string }
}

/** Buyers by band, each with its share of all. */
export function buyersBars(input: BuyersByBand): BarsInput {
  const { bands, tokens, count } = input
  return {
    names: bands.map(({ label }) => label),
    values: bands.map(({ buyers }) => buyers),
    short: count,
    whole: true,
    table: buyersTable(input),
    tokens,
  }
}

function buyersTable({ bands, count, percent, words }: BuyersByBand): ChartTable {
  const total = bands.reduce((sum, { buyers }) => sum + buyers, 0)
  const share = (buyers: number) => (total === 0 ? 0 : buyers / total)
  return {
    columns: [words.band, words.buyers, words.share],
    rows: bands.map(({ label, buyers }) => [label, count(buyers), percent(share(buyers))]),
    values: bands.map(({ label, buyers }) => [label, buyers, share(buyers)]),
  }
}
