import type { Figure, Figures, KpiResult, KpiRow } from '~/analytics/query'

/** Fewer rows travel as they are. */
const MANY = 40

type Texts = (string | undefined)[]

/** Figures of many rows, metric by metric. */
interface PackedFigures {
  metrics: (keyof Figures)[]
  /** NaN where `odd` tells what the figure is. */
  values: Float64Array[]
  /** Figures that are more than a value, by row; undefined: the row has none of that metric. */
  odd: [row: number, figure: Figure | undefined][][]
}

/** Rows of an answer column by column: the browser copies a few columns many times faster than an object a figure. */
export interface PackedRows {
  count: number
  key: string[]
  /** Absent: '' for all. */
  label?: string[]
  key2?: Texts
  label2?: Texts
  orderLevel?: number[]
  figures: PackedFigures
  compared?: PackedFigures
}

export type PackedResult = Omit<KpiResult, 'rows'> & { rows?: KpiRow[] | PackedRows }

/** For the way from the worker to the page. */
export function packRows(result: KpiResult): PackedResult {
  const { rows } = result
  if (!rows || rows.length < MANY) return result
  const packed: PackedRows = {
    count: rows.length,
    key: rows.map(({ key }) => key),
    figures: packFigures(rows.map(({ figures }) => figures)),
  }
  if (rows.some(({ label }) => label !== '')) packed.label = rows.map(({ label }) => label)
  if (rows.some(({ key2 }) => key2 !== undefined)) {
    packed.key2 = rows.map(({ key2 }) => key2)
    packed.label2 = rows.map(({ label2 }) => label2)
  }
  const orderLevel = rows.flatMap((row, i) => (row.orderLevel ? [i] : []))
  if (orderLevel.length > 0) packed.orderLevel = orderLevel
  if (rows[0].compared) packed.compared = packFigures(rows.map(({ compared = {} }) => compared))
  return { ...result, rows: packed }
}

export function unpackRows(result: PackedResult): KpiResult {
  const { rows, ...rest } = result
  if (!rows) return rest
  if (Array.isArray(rows)) return { ...rest, rows }
  return { ...rest, rows: rowsOf(rows) }
}

function rowsOf({ count, key, label, key2, label2, orderLevel, figures, compared }: PackedRows): KpiRow[] {
  const now = unpackFigures(figures, count)
  const then = compared && unpackFigures(compared, count)
  const rows = now.map((each, i): KpiRow => ({ key: key[i], label: label ? label[i] : '', figures: each }))
  rows.forEach((row, i) => {
    const second = key2?.[i]
    if (second !== undefined) {
      row.key2 = second
      row.label2 = label2?.[i]
    }
    if (then) row.compared = then[i]
  })
  for (const i of orderLevel ?? []) rows[i].orderLevel = true
  return rows
}

/** In plain loops: a dashboard's days are packed at each change of a filter, and lists made on the way cost three times the rest. */
function packFigures(rows: readonly Figures[]): PackedFigures {
  const metrics: (keyof Figures)[] = []
  for (const figures of rows) addKeys(figures, metrics)
  const odd = metrics.map((): PackedFigures['odd'][number] => [])
  const values = metrics.map((metric, m) => {
    const column = new Float64Array(rows.length)
    for (let i = 0; i < column.length; i++) {
      const figure = rows[i][metric]
      if (figure && isPlain(figure)) column[i] = figure.value
      else {
        column[i] = Number.NaN
        odd[m].push([i, figure])
      }
    }
    return column
  })
  return { metrics, values, odd }
}

/** Most rows have the same metrics in the same order. */
function addKeys<T extends object>(of: T, into: Extract<keyof T, string>[]) {
  let at = 0
  for (const key in of) if (into[at++] !== key && !into.includes(key)) into.push(key)
}

/** It is its value and no more. */
const isPlain = (figure: Figure): figure is { value: number } =>
  figure.value !== null && figure.note === undefined && figure.coverage === undefined && figure.n === undefined

function unpackFigures({ metrics, values, odd }: PackedFigures, count: number): Figures[] {
  /** Of each metric, the next that is more than a value. */
  const next = metrics.map(() => 0)
  return Array.from({ length: count }, (_, i) => {
    const figures: Figures = {}
    for (let m = 0; m < metrics.length; m++) {
      const value = values[m][i]
      const figure = Number.isNaN(value) ? odd[m][next[m]++][1] : { value }
      if (figure) figures[metrics[m]] = figure
    }
    return figures
  })
}
