import { csvCell, guardedCell } from '~/lib/csv/write'
import type { ChartTable } from '~/ui/chartOption'

type Cell = string | number | null

/** Figures as they go into a file: names, rows, and lines that say what they are. */
export interface ExportedFigures {
  title: string
  table: ChartTable
  /** Name and text: shop, window, filters, definitions. */
  about: readonly (readonly [string, string])[]
}

/** As many digits as amounts have; beyond them stands the noise of adding doubles: 92414.76999999997. */
const DIGITS = 14

const withoutNoise = (cell: Cell): Cell => (typeof cell === 'number' ? Number(cell.toPrecision(DIGITS)) : cell)

const rowsOf = ({ values, rows }: ChartTable): readonly (readonly Cell[])[] => (values ?? rows).map((row) => row.map(withoutNoise))

const headsOf = ({ heads, columns }: ChartTable): readonly string[] => heads ?? columns

const csv = (cell: Cell) => (cell === null ? '' : typeof cell === 'number' ? csvCell(String(cell)) : guardedCell(cell))

/** CSV in UTF-8 with a byte order mark, so that spreadsheets read it: the figures, a blank line, what they mean. */
export function figuresCsv({ table, about }: ExportedFigures): Blob {
  const lines = [headsOf(table), ...rowsOf(table), [], ...about].map((cells) => cells.map(csv).join(','))
  return new Blob(['\uFEFF', lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' })
}

const SHEET_NAME = /[\\/*?:[\]]/g
/** Excel cuts names of sheets here. */
const LONGEST_NAME = 31

const head = (value: string) => ({ value, fontWeight: 'bold' as const })

/** A workbook: the figures as numbers, and a second sheet that says what they are. Its code is loaded here. */
export async function figuresXlsx({ title, table, about }: ExportedFigures, aboutName: string): Promise<Blob> {
  const { default: writeWorkbook } = await import('write-excel-file/browser')
  const figures = [headsOf(table).map(head), ...rowsOf(table).map((row) => [...row])]
  const meaning = about.map(([name, text]) => [head(name), text])
  const sheet = title.replace(SHEET_NAME, ' ').slice(0, LONGEST_NAME)
  return writeWorkbook([
    { data: figures, sheet, stickyRowsCount: 1, columns: table.columns.map((_, i) => ({ width: i === 0 ? 28 : 18 })) },
    { data: meaning, sheet: aboutName, columns: [{ width: 28 }, { width: 100 }] },
  ]).toBlob()
}
