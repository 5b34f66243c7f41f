import { plainHeader } from './matchHeader'

/** Field → index of the column in the header. */
export type ColumnsOfFile<F extends string> = Partial<Record<F, number>>

/** A kind of file that is known by its header. */
export interface FilePreset<P extends string, F extends string> {
  id: P
  /** Columns by which the file is known: one of each. */
  signature: readonly (readonly string[])[]
  names: Partial<Record<F, readonly string[]>>
}

const columnNamed = (header: readonly string[], name: string): number => header.findIndex((text) => plainHeader(text) === plainHeader(name))

/** The first preset whose signature the header carries; undefined where none does. */
export function presetOfHeader<P extends string, F extends string>(
  presets: readonly FilePreset<P, F>[],
  header: readonly string[],
): P | undefined {
  const known = (names: readonly string[]) => names.some((name) => columnNamed(header, name) >= 0)
  return presets.find(({ signature }) => signature.length > 0 && signature.every(known))?.id
}

/** The column of each field by the names that the preset knows; a column serves one field. */
export function columnsByNames<F extends string>(
  header: readonly string[],
  fields: readonly F[],
  names: Partial<Record<F, readonly string[]>>,
): ColumnsOfFile<F> {
  const columns: ColumnsOfFile<F> = {}
  const taken = new Set<number>()
  for (const field of fields) {
    const found = (names[field] ?? []).map((name) => columnNamed(header, name)).find((at) => at >= 0 && !taken.has(at))
    if (found === undefined) continue
    columns[field] = found
    taken.add(found)
  }
  return columns
}

/** The columns with a field taken from another column, or from none; a column serves one field. */
export function withColumnOf<F extends string>(columns: ColumnsOfFile<F>, field: F, column: number | undefined): ColumnsOfFile<F> {
  const moved = { ...columns }
  for (const name of Object.keys(columns)) if (isFieldOf(columns, name) && columns[name] === column) delete moved[name]
  delete moved[field]
  return column === undefined ? moved : { ...moved, [field]: column }
}

const isFieldOf = <F extends string>(columns: ColumnsOfFile<F>, name: string): name is F => Object.hasOwn(columns, name)
