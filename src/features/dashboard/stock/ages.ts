import type { ShelfAnswer } from '~/analytics/reports'
import type { BarsInput } from '~/features/shared/board/bars'
import { writeFull, writeShort, type Writing } from '~/features/shared/figures'
import type { ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

type Age = Extract<ShelfAnswer, { ok: true }>['ages'][number]

export interface AgesInput {
  ages: readonly Age[]
  nameOf: (age: Age) => string
  writing: Writing
  tokens: ChartTokens
  count: (value: number) => string
  percent: (share: number) => string
  words: Record<'age' | 'units' | 'value' | 'share', string>
}

const shareOf = (ages: readonly Age[], { value }: Age) => {
  const total = ages.reduce((sum, age) => sum + age.value, 0)
  return total === 0 ? 0 : value / total
}

function agesTable({ ages, nameOf, writing, count, percent, words }: AgesInput): ChartTable {
  return {
    columns: [words.age, words.value, words.share, words.units],
    rows: ages.map((age) => [nameOf(age), writeFull(age.value, 'money', writing), percent(shareOf(ages, age)), count(age.units)]),
    values: ages.map((age) => [nameOf(age), age.value, shareOf(ages, age), age.units]),
  }
}

/** From this many days on goods lie long enough to look at. */
const LONG = 180

/** A bar a band, the youngest at the top, its value and share beside it. */
export function agesBars(input: AgesInput): BarsInput {
  const { ages, nameOf, writing, tokens, percent } = input
  const short = (value: number) => writeShort(value, 'money', writing)
  return {
    names: ages.map(nameOf),
    values: ages.map(({ value }) => value),
    lie: true,
    labels: ages.map((age) => `${short(age.value)} · ${percent(shareOf(ages, age))}`),
    short,
    table: agesTable(input),
    tokens,
    marked: ages.map(({ from }) => from >= LONG),
  }
}
