import { readAmount, readUnits } from './amounts'

export interface PastedLine {
  code: string
  quantity?: number
  cost?: number
}

/** Rows of a spreadsheet: a code, then a quantity and a cost where there are any. A row of headings has no number and is left out where others have one. */
export function readPasted(text: string, currency: string): PastedLine[] {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter(([code]) => code !== '')
    .map(([code, quantity = '', cost = '']): PastedLine => {
      const [units, amount] = [readUnits(quantity), readAmount(cost, currency)]
      return { code, ...(units === undefined ? {} : { quantity: units }), ...(amount === undefined ? {} : { cost: amount }) }
    })
  const [first, ...rest] = rows
  const isHeading = first !== undefined && first.quantity === undefined && rest.some(({ quantity }) => quantity !== undefined)
  return isHeading ? rest : rows
}

/** Whether what was pasted is a table and no text for the cell that has the focus. */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.trim())
