/**
 * What plain data and plain questions do without (isPlain of paidPass.ts): orders told by their total alone, sums near 2^53, members over time, hours and prices
 * of lines.
 */
export { daysOf, inTime } from './inTime'
export { lineHours } from './lineHours'
export { addPaidLines, addPlacedLines } from './lineSums'
export { Numbering } from './numbering'
export { markTells } from './orderTells'
export { addPaidOrders } from './paidOrders'
export { maskLines, pickOwnHours } from './pickHours'
export { PriceBands } from './priceBands'
