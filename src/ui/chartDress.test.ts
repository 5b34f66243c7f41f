import { expect, test } from 'vitest'
import { rowInTooltip } from './chartDress'

test('a tooltip says what the row of the table does, and a name from a file is no markup in it', () => {
  const table = { columns: ['Channel', 'Visits'], rows: [['<img src=x>', '12']] }
  expect(rowInTooltip(table, 0)).toBe('&lt;img src=x><br>Visits <b>12</b>')
  expect(rowInTooltip(table, 5)).toBe('')
  expect(rowInTooltip(table, undefined)).toBe('')
})
