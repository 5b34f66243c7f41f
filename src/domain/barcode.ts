/** Lengths of EAN-8, UPC-A, EAN-13 and GTIN-14. */
const LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14])

/** The digit that the others of an EAN or UPC ask for at its end: counted from the right, every other digit weighs three. */
export function checkDigit(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

/** What is wrong with an EAN or UPC; undefined: nothing, or there is none. A shop's own codes are barcodes too, so this warns and refuses nothing. */
export function barcodeProblem(barcode: string): 'digits' | 'length' | 'check' | undefined {
  if (barcode === '') return undefined
  if (!/^\d+$/.test(barcode)) return 'digits'
  if (!LENGTHS.has(barcode.length)) return 'length'
  return checkDigit(barcode.slice(0, -1)) === Number(barcode.at(-1)) ? undefined : 'check'
}
