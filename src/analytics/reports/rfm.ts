import type { Dataset } from '~/analytics/dataset'
import { type Histories, historiesOf } from '~/analytics/histories'
import { purchasesOf } from '~/analytics/purchases'
import type { RfmAnswer, RfmAsk } from '~/analytics/reports'
import { cellOf, type RfmScores, SCORES, scoreRfm, segmentTable } from '~/analytics/rfmScores'
import { answering } from '~/analytics/scratch'
import { RFM_SEGMENTS, type RfmSegment } from '~/domain/rfm'

/** Sums of one cell of the grid, or of several. */
interface Sums {
  buyers: number
  amount: number
  /** Of days of the last purchase, counted from the first purchase of all. */
  last: number
  orders: number
}

/** metrics.md `rfm`. */
export const rfm = (dataset: Dataset, ask: RfmAsk): RfmAnswer => answering(() => answer(dataset, ask))

function answer(dataset: Dataset, ask: RfmAsk): RfmAnswer {
  const purchases = purchasesOf(dataset, ask, ask.asOf)
  const base = historiesOf(purchases)
  // Whole days since the last purchase = age − last.
  const age = purchases.end - purchases.from
  const { buyer } = dataset.orders
  const scores = scoreRfm(base, ask.ties, (code) => buyer.values[code] ?? '')
  const { cells, amounts, best, worst } = sumCells(base, scores)
  const grid = Array.from({ length: SCORES }, (_, r) => cells.slice(r * SCORES, (r + 1) * SCORES).map(({ buyers }) => buyers))
  return {
    version: dataset.version,
    ...(dataset.range && { asOf: purchases.asOf }),
    buyers: base.count,
    segments: sumSegments(age, cells, ask.segments ?? RFM_SEGMENTS, dataset.unit),
    sizes: {
      recency: grid.map(sum),
      frequency: grid.map((_, f) => sum(grid.map((row) => row[f]))),
      amount: amounts,
    },
    grid,
    ...middleOf(age, addUp(cells), scores.medians, dataset.unit),
    best,
    worst,
  }
}

/** Cells of the grid of recency × frequency, and what is summed in each, side by side. */
const GRID = SCORES * SCORES
const MEASURES = 3

/** Of each cell of the grid, and how many buyers have each score for the amount, the best and the worst in everything. */
function sumCells(base: Histories, scores: RfmScores) {
  const sums = new Float64Array(GRID * MEASURES)
  // Buyers by their three scores.
  const buyers = new Int32Array(GRID * SCORES)
  addCells(base, scores, sums, buyers)
  const cells = Array.from({ length: GRID }, (_, cell): Sums => {
    const [amount, last, orders] = sums.subarray(cell * MEASURES, (cell + 1) * MEASURES)
    return { buyers: sum([...buyers.subarray(cell * SCORES, (cell + 1) * SCORES)]), amount, last, orders }
  })
  const amounts = Array.from({ length: SCORES }, (_, score) => sum([...buyers].filter((__, at) => at % SCORES === score)))
  return { cells, amounts, best: buyers[buyers.length - 1], worst: buyers[0] }
}

function addCells({ count, spent, last, orders }: Histories, scores: RfmScores, sums: Float64Array, buyers: Int32Array) {
  const { recency, frequency, amount } = scores
  for (let i = 0; i < count; i++) {
    const cell = cellOf(recency[i], frequency[i])
    const at = cell * MEASURES
    buyers[cell * SCORES + amount[i] - 1]++
    sums[at] += spent[i]
    sums[at + 1] += last[i]
    sums[at + 2] += orders[i]
  }
}

const sum = (values: readonly number[]): number => values.reduce((whole, value) => whole + value, 0)

function addUp(cells: readonly Sums[]): Sums {
  const whole = { buyers: 0, amount: 0, last: 0, orders: 0 }
  for (const { buyers, amount, last, orders } of cells) {
    whole.buyers += buyers
    whole.amount += amount
    whole.last += last
    whole.orders += orders
  }
  return whole
}

function sumSegments(age: number, cells: readonly Sums[], segments: readonly RfmSegment[], unit: number): RfmAnswer['segments'] {
  const table = segmentTable(segments)
  const rows = Array.from({ length: segments.length + 1 }, (_, s) => {
    const { buyers, amount, last, orders } = addUp(cells.filter((__, cell) => table[cell] === s))
    return {
      id: segments[s]?.id ?? '',
      ...(segments[s]?.name !== undefined && { name: segments[s].name }),
      buyers,
      gmv: amount / unit,
      recency: buyers === 0 ? 0 : age - last / buyers,
      orders: buyers === 0 ? 0 : orders / buyers,
    }
  })
  // The last one is of those who fit into none; there is no such row where everybody does.
  return rows.filter(({ id, buyers }) => id !== '' || buyers > 0)
}

type Middle = Pick<RfmAnswer, 'mean' | 'median'>

function middleOf(age: number, whole: Sums, medians: RfmScores['medians'], unit: number): Middle {
  const { buyers: count } = whole
  if (count === 0) return { mean: { recency: 0, frequency: 0, amount: 0 }, median: { recency: 0, frequency: 0, amount: 0 } }
  return {
    mean: { recency: age - whole.last / count, frequency: whole.orders / count, amount: whole.amount / count / unit },
    median: { recency: age - medians.last, frequency: medians.orders, amount: medians.amount / unit },
  }
}
