import type { Currency } from './money'
import type { Product, Sku } from './product'
import { type CellProblem, cellText, type MatrixColumn, withCell } from './skuCells'

/** What can be chosen on a product's page, and the SKUs that come of it. */
export type Matrix = Pick<Product, 'options' | 'skus'>

/** A text that could not stand in its cell; it stays as it was. */
export interface RefusedCell {
  row: number
  column: MatrixColumn
  text: string
  why: CellProblem
}

export const blankSku = (options: number, code = ''): Sku => ({
  code,
  values: Array.from({ length: options }, () => ''),
  barcode: '',
  price: 0,
  cost: 0,
  weight: 0,
  safetyStock: 0,
  reorderPoint: 0,
})

/** Nothing was written in it yet. */
export const isBlank = ({ code, values, price, cost, barcode }: Sku): boolean =>
  code === '' && barcode === '' && price === 0 && cost === 0 && values.every((value) => value === '')

const nameOf = (values: readonly string[]) => JSON.stringify(values)

/** Every choice of one value of each option, the first option slowest. Options without values are left out of it with ''. */
export function combinations(options: Matrix['options']): string[][] {
  return options.reduce<string[][]>(
    (all, { values }) => all.flatMap((chosen) => (values.length > 0 ? values : ['']).map((value) => [...chosen, value])),
    [[]],
  )
}

/**
 * One SKU for each combination. What is there stays exactly as it is, its code too; what is missing is added like its nearest neighbour in price, cost and weight.
 * SKUs of no combination come last.
 */
export function generate(matrix: Matrix, prefix: string): Matrix {
  const wanted = combinations(matrix.options)
  const place = new Map(wanted.map((values, at) => [nameOf(values), at]))
  const kept = matrix.skus.filter((sku) => !isBlank(sku))
  const found = new Set(kept.map(({ values }) => nameOf(values)))
  const taken = new Set(kept.map(({ code }) => code))
  const made = wanted
    .filter((values) => !found.has(nameOf(values)))
    .map((values): Sku => {
      const code = freeCode(codeOf(prefix, values, matrix.options), taken)
      taken.add(code)
      return { ...likeNeighbour(kept, values), code, values }
    })
  const placeOf = ({ values }: Sku) => place.get(nameOf(values)) ?? wanted.length
  const skus = [...kept, ...made].map((sku, at) => ({ sku, at })).sort((a, b) => placeOf(a.sku) - placeOf(b.sku) || a.at - b.at)
  return { ...matrix, skus: skus.map(({ sku }) => sku) }
}

/** The first option changes price and cost least often, so the SKU that shares most values is the best guess. */
function likeNeighbour(skus: readonly Sku[], values: readonly string[]): Sku {
  const shared = (sku: Sku) => sku.values.filter((value, at) => value !== '' && value === values[at]).length
  const best = skus.reduce<Sku | undefined>((most, sku) => (!most || shared(sku) > shared(most) ? sku : most), undefined)
  const blank = blankSku(values.length)
  if (!best) return blank
  const { price, cost, compareAt, floor, weight, supply } = best
  return {
    ...blank,
    price,
    cost,
    weight,
    ...(compareAt === undefined ? {} : { compareAt }),
    ...(floor === undefined ? {} : { floor }),
    ...(supply === undefined ? {} : { supply }),
  }
}

/** `TEE-BLUE-M`; a value without Latin letters or digits is named by its place: `TEE-02-M`. */
function codeOf(prefix: string, values: readonly string[], options: Matrix['options']): string {
  const parts = values.map((value, at) => {
    const plain = value
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '')
      .toUpperCase()
    if (plain !== '') return plain.slice(0, 8)
    const place = options[at]?.values.indexOf(value) ?? -1
    return value === '' ? '' : String(place + 1).padStart(2, '0')
  })
  return [prefix.trim(), ...parts].filter((part) => part !== '').join('-') || 'SKU'
}

function freeCode(code: string, taken: ReadonlySet<string>): string {
  let free = code
  for (let n = 2; taken.has(free); n++) free = `${code}-${n}`
  return free
}

/** What all codes begin with before they name the values of the options; '' where they share nothing. */
export function sharedPrefix({ options, skus }: Matrix): string {
  const codes = skus.map(({ code }) => code).filter((code) => code !== '')
  const parts = (codes[0] ?? '').split('-')
  const prefix = parts.slice(0, Math.max(0, parts.length - Math.max(1, options.length))).join('-')
  return codes.every((code) => code.startsWith(prefix)) ? prefix : ''
}

/** Options with every value that stands on a SKU. */
export function learnValues({ options, skus }: Matrix): Matrix['options'] {
  return options.map((option, at) => {
    const missing = [...new Set(skus.map(({ values }) => values[at] ?? ''))].filter(
      (value) => value !== '' && !option.values.includes(value),
    )
    return missing.length === 0 ? option : { ...option, values: [...option.values, ...missing] }
  })
}

export function addOption({ options, skus }: Matrix, name: string): Matrix {
  return {
    options: [...options, { name, values: [] }],
    skus: skus.map((sku) => ({ ...sku, values: [...fitted(sku, options.length), ''] })),
  }
}

export function removeOption({ options, skus }: Matrix, at: number): Matrix {
  const without = <T>(list: readonly T[]) => list.filter((_, i) => i !== at)
  return { options: without(options), skus: skus.map((sku) => ({ ...sku, values: without(fitted(sku, options.length)) })) }
}

export function renameOption({ options, skus }: Matrix, at: number, name: string): Matrix {
  return { options: options.map((option, i) => (i === at ? { ...option, name } : option)), skus }
}

export function setValues({ options, skus }: Matrix, at: number, values: readonly string[]): Matrix {
  const clean = [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]
  return { options: options.map((option, i) => (i === at ? { ...option, values: clean } : option)), skus }
}

/** Options whose values were written in another way, each in its place: SKUs follow. */
export function respell({ options, skus }: Matrix, next: Matrix['options']): Matrix {
  const spelled = options.map(({ values }, at) => new Map(values.map((value, i) => [value, next[at]?.values[i] ?? value])))
  return { options: next, skus: skus.map((sku) => ({ ...sku, values: sku.values.map((value, at) => spelled[at]?.get(value) ?? value) })) }
}

const fitted = ({ values }: Sku, length: number): string[] => Array.from({ length }, (_, i) => values[i] ?? '')

export interface Written {
  matrix: Matrix
  refused: RefusedCell[]
  /** SKUs that were not there. */
  added: number
}

/** A block of texts written from a cell on, to the right and down; rows that are missing are added. Columns beyond the last are left out. */
export function writeBlock(
  matrix: Matrix,
  block: readonly (readonly string[])[],
  at: { row: number; column: number },
  { columns, currency }: { columns: readonly MatrixColumn[]; currency: Currency },
): Written {
  const skus = [...matrix.skus]
  const refused: RefusedCell[] = []
  for (const [i, texts] of block.entries()) {
    const row = at.row + i
    let sku = skus[row] ?? blankSku(matrix.options.length)
    for (const [j, text] of texts.entries()) {
      const column = columns[at.column + j]
      if (column === undefined) break
      // What is worked out cannot be pasted, and nobody expects it.
      if (column === 'margin') continue
      const written = withCell(sku, column, text, currency)
      if (written.ok) sku = written.sku
      else refused.push({ row, column, text, why: written.why })
    }
    skus[row] = sku
  }
  const options = learnValues({ options: matrix.options, skus })
  return { matrix: { options, skus }, refused, added: Math.max(0, skus.length - matrix.skus.length) }
}

/** Rows [from, to] of these columns take what the first of them holds. A code stands once, so it is left alone. */
export function fillDown(
  matrix: Matrix,
  [from, to]: readonly [number, number],
  columns: readonly MatrixColumn[],
  currency: Currency,
): Matrix {
  const source = matrix.skus[from]
  const filled = columns.filter((column) => column !== 'code' && column !== 'margin' && column !== 'barcode')
  const skus = matrix.skus.map((sku, row) => {
    if (!source || row <= from || row > to) return sku
    return filled.reduce((now, column) => {
      const written = withCell(now, column, cellText(source, column, currency), currency)
      return written.ok ? written.sku : now
    }, sku)
  })
  return { ...matrix, skus }
}

export const removeRows = (matrix: Matrix, rows: ReadonlySet<number>): Matrix => ({
  ...matrix,
  skus: matrix.skus.filter((_, row) => !rows.has(row)),
})

/** New SKUs without a code are given one. */
export function withCodes({ options, skus }: Matrix, prefix: string): Matrix {
  const taken = new Set(skus.map(({ code }) => code))
  return {
    options,
    skus: skus.map((sku) => {
      if (sku.code !== '' || isBlank(sku)) return sku
      const code = freeCode(codeOf(prefix, sku.values, options), taken)
      taken.add(code)
      return { ...sku, code }
    }),
  }
}

/** Rows whose combination stands on an earlier row too. */
export function sameCombination(skus: readonly Sku[]): Set<number> {
  const seen = new Set<string>()
  const rows = new Set<number>()
  skus.forEach(({ values }, row) => {
    const name = nameOf(values)
    if (seen.has(name)) rows.add(row)
    seen.add(name)
  })
  return rows
}
