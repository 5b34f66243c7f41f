/** Lines of CSV as a file that spreadsheets open as UTF-8. */
export function csvFile(lines: Iterable<string>): Blob {
  return new Blob(['\uFEFF', ...Array.from(lines, (line) => `${line}\r\n`)], { type: 'text/csv;charset=utf-8' })
}
